//! paperlists rows: what each field gives, what is left out, and what a broken row costs.

// What a test's own functions cannot do ends the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use offprint_interchange::{Format, Report, detect, paperlists};
use offprint_paper::Paper;
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(rows: &Value) -> (Vec<Paper>, Report) {
    let (papers, report) = paperlists::read("list.json", rows.to_string().as_bytes());
    (papers.into_iter().map(|found| found.paper).collect(), report)
}

/// The one paper of one row.
fn one(row: Value) -> Paper {
    let (mut papers, report) = read(&json!([row]));
    assert_eq!(papers.len(), 1, "{report}");
    papers.remove(0)
}

fn names(paper: &Paper) -> Vec<String> {
    paper.authors.iter().map(offprint_paper::Author::display).collect()
}

fn ids(paper: &Paper) -> Vec<&str> {
    paper.ids.iter().map(|id| id.as_str()).collect()
}

#[test]
fn a_full_row_gives_all_its_facts() {
    let row = json!({
        "id": "2022.coling-1.347", "title": "One  Word, Two Sides", "author": "Aina Garí Soler; Chloé Clavel",
        "abstract": "We study ﬂexible\nwords.", "track": "main", "status": "Main", "gs_citation": 3,
        "site": "https://aclanthology.org/2022.coling-1.347/", "pdf": "https://aclanthology.org/2022.coling-1.347.pdf",
        "github": "https://github.com/a/b", "project": "https://a.org", "arxiv": "arXiv:2210.01234v2",
        "conference": "coling", "year": 2022, "award": true, "email": "x@y.org",
    });
    let paper = one(row);
    assert_eq!(
        (paper.title.as_str(), paper.abstract_text.as_str()),
        ("One Word, Two Sides", "We study flexible words.")
    );
    assert_eq!(names(&paper), ["Aina Garí Soler", "Chloé Clavel"]);
    assert_eq!((paper.venue.as_deref(), paper.year), (Some("COLING 2022"), Some(2022)));
    assert_eq!((paper.venue_note.as_deref(), paper.arxiv.as_deref()), (Some("Award"), Some("2210.01234")));
    assert!(ids(&paper).contains(&"acl:2022.coling-1.347"));
    assert_eq!((paper.links.code.len(), paper.links.project.as_deref()), (1, Some("https://a.org")));
    // The arXiv id leads elsewhere, so the page stays.
    assert_eq!(paper.links.page.as_deref(), Some("https://aclanthology.org/2022.coling-1.347/"));
    assert!(!serde_json::to_string(&paper).unwrap().contains("x@y.org"));
}

#[test]
fn what_nobody_filled_in_stays_absent() {
    let paper = one(json!({
        "title": "T", "author": "", "abstract": "N/A", "status": "Poster", "site": "", "pdf": null, "doi": "-",
        "github": "", "project": "here", "arxiv": "none", "bibtex": "https://a.org/x.bib", "year": "soon", "award": "",
    }));
    assert_eq!(paper, Paper::from_title("T", "list.json"));
}

#[test]
fn names_stay_unsplit_and_a_list_that_repeats_itself_is_taken_once() {
    for (joined, expected) in [
        ("A B;C D;A B;C D", vec!["A B", "C D"]),
        ("A B;A B", vec!["A B"]),
        ("Wei Li; A B; Wei Li", vec!["Wei Li", "A B", "Wei Li"]),
        (" Mingsheng Long() ;; X", vec!["Mingsheng Long", "X"]),
    ] {
        let paper = one(json!({"title": "T", "author": joined}));
        assert_eq!(names(&paper), expected);
        assert!(serde_json::to_string(&paper.authors).unwrap().starts_with("[{\"name\":"));
    }
}

