//! Bad sources: each fault is reported with its line and its reason, and the rest is made.

// What a test's own functions cannot do ends the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use offprint_press::{PressError, Pressed, SourceFile, Sources, make};

const SETTINGS: &str = "name = \"t\"\ntitle = \"T\"\n";
const FURNITURE: &str =
    "Get trending papers in your email inbox once a day!\nGet trending papers in your email inbox!\n";

fn long(start: &str) -> String {
    format!("{start} {}", "We propose a method and show that it works well. ".repeat(10).trim_end())
}

fn sources(page: &[u8], facts: &[u8]) -> Sources {
    let file = |name: &str, bytes: &[u8]| SourceFile::new(name, bytes.to_vec());
    Sources {
        collection: SETTINGS.into(),
        topics: String::new(),
        files: vec![file("facts.jsonl", facts), file("page.txt", page)],
    }
}

fn made(page: &str, facts: &str) -> Pressed {
    make(&sources(page.as_bytes(), facts.as_bytes())).unwrap()
}

/// File, line and a part of the reason of each rejection.
fn assert_rejected(pressed: &Pressed, expected: &[(&str, usize, &str)]) {
    let rejected = &pressed.report.rejected;
    assert_eq!(rejected.len(), expected.len(), "{}", pressed.report);
    for (remark, (file, line, reason)) in rejected.iter().zip(expected) {
        assert_eq!((remark.file.as_str(), remark.line), (*file, *line), "{remark}");
        assert!(remark.reason.contains(reason), "{remark}");
    }
}

fn titles(pressed: &Pressed) -> Vec<&str> {
    pressed.collection.papers.iter().map(|paper| paper.title.as_str()).collect()
}

#[test]
fn an_odd_number_of_lines_costs_no_paper_that_is_whole() {
    let page = format!("{FURNITURE}SubscribeOne\n{}\nTwo\n{}\nThree\n", long("1"), long("2"));
    let pressed = made(&page, "{\"title\": \"Three\", \"year\": 2020}\n");
    assert_eq!(titles(&pressed), ["One", "Two", "Three"]);
    assert_eq!(pressed.report.notes[0].line, 7);
    assert!(pressed.report.notes[0].reason.contains("without an abstract"));
    assert_eq!(pressed.collection.papers[2].year, Some(2020));
}

#[test]
fn an_abstract_without_a_title_is_rejected() {
    let page = format!("{FURNITURE}SubscribeOne\n{}\n{}\nTwo\n{}\n", long("1"), long("lost"), long("2"));
    let pressed = made(&page, "{\"title\": \"One\"}\n");
    assert_eq!(titles(&pressed), ["One", "Two"]);
    assert_rejected(&pressed, &[("page.txt", 5, "an abstract without a title")]);
}

#[test]
fn a_duplicate_title_is_rejected() {
    let page = format!("{FURNITURE}SubscribeOne Title\n{}\nONE-TITLE\n{}\n", long("1"), long("2"));
    let pressed = made(&page, "{\"title\": \"One title\", \"year\": 2020}\n");
    assert_eq!(titles(&pressed), ["One Title"]);
    assert_eq!(pressed.collection.papers[0].year, Some(2020));
    assert_rejected(&pressed, &[("page.txt", 5, "line 3")]);
}

#[test]
fn facts_for_an_unknown_title_and_broken_facts_are_rejected() {
    let page = format!("{FURNITURE}SubscribeOne\n{}\n", long("1"));
    let facts = "{\"title\": \"One\", broken\n{\"title\": \"Other\"}\n{\"title\": \"One\", \"year\": 2020}\n{\"title\": \"one\"}\n";
    let pressed = made(&page, facts);
    assert_eq!(pressed.collection.papers[0].year, Some(2020));
    let expected = [
        ("facts.jsonl", 1, "column"),
        ("facts.jsonl", 2, "no paper has: Other"),
        ("facts.jsonl", 4, "line 3"),
    ];
    assert_rejected(&pressed, &expected);
}

#[test]
fn invalid_utf8_is_rejected_in_a_title_and_noted_in_an_abstract() {
    let mut page = format!("{FURNITURE}SubscribeOne\n\u{0}{}\nTw", long("1")).into_bytes();
    let nul = page.iter().position(|byte| *byte == 0).unwrap();
    page[nul] = 0xFF;
    page.extend_from_slice(b"\xE9o\n");
    page.extend_from_slice(long("2").as_bytes());
    let pressed = make(&sources(&page, b"{\"title\": \"One\"}\n")).unwrap();
    assert_eq!(titles(&pressed), ["One"]);
    assert_rejected(&pressed, &[("page.txt", 5, "invalid UTF-8 at byte 3")]);
    assert_eq!((pressed.report.notes[0].line, pressed.report.read), (4, 1));
}

