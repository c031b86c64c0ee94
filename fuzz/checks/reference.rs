//! Any bytes are read record by record as BibTeX, RIS or CSL-JSON: nothing panics, every remark names a line that exists,
//! and a paper that was read keeps its title when it is written and read again.

#![allow(dead_code)] // A fuzz target uses one of the three.

use offprint_interchange::{Report, bibtex, csl_json, paperlists::ListedPaper, ris};
use offprint_paper::{Paper, is_safe_url};

/// How a format is read and written.
type Format = (fn(&str, &[u8]) -> (Vec<ListedPaper>, Report), fn(&[Paper]) -> String);

/// Checks a BibTeX file.
pub fn check_bibtex(bytes: &[u8]) {
    check((bibtex::read, |papers| bibtex::file(papers)), bytes);
}

/// Checks a RIS file.
pub fn check_ris(bytes: &[u8]) {
    check((ris::read, |papers| ris::file(papers)), bytes);
}

/// Checks a CSL-JSON file.
pub fn check_csl_json(bytes: &[u8]) {
    check((csl_json::read, |papers| csl_json::file(papers)), bytes);
}

fn check((read, write): Format, bytes: &[u8]) {
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
    let (found, report) = read("file", bytes);
    assert_eq!(report.read, found.len());
    for remark in report.rejected.iter().chain(&report.notes) {
        assert!(remark.line <= lines && !remark.reason.is_empty(), "{remark:?}");
    }
    let papers: Vec<Paper> = found.into_iter().map(|found| found.paper).collect();
    for paper in &papers {
        assert!(!paper.title.is_empty() && !paper.ids.is_empty());
        let links = &paper.links;
        let linked = links.page.iter().chain(&links.pdf).chain(&links.code).chain(&links.project);
        assert!(linked.into_iter().all(|url| is_safe_url(url)), "{links:?}");
    }
    let (again, report) = read("file", write(&papers).as_bytes());
    assert!(report.rejected.is_empty(), "{report}");
    assert_eq!(again.len(), papers.len());
    assert!(
        again.iter().zip(&papers).all(|(again, paper)| spelled(&again.paper.title) == spelled(&paper.title))
    );
}

fn spelled(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).collect()
}