#[test]
fn the_venue_is_the_conference_with_its_year_or_else_the_book() {
    let bibtex = "@inproceedings{x,\n title={T},\n booktitle={First Conference on {Language} Modeling},\n year={2024}\n}";
    for (row, venue, note, year) in [
        (
            json!({"conference": "iclr", "year": 2018, "status": "Oral"}),
            "ICLR 2018",
            Some("Oral"),
            Some(2018),
        ),
        (json!({"conference": "nips", "year": "2007", "status": "Poster"}), "NIPS 2007", None, Some(2007)),
        (
            json!({"conference": "naacl", "year": 2024, "status": "Findings"}),
            "Findings of NAACL 2024",
            None,
            Some(2024),
        ),
        (
            json!({"conference": "iclr", "year": 2018, "status": "Poster Workshop"}),
            "ICLR 2018 Workshop",
            None,
            Some(2018),
        ),
        (
            json!({"conference": "ijcai", "year": 2024, "track": "Survey Track"}),
            "IJCAI 2024",
            Some("Survey Track"),
            Some(2024),
        ),
        (json!({"bibtex": bibtex}), "First Conference on Language Modeling", None, Some(2024)),
    ] {
        let mut row = row;
        row["title"] = "T".into();
        let paper = one(row);
        assert_eq!(
            (paper.venue.as_deref(), paper.venue_note.as_deref(), paper.year),
            (Some(venue), note, year)
        );
    }
}

#[test]
fn identifiers_are_read_from_whatever_holds_them_and_broken_ones_left_out() {
    for (row, doi) in [
        (json!({"doi": "10.1609/AAAI.v36i5.20530"}), Some("10.1609/aaai.v36i5.20530")),
        (
            json!({"doi": "https://link.springer.com/chapter/10.1007/978-3-031-20080-9_25"}),
            Some("10.1007/978-3-031-20080-9_25"),
        ),
        (json!({"doi": "https://link.springer.com/chapter/10.1007/978-3-031-19836-6 _31"}), None),
        (
            json!({"bibtex": "@inproceedings{x, doi = {10.24963/ijcai.2024/126}}"}),
            Some("10.24963/ijcai.2024/126"),
        ),
    ] {
        let mut row = row;
        row["title"] = "T".into();
        assert_eq!(one(row).doi.as_deref(), doi);
    }
    let paper = one(json!({"title": "T", "arxiv": "https://arxiv.org/abs/1803.09132v3"}));
    assert_eq!(paper.arxiv.as_deref(), Some("1803.09132"));
}

#[test]
fn code_is_a_repository_and_an_address_with_a_space_is_left_out() {
    let markdown = "[![github](/images/github_icon.svg) a/b](https://github.com/a/b) + [![P](/i.svg) 1 more](https://paperswithcode.com/paper/?x=1)";
    for (github, code, project) in [
        (markdown, Some("https://github.com/a/b"), None),
        ("github.com/c/d", Some("https://github.com/c/d"), None),
        ("https://octo-models.github.io", None, Some("https://octo-models.github.io")),
        ("https://github.com/llavar/LLaV AR-2", None, None),
        ("cl-tohoku/shitsukan-eval", None, None),
        ("javascript:alert(1)", None, None),
    ] {
        let paper = one(json!({"title": "T", "github": github}));
        assert_eq!(paper.links.code.first().map(String::as_str), code, "{github}");
        assert_eq!(paper.links.project.as_deref(), project, "{github}");
    }
    let openreview =
        one(json!({"title": "T", "site": "https://openreview.net/forum?id=x", "pdf": "/pdf/y.pdf"}));
    assert_eq!(openreview.links.pdf.as_deref(), Some("https://openreview.net/pdf/y.pdf"));
}

#[test]
fn a_bad_row_costs_that_row_and_is_reported_by_number_and_line() {
    let text =
        "[{\"title\": \"A\"},\n{\"title\": \"B\", broken},\n{\"title\": \" \"},\n3,\n{\"title\": \"C\"}]";
    let (papers, report) = paperlists::read("list.json", text.as_bytes());
    let titles: Vec<(&str, usize)> =
        papers.iter().map(|found| (found.paper.title.as_str(), found.line)).collect();
    assert_eq!(titles, [("A", 1), ("C", 5)]);
    let rejected: Vec<String> = report.rejected.iter().map(ToString::to_string).collect();
    assert_eq!(rejected.len(), 3);
    for (remark, start) in
        rejected.iter().zip(["list.json:2: row 2: ", "list.json:3: row 3: ", "list.json:4: row 4: "])
    {
        assert!(remark.starts_with(start), "{remark}");
    }
}

