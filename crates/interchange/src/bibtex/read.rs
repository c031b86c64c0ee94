//! BibTeX, read: entries as papers, a broken one reported and passed over.

use std::collections::HashMap;

use offprint_paper::Author;

use super::{
    scan::{Piece, RawEntry, entries},
    tex::plain,
};
use crate::{
    Fault, Report,
    paperlists::ListedPaper,
    reference::{Reference, name, tidy},
    text::decoded,
};

/// Macros that every style defines.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The most characters of a value: macros could make one that fills the memory.
const LONGEST: usize = 1_000_000;

/// Reads a file. `file` names it in the report and as the source of its papers.
///
/// Each entry with a title is a paper, `@string` and `crossref` are followed, TeX is turned into text (mathematics
/// stays as it is), and arXiv's `eprint` is known. An entry without a title, without its closing brace or with something
/// in it that is no field is rejected, and reading goes on with the next one.
pub fn read(file: &str, bytes: &[u8]) -> (Vec<ListedPaper>, Report) {
    let mut report = Report::default();
    let (text, fault) = decoded(bytes);
    if let Some(fault) = fault {
        report.note(file, 0, fault);
    }
    let mut macros: HashMap<String, String> = MONTHS.map(|month| (month.to_owned(), month.to_owned())).into();
    let mut read: Vec<(usize, Fields)> = Vec::new();
    let mut keys: HashMap<String, usize> = HashMap::new();
    for (line, entry) in entries(&text) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(fault) => {
                report.reject(file, line, fault);
                continue;
            }
        };
        let fields = Fields::new(&entry, &macros, &mut |fault| report.note(file, line, fault));
        if entry.kind.eq_ignore_ascii_case("string") {
            macros.extend(fields.values);
            continue;
        }
        if let Some(first) = keys.get(entry.key) {
            report.note(
                file,
                line,
                Fault::DuplicateKey { key: entry.key.to_owned(), first_line: read[*first].0 },
            );
        } else {
            keys.insert(entry.key.to_owned(), read.len());
        }
        read.push((line, fields));
    }
    let mut papers = Vec::new();
    for (line, fields) in &read {
        let parent = keys.get(&plain(fields.get("crossref"))).map(|at| &read[*at].1);
        match fields.reference(parent).into_paper(file) {
            Ok((paper, faults)) => {
                faults.into_iter().for_each(|fault| report.note(file, *line, fault));
                papers.push(ListedPaper { paper, line: *line });
            }
            Err(fault) => report.reject(file, *line, fault),
        }
    }
    report.notes.sort_by_key(|remark| remark.line);
    report.rejected.sort_by_key(|remark| remark.line);
    report.read = papers.len();
    (papers, report)
}

/// An entry's fields by their names in lower case, macros put in.
struct Fields {
    kind: String,
    values: HashMap<String, String>,
}

impl Fields {
    fn new(entry: &RawEntry<'_>, macros: &HashMap<String, String>, note: &mut dyn FnMut(Fault)) -> Self {
        let mut values = HashMap::new();
        for (name, pieces) in &entry.fields {
            let mut value = String::new();
            for piece in pieces {
                let text = match piece {
                    Piece::Text(text) => text,
                    Piece::Macro(name) => match macros.get(&name.to_ascii_lowercase()) {
                        Some(text) => text.as_str(),
                        None => {
                            note(Fault::UnknownMacro { name: (*name).to_owned() });
                            name
                        }
                    },
                };
                if value.len() + text.len() <= LONGEST {
                    value.push_str(text);
                }
            }
            // Of a field that comes twice, the first counts, as in BibTeX.
            values.entry(name.to_ascii_lowercase()).or_insert(value);
        }
        Self { kind: entry.kind.to_ascii_lowercase(), values }
    }

    /// A value as it stands; empty if there is none.
    fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// The first of these fields that says something.
    fn first(&self, names: &[&str]) -> &str {
        names.iter().map(|name| self.get(name)).find(|value| !value.trim().is_empty()).unwrap_or_default()
    }

    fn reference(&self, parent: Option<&Self>) -> Reference {
        let inherited = |names: &[&str]| {
            let own = self.first(names);
            if own.is_empty() { parent.map_or("", |parent| parent.first(names)) } else { own }
        };
        let journal = self.first(&["journal", "journaltitle"]);
        let book = self.first(&["booktitle"]);
        let book = if book.is_empty() {
            parent.map_or("", |parent| parent.first(&["booktitle", "title"]))
        } else {
            book
        };
        let is_journal = !journal.is_empty() && (book.is_empty() || self.kind == "article");
        let archive = self.first(&["archiveprefix", "eprinttype"]);
        let is_arxiv = archive.trim().eq_ignore_ascii_case("arxiv") || archive.is_empty();
        let date = self.get("date");
        let year = inherited(&["year", "date"]);
        Reference {
            title: [plain(self.get("title")), plain(self.get("subtitle"))]
                .join(": ")
                .trim_end_matches(": ")
                .to_owned(),
            authors: authors(self.first(&["author", "editor"])),
            year: plain(year).trim().to_owned(),
            date: if is_date(date) { date.to_owned() } else { String::new() },
            venue: plain(if is_journal { journal } else { book }),
            is_journal,
            doi: plain(self.get("doi")),
            arxiv: if is_arxiv { plain(self.get("eprint")) } else { String::new() },
            urls: vec![address(self.get("url"))],
            pdf: String::new(),
            abstract_text: plain(self.get("abstract")),
            keywords: plain(self.first(&["keywords", "keyword"]))
                .split([',', ';'])
                .map(str::to_owned)
                .collect(),
            note: plain(self.get("note")),
            language: String::new(),
        }
    }
}

/// The names of a field, which ` and ` parts outside of braces. A name in braces is one whole.
fn authors(value: &str) -> Vec<Author> {
    let mut names = Vec::new();
    let (mut depth, mut from, mut at) = (0_usize, 0, 0);
    let bytes = value.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ if depth == 0 && is_and(bytes, at) => {
                names.push(&value[from..at]);
                from = at + 4;
                at += 3;
            }
            _ => {}
        }
        at += 1;
    }
    names.push(&value[from.min(value.len())..]);
    let author = |text: &&str| {
        let text = text.trim();
        let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).unwrap_or_default();
        if !inner.is_empty() && !inner.contains(['{', '}']) {
            return Some(Author::whole(tidy(&plain(inner))));
        }
        name(&plain(text))
    };
    names.iter().filter(|text| !text.trim().eq_ignore_ascii_case("others")).filter_map(author).collect()
}

/// Whether white space, `and` and white space stand here.
fn is_and(bytes: &[u8], at: usize) -> bool {
    bytes.get(at..at + 5).is_some_and(|word| {
        word[0].is_ascii_whitespace()
            && word[1..4].eq_ignore_ascii_case(b"and")
            && word[4].is_ascii_whitespace()
    })
}

/// An address without the command and the escapes that some programs put around it.
fn address(value: &str) -> String {
    let value = value.trim();
    let inner = value.strip_prefix("\\url{").and_then(|inner| inner.strip_suffix('}')).unwrap_or(value);
    inner
        .replace("\\_", "_")
        .replace("\\&", "&")
        .replace("\\%", "%")
        .replace("\\#", "#")
        .replace(['{', '}'], "")
}

/// Whether a text is a date of ISO 8601: `2023`, `2023-06` or `2023-06-02`.
pub(crate) fn is_date(text: &str) -> bool {
    [4, 7, 10].contains(&text.len())
        && text
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}