#[test]
fn papers_that_share_an_identifier_are_told_apart_or_merged() {
    let page = format!("{FURNITURE}SubscribeOne\n{}\nTwo\n{}\nThree\n{}\n", long("1"), long("2"), long("3"));
    let facts = concat!(
        "{\"title\": \"One\", \"arxiv\": \"2306.01736\", \"doi\": \"10.1145/1\"}\n",
        "{\"title\": \"Two\", \"arxiv\": \"2306.01736v2\"}\n",
        "{\"title\": \"Three\", \"arxiv\": \"2306.99999\", \"doi\": \"10.1145/1\"}\n",
    );
    let pressed = made(&page, facts);
    assert_eq!(titles(&pressed), ["One", "Three"]);
    let merged = &pressed.report.notes[0];
    assert_eq!((merged.line, pressed.report.rejected.len()), (5, 0), "{}", pressed.report);
    assert!(merged.reason.contains("page.txt line 3"), "{merged}");
    assert_eq!(pressed.report.merged, 4, "three rows of facts and a paper");
    assert!(
        pressed.report.notes[1].reason.contains("doi:10.1145/1 belongs to \"One\""),
        "{}",
        pressed.report
    );
    assert!(pressed.collection.papers[1].ids.iter().all(|id| id.as_str() != "doi:10.1145/1"));
}

#[test]
fn a_phrase_in_the_file_of_topics_that_was_not_derived_is_noted_and_has_no_effect() {
    let abstract_text = |n| long(&format!("Paper {n} is on dense retrieval for search."));
    let page = format!(
        "{FURNITURE}SubscribeDense Retrieval\n{}\nMore on It\n{}\n",
        abstract_text(1),
        abstract_text(2)
    );
    let mut sources = sources(page.as_bytes(), b"{\"title\": \"More on It\"}\n");
    sources.topics =
        "drop = [\n\"proposed method\"]\n[[topic]]\nname = \"search\"\nmerge = [\"retrieval, dense\", \"Dense-Retrievals\"]".into();
    let pressed = make(&sources).unwrap();
    let notes: Vec<(&str, usize)> =
        pressed.report.notes.iter().map(|note| (note.file.as_str(), note.line)).collect();
    assert_eq!(notes, [("topics.toml", 2), ("topics.toml", 5)], "{}", pressed.report);
    assert!(pressed.report.notes[0].reason.contains("proposed method"), "{}", pressed.report);
    assert!(pressed.collection.papers.iter().all(|paper| paper.topics == ["search"]));
}

#[test]
fn a_file_of_no_known_format_is_left_out_and_nothing_usable_is_an_error() {
    let nothing = make(&sources(b"just text", b"[1, 2]")).unwrap_err();
    assert!(matches!(nothing, PressError::Empty(_)), "{nothing}");
    assert!(nothing.to_string().contains("rejected facts.jsonl: none of the formats"), "{nothing}");
    let page = format!("{FURNITURE}SubscribeOne\n{}\n", long("1"));
    let pressed = made(&page, "just text");
    assert_rejected(&pressed, &[("facts.jsonl", 0, "formats")]);
}

#[test]
fn a_truncated_collection_is_reported_with_its_line() {
    let page = format!("{FURNITURE}SubscribeOne\n{}\n", long("1"));
    let pressed = made(&page, "{\"format\":1,\n\"about\":{\"name\":\"x\"");
    assert_rejected(&pressed, &[("facts.jsonl", 2, "damaged or incomplete")]);
}

#[test]
fn a_published_collection_is_a_source_and_comes_out_as_it_went_in() {
    let page = format!("{FURNITURE}SubscribeOne\n{}\n", long("13.1\\% at https://github.com/a/b."));
    let first = made(&page, "{\"title\": \"One\", \"arxiv\": \"2306.01736\", \"year\": 2023}\n").collection;
    let json = offprint_press::to_json(&first);
    let again = Sources {
        collection: SETTINGS.into(),
        files: vec![SourceFile::new("papers.json", json.clone().into_bytes())],
        ..Sources::default()
    };
    assert_eq!(offprint_press::to_json(&make(&again).unwrap().collection), json);
}
