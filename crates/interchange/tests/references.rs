//! BibTeX, RIS and CSL-JSON: what is written reads back as the same record, and files of other programs are read as
//! far as they can be.

// What a test's own functions cannot do ends the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use offprint_interchange::{Report, bibtex, csl_json, detect, paperlists::ListedPaper, ris};
use offprint_paper::{Author, Paper, PaperId, Series, SeriesKind};
use proptest::prelude::*;

type Format = (&'static str, fn(&[Paper]) -> String, fn(&str, &[u8]) -> (Vec<ListedPaper>, Report));

const FORMATS: [Format; 3] = [
    ("bibtex", bibtex::file, bibtex::read),
    ("ris", ris::file, ris::read),
    ("csl-json", csl_json::file, csl_json::read),
];

fn split(given: &str, family: &str) -> Author {
    Author::Split { given: given.into(), family: family.into() }
}

fn papers(found: Vec<ListedPaper>) -> Vec<Paper> {
    found.into_iter().map(|found| found.paper).collect()
}

/// A paper of each kind, with all that the three formats have a place for.
fn known() -> Vec<Paper> {
    let ids = |ids: &[&str], title: &str| {
        ids.iter().map(|id| PaperId::parse(id).unwrap()).chain([PaperId::title(title)]).collect()
    };
    let title = "DaTaSeg: Taming a Universal Multi-Task Model & 100% More";
    let conference = Paper {
        authors: vec![split("Xiuye", "Gu"), Author::whole("Christopher Ré"), split("Anna", "van der Berg")],
        year: Some(2023),
        venue: Some("NeurIPS 2023".into()),
        arxiv: Some("2306.01736".into()),
        doi: Some("10.1007/978-3-031-19809-0_30".into()),
        ..Paper::with_ids(ids(&["arxiv:2306.01736", "doi:10.1007/978-3-031-19809-0_30"], title), title, "f")
    };
    let title = "Über das Lernen: 学习 in {Braces} and $5";
    let journal = Paper {
        authors: vec![Author::whole("王小明"), Author::whole("OpenAI")],
        year: Some(2021),
        venue: Some("TACL".into()),
        series: Some(Series { name: "TACL".into(), kind: SeriesKind::Journal }),
        links: offprint_paper::Links {
            page: Some("https://a.org/x_y?a=1&b=2#c".into()),
            ..Default::default()
        },
        venue_note: Some("best paper".into()),
        ..Paper::with_ids(ids(&[], title), title, "f")
    };
    let title = "Only a Preprint";
    let preprint = Paper {
        authors: vec![split("Ann", "Lee")],
        year: Some(1999),
        arxiv: Some("hep-th/9901001".into()),
        ..Paper::with_ids(ids(&["arxiv:hep-th/9901001"], title), title, "f")
    };
    vec![conference, journal, preprint, Paper::from_title("Only a Title", "f")]
}

#[test]
fn what_is_written_reads_back_as_the_same_record_in_every_format() {
    for (name, write, read) in FORMATS {
        let text = write(&known());
        let (found, report) = read("f", text.as_bytes());
        assert_eq!(report, Report { read: 4, ..Report::default() }, "{name}");
        assert_eq!(papers(found), known(), "{name}:\n{text}");
        assert_eq!(
            detect(text.as_bytes()).map(|format| format!("{format:?}").to_lowercase()),
            Some(name.replace('-', ""))
        );
    }
}

#[test]
fn nothing_is_written_that_is_not_known() {
    let paper = [Paper::from_title("Only a Title", "f")];
    assert_eq!(ris::file(&paper), "TY  - GEN\r\nTI  - Only a Title\r\nER  - \r\n");
    assert_eq!(
        csl_json::file(&paper),
        "[\n{\"id\":\"only\",\"type\":\"article\",\"title\":\"Only a Title\"}\n]\n"
    );
}

#[test]
fn a_date_says_when_a_preprint_was_posted_and_of_others_only_the_year_is_written() {
    let mut paper = known().remove(2);
    paper.date = Some("1999-01-04".into());
    for (write, read, date) in [
        (ris::file as fn(&[Paper]) -> String, ris::read as fn(&str, &[u8]) -> _, "DA  - 1999/01/04/"),
        (csl_json::file, csl_json::read, "[[1999,1,4]]"),
    ] {
        let text = write(std::slice::from_ref(&paper));
        assert!(text.contains(date), "{text}");
        let (found, _): (Vec<ListedPaper>, Report) = read("f", text.as_bytes());
        assert_eq!(found[0].paper, paper);
        let published = Paper { venue: Some("ICML 1999".into()), ..paper.clone() };
        assert!(!write(&[published]).contains(date));
    }
}

#[test]
fn bibtex_of_other_programs_is_read() {
    let text = r#"% Encoding: UTF-8
@string{nips = "NeurIPS"}
@preamble{ "\newcommand{\x}{y}" }
@Article{Vaswani2017, author={Vaswani, Ashish and Noam Shazeer and {Google Brain} and others},
  title   = "Attention is all you {Need}: {\"U}ber {\'e}l{\`e}ves",
  journal = {arXiv preprint arXiv:1706.03762}, year = 2017, }
@INPROCEEDINGS(b,
  title = {Part}, booktitle = nips # { } # 2019, keywords = {vision, language; speech},
  url = {\url{https://a.org/x\_y}}, crossref = {p})
@proceedings{p, title = {The Proceedings}, year = {2019}}
@comment{no, title = {Not this}}
@misc{c, title = {With eprint}, eprint = {2306.01736v3}, eprinttype = {arxiv}, date = {2023-06-02}}
@misc{d, title = {Another archive}, eprint = {2306.01736}, archivePrefix = {HAL}}
"#;
    let (found, report) = bibtex::read("f.bib", text.as_bytes());
    assert!(report.rejected.is_empty() && report.notes.is_empty(), "{report}");
    let lines: Vec<usize> = found.iter().map(|found| found.line).collect();
    assert_eq!(lines, [4, 7, 10, 12, 13]);
    let papers = papers(found);
    assert_eq!(papers[0].title, "Attention is all you Need: Über élèves");
    assert_eq!(
        papers[0].authors,
        [split("Ashish", "Vaswani"), Author::whole("Noam Shazeer"), Author::whole("Google Brain")]
    );
    assert_eq!((papers[0].arxiv.as_deref(), papers[0].venue.as_deref()), (Some("1706.03762"), None));
    assert_eq!((papers[1].venue.as_deref(), papers[1].year), (Some("NeurIPS 2019"), Some(2019)));
    assert_eq!(papers[1].topics, ["vision", "language", "speech"]);
    assert_eq!(papers[1].links.page.as_deref(), Some("https://a.org/x_y"));
    assert_eq!(
        (papers[3].arxiv.as_deref(), papers[3].date.as_deref()),
        (Some("2306.01736"), Some("2023-06-02"))
    );
    assert_eq!(papers[4].arxiv, None);
}

#[test]
fn a_broken_bibtex_entry_costs_itself_only_and_is_told_by_its_line() {
    for (broken, part) in [
        ("@article{bad,\n  title = {Never closed,\n  year = 2020\n", "\"bad\" has no closing brace"),
        ("@article{bad, title {x}}\n", "a field was expected"),
        ("@article{bad title = {y}}\n", "a citation key"),
        ("@article{bad, title = {x} year = 2020}\n", "a field was expected"),
        ("@article{bad, title = \"x}\n", "a field was expected"),
        ("@article{bad, year = 2020}\n", "no title"),
        ("@article{bad}\n", "no title"),
    ] {
        let text = format!("@misc{{a, title = {{One}}}}\r\n{broken}@misc{{b, title = {{Two}}}}\n");
        let (found, report) = bibtex::read("f.bib", text.as_bytes());
        let titles: Vec<String> = papers(found).into_iter().map(|paper| paper.title).collect();
        assert_eq!(titles, ["One", "Two"], "{text}");
        assert_eq!(report.rejected.len(), 1, "{report}");
        assert!(report.rejected[0].line == 2 && report.rejected[0].reason.contains(part), "{report}");
    }
}

#[test]
fn odd_things_are_used_and_noted() {
    let text = b"@misc{a, title = {\xdcber}, note = undefined}\n@misc{a, title = {Two}, url = {javascript:alert(1)}}\n@misc{b, title = {T}, year = {soon}, doi = {none}}";
    let (found, report) = bibtex::read("f.bib", text);
    assert_eq!(papers(found)[0].title, "Über");
    let notes: Vec<(usize, &str)> =
        report.notes.iter().map(|note| (note.line, note.reason.as_str())).collect();
    let expected =
        [(0, "Latin-1"), (1, "undefined"), (2, "again"), (2, "javascript"), (3, "DOI"), (3, "year")];
    assert_eq!(notes.len(), expected.len(), "{report}");
    for ((line, reason), (expected, part)) in notes.into_iter().zip(expected) {
        assert!(line == expected && reason.contains(part), "{line} {reason}");
    }
}

#[test]
fn ris_of_other_programs_is_read() {
    let text = "TY  - JOUR\nT1  - A Title\n  that goes on\nA1  - Lee, Ann\nA1  - OpenAI\nJO  - TACL\nY1  - 2021/03//\nN2  - Short.\nL1  - https://a.org/p.pdf\nUR  - https://arxiv.org/pdf/2106.00001v2\nER  -\n\nTY  - CONF\nTI  - B\nT2  - ACL 2020\nTY  - GEN\nER  - \nTI  - Lost\n";
    let (found, report) = ris::read("f.ris", text.as_bytes());
    let papers = papers(found);
    assert_eq!(papers[0].title, "A Title that goes on");
    assert_eq!(papers[0].authors, [split("Ann", "Lee"), Author::whole("OpenAI")]);
    assert_eq!(
        (papers[0].year, papers[0].venue.as_deref(), papers[0].arxiv.as_deref()),
        (Some(2021), Some("TACL"), Some("2106.00001"))
    );
    assert_eq!(
        (papers[0].abstract_text.as_str(), papers[0].links.pdf.as_deref()),
        ("Short.", Some("https://a.org/p.pdf"))
    );
    assert_eq!((papers[1].title.as_str(), papers[1].venue.as_deref()), ("B", Some("ACL 2020")));
    assert_eq!(report.rejected.iter().map(|remark| remark.line).collect::<Vec<_>>(), [16, 18], "{report}");
    assert_eq!(report.notes.iter().map(|remark| remark.line).collect::<Vec<_>>(), [13]);
}

#[test]
fn values_of_wrong_types_count_as_absent_in_csl_json_and_broken_items_are_told() {
    let text = r#"[{"id":1,"title":"A","author":{"family":"x"},"issued":[2020],"URL":["x"],"DOI":7},
{"title":"B","issued":{"date-parts":[["2020","1"]]},"author":[1,{},{"family":""},{"non-dropping-particle":"van","family":"Berg","given":"A"}]},
{"title":7},
{"title":[]},
null,
{"title":"C","number":"arXiv:2106.00001","URL":"javascript:alert(1)"},
{"title":"D" "x"},
{"title":"E"}]"#;
    let (found, report) = csl_json::read("f.json", text.as_bytes());
    let papers = papers(found);
    let titles: Vec<&str> = papers.iter().map(|paper| paper.title.as_str()).collect();
    assert_eq!(titles, ["A", "B", "7", "C", "E"]);
    assert!(papers[0].authors.is_empty() && papers[0].year.is_none() && papers[0].links.page.is_none());
    assert_eq!((papers[1].year, papers[1].date.as_deref()), (Some(2020), Some("2020-01")));
    assert_eq!(papers[1].authors, [split("A", "van Berg")]);
    assert_eq!((papers[3].arxiv.as_deref(), papers[3].links.page.as_deref()), (Some("2106.00001"), None));
    assert_eq!(report.rejected.iter().map(|remark| remark.line).collect::<Vec<_>>(), [4, 5, 7], "{report}");
    assert!(report.notes.iter().any(|note| note.line == 6 && note.reason.contains("javascript")), "{report}");
}

#[test]
fn hostile_files_are_read_in_one_pass() {
    for piece in [
        "@a{",
        "{",
        "@misc{a,title={x}",
        "TY  - GEN\n",
        "[",
        "{\"a\":",
        "\u{0}",
        "@string{a=a#a}\n",
        "$",
        "\\'{",
        " and ",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        for start in ["", "[", "@misc{k, title = {", "@misc{k, title = {T}, author = {", "TY  - GEN\nTI  - "]
        {
            let text = [start, &text, "}}"].concat();
            for (_, _, read) in FORMATS {
                let (found, report) = read("f", text.as_bytes());
                assert_eq!(report.read, found.len());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for (_, _, read) in FORMATS {
            let _ = read("f", &bytes);
        }
    }

    #[test]
    fn any_title_names_and_facts_read_back(
        title in "[A-Za-z][ !-~é–ß学]{0,30}[a-z]",
        names in proptest::collection::vec("[A-Z][a-zéö]{1,8}( [A-Z][a-z'-]{1,8}[a-z]){0,2}", 0..4),
        split_name in ("[A-Z][a-zé]{1,8}", "([a-z]{2,4} )?[A-Z][a-zö]{1,8}"),
        year in proptest::option::of(1000_u16..3000),
        venue in proptest::option::of("[A-Z]{2,6} [0-9]{4}"),
        arxiv in proptest::option::of("[0-9]{4}\\.[0-9]{5}"),
        doi in proptest::option::of("10\\.[0-9]{4}/[a-z0-9._()-]{1,12}[a-z]"),
    ) {
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        // Other than a person would write: a whole formula, whose dollars mean something else.
        prop_assume!(title.matches('$').count() < 2);
        let ids = [arxiv.as_deref().and_then(PaperId::arxiv), doi.as_deref().and_then(PaperId::doi), Some(PaperId::title(&title))];
        let mut authors: Vec<Author> = names.iter().map(Author::whole).collect();
        authors.push(split(&split_name.0, &split_name.1));
        let paper = Paper { authors, year, venue, arxiv, doi, ..Paper::with_ids(ids.into_iter().flatten().collect(), title, "f") };
        for (name, write, read) in FORMATS {
            let text = write(std::slice::from_ref(&paper));
            let (found, report) = read("f", text.as_bytes());
            prop_assert_eq!(papers(found), vec![paper.clone()], "{}: {}", name, text);
            prop_assert!(report.rejected.is_empty() && report.notes.is_empty(), "{}", report);
        }
    }
}
