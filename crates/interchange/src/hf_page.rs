//! A Hugging Face Papers page, saved as plain text.
//!
//! Two lines of page furniture, then title and abstract in turn; the button `Subscribe` is glued to the front
//! of the first title; the last line is empty. Nothing marks which line is which, so the reader trusts the
//! alternation only as far as the lines look the part:
//!
//! - 300 characters or more: an abstract (the shortest abstract of the shipped page has 475, its longest
//!   title 127);
//! - up to 200 characters and not ended like a sentence: a title;
//! - anything else takes the role that is due.
//!
//! A title where an abstract was due therefore starts the next paper, and an abstract where a title was due is
//! rejected alone: one lost line costs one paper, not the rest of the page.

use std::collections::HashMap;

use offprint_paper::identity_fold;

use crate::text::{Line, lines};
use crate::{Fault, Report};

/// How both lines of furniture begin.
pub(crate) const FURNITURE: &str = "Get trending papers in your email inbox";
/// The button whose label runs into the first title.
const BUTTON: &str = "Subscribe";
/// Length in characters from which a line can only be an abstract.
const ABSTRACT_FROM: usize = 300;
/// Length in characters up to which a line that does not end like a sentence is a title.
const TITLE_UP_TO: usize = 200;

/// A paper as the page has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRecord {
    /// The title as it stands there, doubled words and all.
    pub title: String,
    /// The abstract as it stands there; empty if the page lacks it.
    pub abstract_text: String,
    /// Line of the title, from 1.
    pub line: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Title,
    Abstract,
    Unclear,
}

fn shape(text: &str) -> Shape {
    let length = text.chars().count();
    if length >= ABSTRACT_FROM {
        Shape::Abstract
    } else if length <= TITLE_UP_TO && !text.ends_with('.') {
        Shape::Title
    } else {
        Shape::Unclear
    }
}

/// Reads a page. `file` names it in the report.
///
/// A title without an abstract is kept and noted. Rejected are an abstract without a title, a title that came
/// before (the first one stays), and a title with invalid UTF-8, since a paper is identified by it; in an
/// abstract bad bytes become U+FFFD and are noted.
pub fn read(file: &str, bytes: &[u8]) -> (Vec<PageRecord>, Report) {
    let mut reader = Reader { file, records: Vec::new(), seen: HashMap::new(), report: Report::default() };
    let mut furniture = 0;
    let mut pending: Option<Line<'_>> = None;
    let mut first = true;
    for mut line in lines(bytes) {
        if first && line.text.starts_with(FURNITURE) {
            furniture += 1;
            continue;
        }
        if first
            && furniture > 0
            && let Some(rest) = line.text.strip_prefix(BUTTON)
        {
            line.text = rest.to_owned().into();
        }
        line.text = line.text.trim().to_owned().into();
        if line.text.is_empty() {
            continue;
        }
        first = false;
        match (pending.take(), shape(&line.text)) {
            (None, Shape::Abstract) => reader.report.reject(file, line.number, Fault::AbstractWithoutTitle),
            (None, _) => pending = Some(line),
            (Some(title), Shape::Title) => {
                reader.keep(&title, None);
                pending = Some(line);
            }
            (Some(title), _) => reader.keep(&title, Some(&line)),
        }
    }
    if let Some(title) = pending {
        reader.keep(&title, None);
    }
    let mut report = reader.report;
    if furniture == 0 {
        report.note(file, 1, Fault::NoFurniture);
    }
    report.rejected.sort_by_key(|remark| remark.line);
    report.notes.sort_by_key(|remark| remark.line);
    report.read = reader.records.len();
    (reader.records, report)
}

struct Reader<'a> {
    file: &'a str,
    records: Vec<PageRecord>,
    /// Line of each title, by its fold.
    seen: HashMap<String, usize>,
    report: Report,
}

impl Reader<'_> {
    fn keep(&mut self, title: &Line<'_>, abstract_line: Option<&Line<'_>>) {
        let text = title.text.clone().into_owned();
        if let Some(fault) = &title.fault {
            return self.report.reject(self.file, title.number, fault);
        }
        let fold = identity_fold(&text);
        if let Some(&first_line) = self.seen.get(&fold) {
            return self.report.reject(
                self.file,
                title.number,
                Fault::DuplicateTitle { first_line, title: text },
            );
        }
        self.seen.insert(fold, title.number);
        match abstract_line {
            None => {
                self.report.note(self.file, title.number, Fault::TitleWithoutAbstract { title: text.clone() })
            }
            Some(Line { number, fault: Some(fault), .. }) => self.report.note(self.file, *number, fault),
            Some(_) => {}
        }
        let abstract_text = abstract_line.map(|line| line.text.clone().into_owned()).unwrap_or_default();
        self.records.push(PageRecord { title: text, abstract_text, line: title.number });
    }
}
