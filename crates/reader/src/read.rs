//! A file's bytes to what can be taken in of them.

use std::collections::HashMap;

use offprint_interchange::{
    Contents, Format, Outcome, Report, bibtex, csl_json, detect, offprint_json, paperlists::ListedPaper, ris,
};
use offprint_paper::{Paper, PaperId};

/// Characters of a title. What is longer is no title, and a list of such would not be one that anybody could read.
const LONGEST_TITLE: usize = 2000;

/// Reads what a file or a pasted text holds: BibTeX, RIS, CSL-JSON or a published collection, told by its content.
/// `name` stands in sentences and as the source of the papers.
///
/// A row that cannot be used costs itself only. Each paper has its title among its identifiers, and one that comes
/// twice under the same first identifier is taken once.
pub fn read(name: &str, bytes: &[u8]) -> Outcome {
    let (listed, report) = match detect(bytes) {
        Some(Format::Bibtex) => bibtex::read(name, bytes),
        Some(Format::Ris) => ris::read(name, bytes),
        Some(Format::CslJson) => csl_json::read(name, bytes),
        Some(Format::OffprintJson) => match offprint_json::read(bytes) {
            Ok((collection, report)) => (unlisted(collection.papers), report),
            Err(fault) => return Outcome::Refused(format!("{name}: {fault}.")),
        },
        _ => {
            return Outcome::Refused(format!(
                "{name} is none of the formats that can be taken in: Offprint’s own export, BibTeX, RIS, CSL-JSON."
            ));
        }
    };
    let read = usable(listed, &report);
    if read.papers.is_empty() && read.rejected.count == 0 {
        return Outcome::Refused(format!("{name} holds no papers."));
    }
    Outcome::Read(read)
}

/// Papers of a file that is read as a whole, without lines.
fn unlisted(papers: Vec<Paper>) -> Vec<ListedPaper> {
    papers.into_iter().map(|paper| ListedPaper { paper, line: 0 }).collect()
}

/// The papers that can be taken in, and what is to be said of the file.
fn usable(listed: Vec<ListedPaper>, report: &Report) -> Contents {
    let mut read = Contents::default();
    read.rejected.tell_all(&report.rejected);
    read.remarks.tell_all(&report.notes);
    let mut seen: HashMap<PaperId, usize> = HashMap::new();
    for ListedPaper { mut paper, line } in listed {
        if let Some(reason) = broken_rule(&paper) {
            read.rejected.tell(line, reason);
            continue;
        }
        let title = PaperId::title(&paper.title);
        if !paper.ids.contains(&title) {
            paper.ids.push(title);
        }
        let Some(name) = paper.id().cloned() else { continue };
        if let Some(first) = seen.get(&name) {
            let place = if *first > 0 { format!(" as in line {first}") } else { " again".to_owned() };
            read.remarks.tell(line, &format!("the same paper{place}, taken once: {}", paper.title));
            continue;
        }
        seen.insert(name, line);
        read.papers.push(paper);
    }
    read
}

/// Why a paper cannot be taken in, if it cannot.
fn broken_rule(paper: &Paper) -> Option<&'static str> {
    let has_nul = |text: &String| text.contains('\0');
    let some = [&paper.venue, &paper.venue_note, &paper.arxiv, &paper.doi, &paper.language, &paper.date];
    let links = [&paper.links.page, &paper.links.pdf, &paper.links.project];
    let texts = some.into_iter().chain(links).flatten().chain(&paper.topics).chain(&paper.links.code);
    if paper.title.chars().count() > LONGEST_TITLE {
        Some("its title is longer than 2,000 characters")
    } else if [&paper.title, &paper.abstract_text].into_iter().chain(texts).any(has_nul)
        || paper.authors.iter().any(|author| author.display().contains('\0'))
    {
        Some("it holds a NUL character")
    } else {
        None
    }
}
