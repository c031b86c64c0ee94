//! What is written is what `tests/e2e/interchange` has on file, where `citation-js` reads it as the same records.
//!
//! After a change of a writer: `OFFPRINT_WRITE=1 cargo test -p offprint-interchange --test written`, then look at the
//! difference.

// What a test's own functions cannot do ends the test.
#![allow(clippy::unwrap_used)]

use offprint_interchange::{bibtex, csl_json, ris};
use offprint_paper::{Author, Links, Paper, PaperId, Series, SeriesKind};

fn papers() -> Vec<Paper> {
    let split = |given: &str, family: &str| Author::Split { given: given.into(), family: family.into() };
    let paper = |ids: &[&str], title: &str| {
        Paper::with_ids(ids.iter().map(|id| PaperId::parse(id).unwrap()).collect(), title, "example")
    };
    vec![
        Paper {
            authors: vec![
                split("Anna", "Schröder"),
                split("Bo", "van der Berg"),
                Author::whole("Christopher Ré"),
            ],
            year: Some(2021),
            venue: Some("ACL 2021".into()),
            series: Some(Series { name: "ACL".into(), kind: SeriesKind::Conference }),
            arxiv: Some("2106.00001".into()),
            doi: Some("10.18653/v1/2021.acl-long.1".into()),
            ..paper(
                &["arxiv:2106.00001", "doi:10.18653/v1/2021.acl-long.1"],
                "GraphBERT: Learning 100% of R&D with {Braces} & Under_scores",
            )
        },
        Paper {
            authors: vec![split("Émile", "Zola"), Author::whole("OpenLab")],
            year: Some(2020),
            venue: Some("TACL".into()),
            series: Some(Series { name: "TACL".into(), kind: SeriesKind::Journal }),
            links: Links { page: Some("https://example.org/paper_1?a=1&b=2".into()), ..Links::default() },
            ..paper(&["title:0011223344556677"], "Über das Lernen von Łukasz")
        },
        Paper {
            authors: vec![split("Ann", "Lee")],
            year: Some(2023),
            date: Some("2023-06-02".into()),
            arxiv: Some("2306.01736".into()),
            ..paper(&["arxiv:2306.01736"], "Only a preprint")
        },
    ]
}

#[test]
fn the_files_that_another_reader_is_tested_with_are_what_is_written() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/e2e/interchange");
    let papers = papers();
    for (name, text) in [
        ("written.bib", bibtex::file(&papers)),
        ("written.ris", ris::file(&papers)),
        ("written.json", csl_json::file(&papers)),
    ] {
        let path = format!("{folder}/{name}");
        if std::env::var_os("OFFPRINT_WRITE").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(text, std::fs::read_to_string(&path).unwrap(), "{name}");
    }
}
