//! paperlists (<https://github.com/papercopilot/paperlists>): one JSON array of flat objects, one per paper.
//!
//! Always there in the wild: `id, title, author, abstract, track, status, site`; often `pdf, bibtex, arxiv, doi,
//! github, project, award`; some copies add `conference` and `year`. Lists are texts joined by `;`. Which paper a
//! row speaks of is never guessed: a value that is not of its field's form is left out.

mod abbreviations;
mod bibtex_field;
mod facts;
mod repair;

use crate::json_rows::{self as rows, Row};
use crate::{Fault, Report};
use offprint_paper::Paper;

/// A paper with the place of its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPaper {
    /// What the row says. Its identifiers are those that the row gives, the title's among them.
    pub paper: Paper,
    /// Line of the row's beginning, from 1.
    pub line: usize,
}

/// Reads a list. `file` names it in the report and as the source of its papers.
///
/// A row that is broken JSON, no object, or has no title is rejected by its number and line, and reading goes on
/// with the next one. Papers that were rejected or withdrawn are left out and counted in one note, and so are
/// papers without an abstract, which are kept.
pub fn read(file: &str, bytes: &[u8]) -> (Vec<ListedPaper>, Report) {
    let mut report = Report::default();
    let mut papers = Vec::new();
    let (mut turned_down, mut without_abstract) = (0, 0);
    for found in rows::rows(bytes) {
        let rows::Found { number, line, row } = found;
        let row = match row {
            Ok(row) => row,
            Err(fault) => {
                report.reject(file, line, Fault::Row { number, reason: fault.to_string() });
                continue;
            }
        };
        if facts::is_turned_down(&row) {
            turned_down += 1;
            continue;
        }
        match facts::paper(&row, file) {
            Some(paper) => {
                without_abstract += usize::from(paper.abstract_text.is_empty());
                papers.push(ListedPaper { paper, line });
            }
            None => report.reject(file, line, Fault::Row { number, reason: "it has no title".to_owned() }),
        }
    }
    if !rows::is_closed(bytes) {
        report.note(file, 0, Fault::Unclosed);
    }
    for (count, what) in
        [(turned_down, "rejected or withdrawn, left out"), (without_abstract, "without an abstract, kept")]
    {
        if count > 0 {
            report.note(file, 0, Fault::Papers { count, what });
        }
    }
    report.read = papers.len();
    (papers, report)
}
