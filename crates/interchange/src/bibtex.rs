//! BibTeX, written so that Zotero, JabRef and Pandoc read back the same record, and read entry by entry.
//!
//! Text stays UTF-8. What no source gave is left out; an entry has no field that had to be guessed.

mod escape;
mod key;
mod latin;
mod read;
mod scan;
mod tex;

use std::fmt::Write;

use offprint_paper::{Author, Paper, SeriesKind, Span, SpanKind};

pub use key::{citation_key, citation_keys};
pub(crate) use read::is_date;
pub use read::read;

use escape::{escaped, protected_title, verbatim};

/// All papers as one file, entries apart by an empty line, keys unique (see [`citation_keys`]).
pub fn file(papers: &[Paper]) -> String {
    let entries: Vec<String> =
        papers.iter().zip(citation_keys(papers)).map(|(paper, key)| entry(paper, &key)).collect();
    entries.join("\n")
}

/// One entry under `key`, ended by a line feed.
///
/// The type follows the series: `@article` for a journal, `@inproceedings` for a conference, a Findings volume
/// or a workshop, `@misc` where no venue is known. An arXiv id becomes `eprint` with `archivePrefix`, and the
/// address is [`Paper::page_url`].
pub fn entry(paper: &Paper, key: &str) -> String {
    let kind = paper.series.as_ref().map(|series| series.kind);
    let name = match (kind, paper.venue.is_some()) {
        (Some(SeriesKind::Journal), _) => "article",
        (Some(_), _) | (None, true) => "inproceedings",
        (None, false) => "misc",
    };
    let mut entry = format!("@{name}{{{key},\n");
    let mut field = |name: &str, value: String| {
        if !value.is_empty() {
            // Writing to a string does not fail.
            let _ = writeln!(entry, "  {name} = {{{value}}},");
        }
    };
    field("title", title(paper));
    field("author", authors(&paper.authors));
    match (&paper.venue, &paper.series) {
        (Some(_), Some(series)) if series.kind == SeriesKind::Journal => {
            field("journal", escaped(&series.name))
        }
        (Some(venue), _) => field("booktitle", escaped(venue)),
        (None, _) => {}
    }
    field("year", paper.year.map(|year| year.to_string()).unwrap_or_default());
    field("doi", verbatim(paper.doi.as_deref().unwrap_or_default()));
    if let Some(arxiv) = &paper.arxiv {
        field("eprint", verbatim(arxiv));
        field("archivePrefix", "arXiv".to_owned());
    }
    field("url", verbatim(&paper.page_url().unwrap_or_default()));
    field("note", escaped(paper.venue_note.as_deref().unwrap_or_default()));
    entry.push_str("}\n");
    entry
}

/// The title with its capitals protected; stretches of mathematics stay TeX.
fn title(paper: &Paper) -> String {
    let is_math = |span: &&Span| matches!(span.kind, SpanKind::Math(_));
    let mut written = String::new();
    let mut done = 0;
    for span in paper.title_spans.iter().filter(is_math) {
        let (start, end) = (span.start as usize, span.end as usize);
        let (Some(before), Some(math)) = (paper.title.get(done..start), paper.title.get(start..end)) else {
            continue;
        };
        written.push_str(&protected_title(before, &paper.title));
        written.push_str(&dollars(math));
        done = end;
    }
    written + &protected_title(paper.title.get(done..).unwrap_or_default(), &paper.title)
}

/// A stretch of mathematics between dollar signs, if its braces are balanced; otherwise as text.
fn dollars(math: &str) -> String {
    let inner =
        ["$$", "$"].iter().find_map(|sign| math.strip_prefix(sign)?.strip_suffix(sign)).unwrap_or(math);
    let inner = inner.strip_prefix("\\(").and_then(|inner| inner.strip_suffix("\\)")).unwrap_or(inner);
    if escape::is_balanced(inner) && !inner.contains('$') { format!("${inner}$") } else { escaped(math) }
}

fn authors(authors: &[Author]) -> String {
    let names: Vec<String> = authors.iter().map(author).collect();
    names.join(" and ")
}

/// A name as BibTeX takes it: `Family, Given` where the source split it, in reading order where it did not. A
/// whole name that BibTeX would take apart wrongly (by a comma, or by an `and`) is protected.
fn author(author: &Author) -> String {
    match author {
        Author::Split { given, family } if given.is_empty() => format!("{{{}}}", escaped(family)),
        Author::Split { given, family } => format!("{}, {}", escaped(family), escaped(given)),
        Author::Whole { name } => {
            let and = name.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
            let name = escaped(name);
            if and || name.contains(',') { format!("{{{name}}}") } else { name }
        }
    }
}
