//! The press itself: sources in, collection and report out.

use std::path::Path;

use offprint_interchange::{
    Fault, Format, Report, bibtex, csl_json, detect, enrichment, hf_page, offprint_json, paperlists, ris,
};
use offprint_paper::{Collection, FORMAT, Paper};

use crate::merge::{Draft, merge};
use crate::text::{Dressed, Spellings};
use crate::topics::{self, TopicCandidate};
use crate::{Finding, PressError, SourceFile, Sources, addresses, identify, settings, text, venues};

/// What the press made, and what it has to say about it.
#[derive(Debug, Clone)]
pub struct Pressed {
    /// The collection, ready to be written.
    pub collection: Collection,
    /// What was read, rejected and noted, over all files.
    pub report: Report,
    /// What `topics.toml` may speak of, the phrases of most papers first.
    pub candidates: Vec<TopicCandidate>,
}

/// Makes a collection from a folder of sources (see [`Sources::from_dir`]).
///
/// # Errors
/// As [`make`], and [`PressError::Io`].
pub fn make_from_dir(path: &Path) -> Result<Pressed, PressError> {
    make(&Sources::from_dir(path)?)
}

/// Makes a collection. Rows that cannot be used are reported, and the rest is made.
///
/// # Errors
/// [`PressError::Settings`] if `collection.toml` or `topics.toml` is not of its form, [`PressError::Empty`] if
/// no paper is left.
pub fn make(sources: &Sources) -> Result<Pressed, PressError> {
    let about = settings::parse(&sources.collection)?;
    let rules = topics::Rules::parse(&sources.topics)?;
    let mut report = Report::default();
    let drafts = read(&sources.files, &mut report);
    let drafts = identify::identify(drafts, &mut report);
    report.read = drafts.len();
    if drafts.is_empty() {
        let names: Vec<&str> = sources.files.iter().map(|file| file.name.as_str()).collect();
        return Err(PressError::Empty(format!("{}\n{report}", names.join(", ")).trim_end().to_owned()));
    }
    let texts = drafts.iter().flat_map(|draft| [&draft.paper.title, &draft.paper.abstract_text]);
    let spellings = Spellings::of(texts.map(String::as_str));
    let mut papers: Vec<Paper> = drafts.into_iter().map(|draft| finish(draft.paper, &spellings)).collect();
    let candidates = topics::find(&mut papers, &rules, &mut report);
    Ok(Pressed { collection: Collection { format: FORMAT, about, papers }, report, candidates })
}

/// Reads all files: papers first, then the facts about them.
fn read(files: &[SourceFile], report: &mut Report) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut facts = Vec::new();
    for file in files {
        let name = &file.name;
        let bytes = match file.unpacked() {
            Ok(bytes) => bytes,
            Err(error) => {
                report.reject(name, 0, Finding::Packed { reason: error.to_string() });
                continue;
            }
        };
        let bytes = bytes.as_ref();
        match file.format.or_else(|| detect(bytes)) {
            Some(Format::HfPage) => {
                let (records, read) = hf_page::read(name, bytes);
                report.append(read);
                drafts.extend(records.into_iter().map(|record| {
                    let mut paper = Paper::from_title(record.title, name);
                    paper.abstract_text = record.abstract_text;
                    Draft { paper, file: name.clone(), line: record.line }
                }));
            }
            Some(Format::Enrichment) => {
                let (lines, read) = enrichment::read(name, bytes);
                report.append(read);
                facts.push((name, lines));
            }
            Some(format @ (Format::Paperlists | Format::Bibtex | Format::Ris | Format::CslJson)) => {
                let reader = match format {
                    Format::Bibtex => bibtex::read,
                    Format::Ris => ris::read,
                    Format::CslJson => csl_json::read,
                    _ => paperlists::read,
                };
                let (papers, read) = reader(name, bytes);
                report.append(read);
                let draft = |found: paperlists::ListedPaper| Draft {
                    paper: found.paper,
                    file: name.clone(),
                    line: found.line,
                };
                drafts.extend(papers.into_iter().map(draft));
            }
            Some(Format::OffprintJson) => match offprint_json::read(bytes) {
                Ok((collection, _)) => drafts.extend(collection.papers.into_iter().map(|paper| Draft {
                    paper,
                    file: name.clone(),
                    line: 0,
                })),
                Err(fault) => report.reject(name, line_of(&fault), fault),
            },
            None => report.reject(name, 0, Finding::UnknownFormat),
        }
    }
    for (name, lines) in facts {
        merge(&mut drafts, lines, name, report);
    }
    drafts
}

/// What each paper gets on its own: links, series, and texts dressed for display.
fn finish(mut paper: Paper, spellings: &Spellings) -> Paper {
    addresses::fill(&mut paper);
    if paper.series.is_none() {
        paper.series =
            paper.venue.as_deref().and_then(|venue| venues::series(venue, paper.venue_note.as_deref()));
    }
    // A paper that comes from a published collection has its spans already.
    if paper.title_spans.is_empty() {
        Dressed { text: paper.title, spans: paper.title_spans } = text::dress_as(&paper.title, spellings);
    }
    if paper.spans.is_empty() {
        Dressed { text: paper.abstract_text, spans: paper.spans } =
            text::dress_as(&paper.abstract_text, spellings);
    }
    paper
}

/// Line of a fault that concerns a whole document, 0 if it has none.
fn line_of(fault: &Fault) -> usize {
    match fault {
        Fault::Collection(offprint_paper::CollectionError::Damaged { line, .. }) => *line,
        _ => 0,
    }
}
