//! CSL-JSON, read and written: the items that citation processors take.
//!
//! Source: the schema of the Citation Style Language 1.0.2
//! (<https://github.com/citation-style-language/schema/blob/v1.0.2/schemas/input/csl-data.json>).

use std::collections::HashMap;

use offprint_paper::{Author, Paper, SeriesKind, json::JsonWriter};
use serde_json::Value;

use crate::{
    Fault, Report,
    bibtex::{citation_keys, is_date},
    json_rows::{self, Row},
    paperlists::ListedPaper,
    reference::{Reference, addresses, issued},
};

/// All papers as one file, an item per line; ids are citation keys, unique.
pub fn file(papers: &[Paper]) -> String {
    let items: Vec<String> =
        papers.iter().zip(citation_keys(papers)).map(|(paper, key)| item(paper, &key)).collect();
    ["[\n", &items.join(",\n"), "\n]\n"].concat()
}

/// One item under `key`, in one line.
///
/// The type follows the venue: `article-journal` for a journal, `paper-conference` for a conference, `article` (a
/// preprint) where no venue is known. A name that came unsplit is a `literal`. arXiv is an archive.
pub fn item(paper: &Paper, key: &str) -> String {
    let journal = paper.series.as_ref().filter(|series| series.kind == SeriesKind::Journal);
    let venue = paper.venue.as_deref().map(|venue| journal.map_or(venue, |series| &series.name));
    let kind = match (venue, journal) {
        (None, _) => "article",
        (Some(_), Some(_)) => "article-journal",
        (Some(_), None) => "paper-conference",
    };
    let (addresses, topics) = (addresses(paper), paper.topics.join(", "));
    let mut json = JsonWriter::default();
    json.open('{');
    put(&mut json, "id", Some(key));
    put(&mut json, "type", Some(kind));
    put(&mut json, "title", Some(&paper.title));
    if !paper.authors.is_empty() {
        json.name("author");
        json.open('[');
        paper.authors.iter().for_each(|author| write_author(&mut json, author));
        json.close(']');
    }
    write_issued(&mut json, paper);
    put(&mut json, "container-title", venue);
    put(&mut json, "DOI", paper.doi.as_deref());
    put(&mut json, "URL", addresses.first().map(String::as_str));
    put(&mut json, "archive", paper.arxiv.as_ref().map(|_| "arXiv"));
    put(&mut json, "archive_location", paper.arxiv.as_deref());
    put(&mut json, "abstract", Some(paper.abstract_text.as_str()).filter(|text| !text.is_empty()));
    put(&mut json, "keyword", Some(topics.as_str()).filter(|words| !words.is_empty()));
    put(&mut json, "note", paper.venue_note.as_deref());
    put(&mut json, "language", paper.language.as_deref());
    json.close('}');
    json.finish()
}

fn put(json: &mut JsonWriter, name: &str, text: Option<&str>) {
    if let Some(text) = text {
        json.name(name);
        json.text(text);
    }
}

fn write_author(json: &mut JsonWriter, author: &Author) {
    json.open('{');
    match author {
        Author::Split { given, family } => {
            put(json, "family", Some(family));
            put(json, "given", Some(given.as_str()).filter(|given| !given.is_empty()));
        }
        Author::Whole { name } => put(json, "literal", Some(name)),
    }
    json.close('}');
}

fn write_issued(json: &mut JsonWriter, paper: &Paper) {
    let Some(parts) = issued(paper) else { return };
    json.name("issued");
    json.open('{');
    json.name("date-parts");
    json.open('[');
    json.open('[');
    parts.into_iter().for_each(|part| json.number(part.into()));
    json.close(']');
    json.close(']');
    json.close('}');
}

/// Reads a file. `file` names it in the report and as the source of its papers.
///
/// An item that is broken JSON, no object, or has no title is rejected by its number and line, and reading goes on with
/// the next one. A value of the wrong type counts as absent.
pub fn read(file: &str, bytes: &[u8]) -> (Vec<ListedPaper>, Report) {
    let mut report = Report::default();
    let mut papers = Vec::new();
    let mut ids: HashMap<String, usize> = HashMap::new();
    for json_rows::Found { number, line, row } in json_rows::rows(bytes) {
        let read = row.and_then(|row| {
            let id = text(&row, "id");
            reference(&row).into_paper(file).map(|(paper, faults)| (id, paper, faults))
        });
        match read {
            Ok((id, paper, faults)) => {
                faults.into_iter().for_each(|fault| report.note(file, line, fault));
                if let Some(first_line) = ids.get(&id) {
                    report.note(file, line, Fault::DuplicateKey { key: id, first_line: *first_line });
                } else if !id.is_empty() {
                    ids.insert(id, line);
                }
                papers.push(ListedPaper { paper, line });
            }
            Err(fault) => report.reject(file, line, Fault::Row { number, reason: fault.to_string() }),
        }
    }
    if !json_rows::is_closed(bytes) {
        report.note(file, 0, Fault::Unclosed);
    }
    report.read = papers.len();
    (papers, report)
}

fn reference(row: &Row) -> Reference {
    let issued = issued_parts(row);
    let date: Vec<String> = issued
        .iter()
        .enumerate()
        .map(|(at, part)| if at == 0 { part.clone() } else { format!("{part:0>2}") })
        .collect();
    let arxiv = match text(row, "archive").to_ascii_lowercase().as_str() {
        "arxiv" => text(row, "archive_location"),
        // Zotero's way.
        _ => Some(text(row, "number"))
            .filter(|id| id.to_ascii_lowercase().starts_with("arxiv:"))
            .unwrap_or_default(),
    };
    let authors = row.get("author").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Reference {
        title: text(row, "title"),
        authors: authors.iter().filter_map(named).collect(),
        year: issued.first().cloned().unwrap_or_default(),
        date: Some(date.join("-")).filter(|date| is_date(date)).unwrap_or_default(),
        venue: text(row, "container-title"),
        is_journal: text(row, "type").starts_with("article-"),
        doi: text(row, "DOI"),
        arxiv,
        urls: vec![text(row, "URL")],
        pdf: String::new(),
        abstract_text: text(row, "abstract"),
        keywords: text(row, "keyword").split([',', ';']).map(str::to_owned).collect(),
        note: text(row, "note"),
        language: text(row, "language"),
    }
}

/// A field's text; a number counts as its digits.
fn text(row: &Row, name: &str) -> String {
    match row.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// Year, month and day as digits, as far as they are there.
fn issued_parts(row: &Row) -> Vec<String> {
    let digits = |value: &Value| match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => Some(text.clone()),
        _ => None,
    };
    let Some(Value::Object(issued)) = row.get("issued") else { return Vec::new() };
    let parts = issued.get("date-parts").and_then(|all| all.get(0)).and_then(Value::as_array);
    match parts {
        Some(parts) => parts.iter().map_while(digits).collect(),
        None => text(issued, "raw").split('-').map(str::to_owned).filter(|part| !part.is_empty()).collect(),
    }
}

fn named(value: &Value) -> Option<Author> {
    let part =
        |name: &str| value.get(name).and_then(Value::as_str).map(crate::reference::tidy).unwrap_or_default();
    let (literal, given) = (part("literal"), part("given"));
    let particles =
        [part("dropping-particle"), part("non-dropping-particle"), part("family"), part("suffix")];
    let family = crate::reference::tidy(&particles.join(" "));
    if family.is_empty() {
        return Some(literal).filter(|name| !name.is_empty()).map(Author::whole);
    }
    Some(Author::Split { given, family })
}
