//! Bibliographic facts, one JSON object per line and per paper, joined to papers by title.

use offprint_paper::{PaperId, is_safe_url};
use serde::Deserialize;

use crate::text::lines;
use crate::{Fault, Report};

/// One line, checked. A field that the line lacks is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Enrichment {
    /// Title of the paper that the facts belong to.
    pub title: String,
    /// arXiv id without version.
    #[serde(default)]
    pub arxiv: Option<String>,
    /// Date of first posting, ISO 8601: `2023`, `2023-06` or `2023-06-02`.
    #[serde(default)]
    pub posted: Option<String>,
    /// Names in the paper's order, unsplit.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Year of publication where a venue is known, otherwise of first posting; 1000 to 2999.
    #[serde(default)]
    pub year: Option<u16>,
    /// Venue, year included where the source has it.
    #[serde(default)]
    pub venue: Option<String>,
    /// A remark on the venue that is no part of its name.
    #[serde(default)]
    pub venue_note: Option<String>,
    /// DOI in lower case.
    #[serde(default)]
    pub doi: Option<String>,
    /// Repository with the code.
    #[serde(default)]
    pub code: Option<String>,
    /// The project's page.
    #[serde(default)]
    pub project: Option<String>,
    /// Line in the file, from 1.
    #[serde(skip)]
    pub line: usize,
}

/// Reads enrichment lines. `file` names them in the report.
///
/// A line that is broken JSON, has a value of the wrong type or of the wrong form (arXiv id, DOI, date, year,
/// address) or invalid UTF-8 is rejected whole; the others are read. Unknown fields are ignored, empty lines
/// skipped.
pub fn read(file: &str, bytes: &[u8]) -> (Vec<Enrichment>, Report) {
    let mut report = Report::default();
    let mut facts = Vec::new();
    for line in lines(bytes) {
        if line.text.trim().is_empty() {
            continue;
        }
        let read = match line.fault {
            Some(fault) => Err(fault),
            None => parse(&line.text),
        };
        match read {
            Ok(fact) => facts.push(Enrichment { line: line.number, ..fact }),
            Err(fault) => report.reject(file, line.number, fault),
        }
    }
    report.read = facts.len();
    (facts, report)
}

fn parse(text: &str) -> Result<Enrichment, Fault> {
    let raw: Enrichment = serde_json::from_str(text).map_err(|error| Fault::json(&error))?;
    let wrong = |field, value: &str| Fault::Value { field, value: value.to_owned() };
    if raw.title.trim().is_empty() {
        return Err(wrong("title (it is empty)", &raw.title));
    }
    if let Some(year) = raw.year.filter(|year| !(1000..=2999).contains(year)) {
        return Err(wrong("year (four digits)", &year.to_string()));
    }
    if let Some(posted) = raw.posted.as_deref().filter(|posted| !is_date(posted)) {
        return Err(wrong("date (YYYY, YYYY-MM or YYYY-MM-DD)", posted));
    }
    if let Some(url) = raw.code.iter().chain(&raw.project).find(|url| !is_safe_url(url)) {
        return Err(wrong("web address", url));
    }
    if raw.authors.iter().any(|name| name.trim().is_empty()) {
        return Err(wrong("author (the name is empty)", ""));
    }
    let arxiv = canonical(raw.arxiv, "arXiv id", PaperId::arxiv)?;
    let doi = canonical(raw.doi, "DOI", PaperId::doi)?;
    Ok(Enrichment { arxiv, doi, ..raw })
}

/// The canonical spelling of an identifier, without its prefix.
fn canonical(
    given: Option<String>,
    field: &'static str,
    read: impl Fn(&str) -> Option<PaperId>,
) -> Result<Option<String>, Fault> {
    let Some(given) = given else { return Ok(None) };
    let spelled = read(&given).and_then(|id| id.as_str().split_once(':').map(|(_, id)| id.to_owned()));
    spelled.map(Some).ok_or(Fault::Value { field, value: given })
}

/// Whether `text` is a date of ISO 8601 in one of the exactnesses that papers have.
fn is_date(text: &str) -> bool {
    let in_range = |part: &str, from: u32, to: u32| {
        part.bytes().all(|b| b.is_ascii_digit()) && part.parse().is_ok_and(|n: u32| (from..=to).contains(&n))
    };
    let mut parts = text.split('-');
    parts.next().is_some_and(|year| year.len() == 4 && in_range(year, 1000, 2999))
        && parts.next().is_none_or(|month| month.len() == 2 && in_range(month, 1, 12))
        && parts.next().is_none_or(|day| day.len() == 2 && in_range(day, 1, 31))
        && parts.next().is_none()
}
