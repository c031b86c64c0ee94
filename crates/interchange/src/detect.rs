//! Which format a file is in, told by its content.

use crate::hf_page::FURNITURE;
use crate::text::lines;

/// Formats that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A Hugging Face Papers page saved as text: [`crate::hf_page`].
    HfPage,
    /// Bibliographic facts by title, JSON lines: [`crate::enrichment`].
    Enrichment,
    /// A published collection: [`crate::offprint_json`].
    OffprintJson,
    /// A paperlists array: [`crate::paperlists`].
    Paperlists,
    /// BibTeX entries: [`crate::bibtex`].
    Bibtex,
    /// RIS records: [`crate::ris`].
    Ris,
    /// CSL-JSON items: [`crate::csl_json`].
    CslJson,
}

impl Format {
    /// Every format with the name that a person asks for it by.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("hf-page", Self::HfPage),
        ("facts", Self::Enrichment),
        ("offprint", Self::OffprintJson),
        ("paperlists", Self::Paperlists),
        ("bibtex", Self::Bibtex),
        ("ris", Self::Ris),
        ("csl-json", Self::CslJson),
    ];

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }
}

/// Lines that are looked at. The first may be damaged, and the file is still of its format.
const LOOKED_AT: usize = 20;

/// Guesses the format from the first lines that are not empty. A name or an extension is not looked at; `None`
/// says that the content is of none of the formats.
pub fn detect(bytes: &[u8]) -> Option<Format> {
    let mut first = lines(bytes).map(|line| line.text).filter(|text| !text.trim().is_empty()).take(LOOKED_AT);
    if first.any(|line| line.trim_start().starts_with(FURNITURE)) {
        return Some(Format::HfPage);
    }
    // A collection may be cut short or spread over lines, and is still meant as one.
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
    let compact: String =
        start.trim_start_matches('\u{FEFF}').chars().filter(|c| !c.is_whitespace()).collect();
    if compact.starts_with(r#"{"format":"#) {
        return Some(Format::OffprintJson);
    }
    if compact.strip_prefix('[').is_some_and(|rows| rows.starts_with("{\"") || rows.starts_with("]")) {
        return Some(if is_csl(&compact) { Format::CslJson } else { Format::Paperlists });
    }
    if start.lines().any(|line| line.trim_start().starts_with("TY  -")) {
        return Some(Format::Ris);
    }
    if start.lines().any(is_bibtex) {
        return Some(Format::Bibtex);
    }
    let mut first = lines(bytes).map(|line| line.text).filter(|text| !text.trim().is_empty()).take(LOOKED_AT);
    first.any(|line| has_title(&line)).then_some(Format::Enrichment)
}

/// Whether an array's beginning, without white space, has what only items of the Citation Style Language have.
fn is_csl(compact: &str) -> bool {
    [
        "\"issued\":{",
        "\"container-title\":",
        "\"author\":[{",
        "\"type\":\"article",
        "\"type\":\"paper-conference\"",
    ]
    .iter()
    .chain(&["\"type\":\"book\"", "\"type\":\"chapter\"", "\"type\":\"thesis\"", "\"type\":\"report\""])
    .any(|sign| compact.contains(sign))
}

/// Whether a line begins an entry: `@`, a word, a brace.
fn is_bibtex(line: &str) -> bool {
    let Some(rest) = line.trim_start_matches(['\u{FEFF}', ' ', '\t']).strip_prefix('@') else { return false };
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    behind.len() < rest.len() && behind.trim_start().starts_with(['{', '('])
}

/// Whether a line is an object with a title.
fn has_title(line: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(line)
        .is_ok_and(|value| value.get("title").is_some_and(|t| t.is_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_content() {
        for (bytes, format) in [
            (&b"Get trending papers in your email inbox once a day!\nx"[..], Some(Format::HfPage)),
            (b"\xEF\xBB\xBFGet trending papers in your email inbox!\r\n", Some(Format::HfPage)),
            (b"{\"title\": \"T\", \"year\": 2020}\n", Some(Format::Enrichment)),
            (b"{\"title\": \"broken\n{\"title\": \"T\"}\n", Some(Format::Enrichment)),
            (b"{\"format\":1,\"about\":{\"name\":\"x\"", Some(Format::OffprintJson)),
            (b"{\n  \"format\": 1,\n", Some(Format::OffprintJson)),
            (b"[{\"id\": \"1\", \"title\"", Some(Format::Paperlists)),
            (b"\xEF\xBB\xBF [\r\n  {\r\n \"title\": 1", Some(Format::Paperlists)),
            (b"[1, 2]", None),
            (b"% comment\n@Article {x, title = {T}}", Some(Format::Bibtex)),
            (b"\xEF\xBB\xBF@string(a = {b})", Some(Format::Bibtex)),
            (b"me@example.org {x}", None),
            (b"\r\nTY  - JOUR\r\nTI  - T\r\nER  - \r\n", Some(Format::Ris)),
            (b"[{\"id\": \"a\", \"type\": \"paper-conference\", \"title\": \"T\"}]", Some(Format::CslJson)),
            (b"", None),
            (b"\xFF\xFE", None),
        ] {
            assert_eq!(detect(bytes), format, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
