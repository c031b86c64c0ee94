//! Joins bibliographic facts to papers by title.

use std::collections::HashMap;

use offprint_interchange::Report;
use offprint_interchange::enrichment::Enrichment;
use offprint_paper::{Author, Paper, identity_fold};

use crate::Finding;

/// A paper on its way through the press, with where it came from.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// What is known so far. Texts are as the source has them.
    pub paper: Paper,
    /// File of the paper.
    pub file: String,
    /// Line of the paper in its file, from 1; 0 if the format has no lines.
    pub line: usize,
}

/// Fills in what the facts of `file` say. Titles match under the identity fold, never by likeness. The title and
/// the abstract stay the paper's own, and a field that is filled already stays as it is. Facts for an unknown
/// title, and facts for a title that had some, are rejected with their line.
pub(crate) fn merge(drafts: &mut [Draft], facts: Vec<Enrichment>, file: &str, report: &mut Report) {
    let by_title: HashMap<String, usize> =
        drafts.iter().enumerate().map(|(at, draft)| (identity_fold(&draft.paper.title), at)).collect();
    let mut used: HashMap<usize, usize> = HashMap::new();
    for fact in facts {
        let Some(&at) = by_title.get(&identity_fold(&fact.title)) else {
            report.reject(file, fact.line, Finding::UnknownTitle { title: fact.title });
            continue;
        };
        if let Some(&first_line) = used.get(&at) {
            report.reject(file, fact.line, Finding::FactsAgain { first_line, title: fact.title });
            continue;
        }
        used.insert(at, fact.line);
        fill(&mut drafts[at].paper, fact);
        report.merged += 1;
    }
}

/// Fills in what `paper` lacks and the same paper from another row has. Texts go with their spans.
pub(crate) fn complete(paper: &mut Paper, other: Paper) {
    if paper.abstract_text.is_empty() {
        (paper.abstract_text, paper.spans) = (other.abstract_text, other.spans);
    }
    if paper.authors.is_empty() {
        paper.authors = other.authors;
    }
    if paper.venue.is_none() {
        (paper.venue, paper.series) = (other.venue, other.series);
        set(&mut paper.venue_note, other.venue_note);
        paper.year = other.year.or(paper.year);
    }
    set(&mut paper.year, other.year);
    set(&mut paper.date, other.date);
    set(&mut paper.arxiv, other.arxiv);
    set(&mut paper.doi, other.doi);
    set(&mut paper.links.page, other.links.page);
    set(&mut paper.links.pdf, other.links.pdf);
    set(&mut paper.links.project, other.links.project);
    for url in other.links.code {
        if !paper.links.code.contains(&url) {
            paper.links.code.push(url);
        }
    }
}

fn set<T>(field: &mut Option<T>, value: Option<T>) {
    if field.is_none() {
        *field = value;
    }
}

fn fill(paper: &mut Paper, fact: Enrichment) {
    if paper.authors.is_empty() {
        paper.authors = fact.authors.into_iter().map(Author::whole).collect();
    }
    set(&mut paper.year, fact.year);
    set(&mut paper.date, fact.posted);
    set(&mut paper.venue, fact.venue);
    set(&mut paper.venue_note, fact.venue_note);
    set(&mut paper.arxiv, fact.arxiv);
    set(&mut paper.doi, fact.doi);
    set(&mut paper.links.project, fact.project);
    paper.links.code.extend(fact.code.filter(|url| !paper.links.code.contains(url)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(title: &str) -> Draft {
        Draft { paper: Paper::from_title(title, "test"), file: "page".into(), line: 1 }
    }

    fn fact(line: usize, title: &str, year: u16) -> Enrichment {
        Enrichment { title: title.into(), year: Some(year), line, ..Enrichment::default() }
    }

    #[test]
    fn facts_join_a_title_that_is_spelled_differently_and_leave_the_title_alone() {
        let mut drafts = [draft("Multi-Task Learning")];
        let mut report = Report::default();
        merge(&mut drafts, vec![fact(1, "multitask learning.", 2020)], "facts", &mut report);
        assert_eq!(drafts[0].paper.year, Some(2020));
        assert_eq!(drafts[0].paper.title, "Multi-Task Learning");
        assert!(report.rejected.is_empty());
    }

    #[test]
    fn facts_for_an_unknown_title_and_second_facts_are_rejected_with_their_line() {
        let mut drafts = [draft("A"), draft("B")];
        let mut report = Report::default();
        let facts = vec![fact(1, "A", 2020), fact(2, "Almost A", 2021), fact(3, "a", 2022)];
        merge(&mut drafts, facts, "facts", &mut report);
        assert_eq!(drafts[0].paper.year, Some(2020));
        assert_eq!(drafts[1].paper.year, None);
        let lines: Vec<usize> = report.rejected.iter().map(|remark| remark.line).collect();
        assert_eq!(lines, [2, 3]);
        assert!(report.rejected[1].reason.contains("line 1"), "{}", report.rejected[1]);
    }
}
