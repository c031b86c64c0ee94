//! RIS, read and written: records of tagged lines, from `TY  - ` to `ER  - `.
//!
//! Source: the RIS format specification of Reference Manager, as Zotero and EndNote use it
//! (<https://en.wikipedia.org/wiki/RIS_(file_format)>).

use offprint_paper::{Author, Paper, SeriesKind};

use crate::{
    Fault, Report,
    paperlists::ListedPaper,
    reference::{Reference, addresses, issued, name, tidy},
    text::decoded,
};

/// All papers as one file, lines ended by CRLF as the format has it.
pub fn file(papers: &[Paper]) -> String {
    papers.iter().map(record).collect::<Vec<String>>().join("\r\n")
}

/// One record.
///
/// The type follows the venue: `JOUR` for a journal, `CPAPER` for a conference, `GEN` where no venue is known. A name that
/// came unsplit stays in reading order; RIS would split it at a comma, so a comma in it is left out.
pub fn record(paper: &Paper) -> String {
    let mut record = String::new();
    let mut line = |tag: &str, value: &str| {
        let value = tidy(value);
        if !value.is_empty() {
            record.push_str(tag);
            record.push_str("  - ");
            record.push_str(&value);
            record.push_str("\r\n");
        }
    };
    let journal = paper.series.as_ref().filter(|series| series.kind == SeriesKind::Journal);
    let venue = paper.venue.as_deref().map(|venue| journal.map_or(venue, |series| &series.name));
    line(
        "TY",
        if venue.is_none() {
            "GEN"
        } else if journal.is_some() {
            "JOUR"
        } else {
            "CPAPER"
        },
    );
    line("TI", &paper.title);
    for author in &paper.authors {
        match author {
            Author::Split { given, family } if !given.is_empty() => line("AU", &format!("{family}, {given}")),
            Author::Split { family, .. } => line("AU", &family.replace(',', "")),
            Author::Whole { name } => line("AU", &name.replace(',', "")),
        }
    }
    if let Some(issued) = issued(paper) {
        line("PY", &format!("{}", issued[0]));
        if issued.len() > 1 {
            let parts: Vec<String> = issued.iter().map(|part| format!("{part:02}")).collect();
            // Year, month, day and a remark, each ended by a slash but the last.
            line("DA", &(parts.join("/") + if parts.len() == 2 { "//" } else { "/" }));
        }
    }
    line("T2", venue.unwrap_or_default());
    line("DO", paper.doi.as_deref().unwrap_or_default());
    addresses(paper).iter().for_each(|address| line("UR", address));
    line("AB", &paper.abstract_text);
    paper.topics.iter().for_each(|topic| line("KW", topic));
    line("N1", paper.venue_note.as_deref().unwrap_or_default());
    line("LA", paper.language.as_deref().unwrap_or_default());
    record.push_str("ER  - \r\n");
    record
}

/// Reads a file. `file` names it in the report and as the source of its papers.
///
/// A record without a title is rejected; one without its end ends where the next begins. A line without a tag continues
/// the line before, as some programs write long abstracts.
pub fn read(file: &str, bytes: &[u8]) -> (Vec<ListedPaper>, Report) {
    let mut report = Report::default();
    let (text, fault) = decoded(bytes);
    if let Some(fault) = fault {
        report.note(file, 0, fault);
    }
    let mut papers = Vec::new();
    let mut open: Option<(usize, Vec<(String, String)>)> = None;
    let mut stray = false;
    let mut end = |record: (usize, Vec<(String, String)>), report: &mut Report| {
        let (line, fields) = record;
        match reference(&fields).into_paper(file) {
            Ok((paper, faults)) => {
                faults.into_iter().for_each(|fault| report.note(file, line, fault));
                papers.push(ListedPaper { paper, line });
            }
            Err(fault) => report.reject(file, line, fault),
        }
    };
    for (number, text) in (1..).zip(text.split('\n')) {
        let text = text.strip_suffix('\r').unwrap_or(text);
        match (tagged(text), &mut open) {
            (Some(("TY", value)), _) => {
                if let Some(record) = open.take() {
                    report.note(file, record.0, Fault::NoEnd);
                    end(record, &mut report);
                }
                open = Some((number, vec![("TY".to_owned(), value.to_owned())]));
                stray = false;
            }
            (Some(("ER", _)), Some(_)) => {
                if let Some(record) = open.take() {
                    end(record, &mut report);
                }
            }
            (Some((tag, value)), Some((_, fields))) => fields.push((tag.to_owned(), value.to_owned())),
            (None, Some((_, fields))) => {
                if let Some((_, value)) = fields.last_mut().filter(|_| !text.trim().is_empty()) {
                    value.push(' ');
                    value.push_str(text.trim());
                }
            }
            // One remark for lines that follow each other.
            (_, None) if !text.trim().is_empty() && !stray => {
                report.reject(file, number, Fault::Stray);
                stray = true;
            }
            (_, None) => {}
        }
    }
    if let Some(record) = open.take() {
        report.note(file, record.0, Fault::NoEnd);
        end(record, &mut report);
    }
    report.read = papers.len();
    (papers, report)
}

/// Tag and value of a line, if it has a tag: two signs, two spaces, a hyphen.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let tag = line.get(..2)?;
    let value = line.get(2..)?.trim_start_matches(' ').strip_prefix('-')?;
    let is_tag = tag.bytes().next()?.is_ascii_uppercase()
        && tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    (is_tag && line.get(2..).is_some_and(|rest| rest.starts_with(' '))).then(|| (tag, value.trim()))
}

fn reference(fields: &[(String, String)]) -> Reference {
    let all = |tags: &[&str]| -> Vec<&str> {
        fields
            .iter()
            .filter(|(tag, _)| tags.contains(&tag.as_str()))
            .map(|(_, value)| value.as_str())
            .collect()
    };
    // In the order of the tags, not of the lines.
    let first = |tags: &[&str]| -> String {
        let found = tags.iter().find_map(|tag| all(&[*tag]).into_iter().find(|value| !value.is_empty()));
        found.unwrap_or_default().to_owned()
    };
    let kind = first(&["TY"]);
    let year = first(&["PY", "Y1", "DA"]);
    let date: Vec<String> =
        first(&["DA"]).split('/').take_while(|part| !part.is_empty()).map(str::to_owned).collect();
    Reference {
        title: first(&["TI", "T1", "CT"]),
        authors: all(&["AU", "A1"]).into_iter().filter_map(name).collect(),
        year: year.split('/').next().unwrap_or_default().to_owned(),
        date: Some(date.join("-")).filter(|date| crate::bibtex::is_date(date)).unwrap_or_default(),
        venue: first(&["T2", "JF", "JO", "BT", "JA"]),
        is_journal: matches!(kind.as_str(), "JOUR" | "EJOUR" | "MGZN"),
        doi: first(&["DO"]),
        arxiv: Some(first(&["AN"]))
            .filter(|id| id.to_ascii_lowercase().starts_with("arxiv:"))
            .unwrap_or_default(),
        urls: all(&["UR"]).into_iter().map(str::to_owned).collect(),
        pdf: first(&["L1"]),
        abstract_text: first(&["AB", "N2"]),
        keywords: all(&["KW"]).into_iter().map(str::to_owned).collect(),
        note: first(&["N1"]),
        language: first(&["LA"]),
    }
}