#[test]
fn papers_that_a_conference_did_not_take_are_left_out_and_counted() {
    let rows = json!([
        {"title": "A", "status": "Reject"}, {"title": "B", "status": "Withdraw"},
        {"title": "C", "status": "Desk Rejected Submission"}, {"title": "D", "status": "Poster", "abstract": ""},
    ]);
    let (papers, report) = read(&rows);
    assert_eq!(papers.len(), 1);
    let notes: Vec<&str> = report.notes.iter().map(|note| note.reason.as_str()).collect();
    assert_eq!(notes, ["papers rejected or withdrawn, left out: 3", "papers without an abstract, kept: 1"]);
}

#[test]
fn a_list_without_its_end_is_read_as_far_as_it_goes() {
    let (papers, report) = paperlists::read("f", b"[{\"title\": \"A\"}, {\"title\": \"B");
    assert_eq!((papers.len(), report.rejected.len()), (1, 1));
    assert!(report.notes[0].reason.contains("cut short"), "{report}");
}

/// The corpus of ten thousand papers, if it is on this machine.
fn corpus() -> Option<Vec<u8>> {
    let path = std::env::var_os("OFFPRINT_CORPUS").map_or_else(
        || {
            std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../../../shared/corpus/paperlists-10k.json.gz")
        },
        Into::into,
    );
    let unpack = std::process::Command::new("gzip").arg("-dc").arg(&path).output();
    let bytes = unpack.ok().filter(|done| done.status.success()).map(|done| done.stdout);
    if bytes.is_none() {
        println!("skipped: no corpus (OFFPRINT_CORPUS names the file)");
    }
    bytes
}

#[test]
fn ten_thousand_real_rows_are_all_read() {
    let Some(bytes) = corpus() else { return };
    assert_eq!(detect(&bytes), Some(Format::Paperlists));
    let (papers, report) = paperlists::read("list", &bytes);
    assert_eq!((papers.len(), report.rejected.len()), (10_000, 0), "{report}");
    for found in &papers {
        let paper = &found.paper;
        assert!(!paper.abstract_text.is_empty() && !paper.authors.is_empty(), "{}", paper.title);
        assert!(paper.year.is_some() && paper.venue.is_some(), "{}", paper.title);
        assert!(
            !paper.abstract_text.chars().any(|c| c.is_control() || ('ﬀ'..='ﬆ').contains(&c)),
            "{}",
            paper.title
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_reader_never_panics(
        text in "(\\[|\\]|\\{|\\}|,|:|\"|\\\\|title|author|\\n|é|null|1|[ -~]){0,60}",
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let _ = paperlists::read("f", text.as_bytes());
        let _ = paperlists::read("f", &[b"[", bytes.as_slice()].concat());
    }

    #[test]
    fn any_fields_give_a_paper_or_a_reason(
        fields in proptest::collection::vec(("title|author|abstract|doi|site|pdf|github|project|arxiv|bibtex|status|year|conference", "\\PC{0,40}"), 0..8)
    ) {
        let row: serde_json::Map<String, Value> =
            fields.into_iter().map(|(name, value)| (name, Value::String(value))).collect();
        let turned_down = row.get("status").is_some();
        let (papers, report) = paperlists::read("f", json!([row]).to_string().as_bytes());
        prop_assert!(papers.len() + report.rejected.len() == 1 || turned_down);
    }

    #[test]
    fn titles_and_names_come_out_as_they_went_in(titles in proptest::collection::vec("[A-Za-zé]{1,8}( [A-Za-z{}\\[\\],\"\\\\]{1,8}){0,4}", 1..6)) {
        let rows: Vec<Value> = titles.iter().map(|title| json!({"title": title, "author": "A B; C"})).collect();
        let (papers, report) = paperlists::read("f", Value::from(rows).to_string().as_bytes());
        let placeholders = titles.len() - papers.len();
        prop_assert_eq!(report.rejected.len(), placeholders);
        for found in &papers {
            prop_assert!(titles.contains(&found.paper.title));
            prop_assert_eq!(found.paper.authors.len(), 2);
        }
    }
}
