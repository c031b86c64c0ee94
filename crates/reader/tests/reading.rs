//! What becomes of files: each format, what is refused, hostile ones, and any bytes at all.

// What a test's own functions cannot do ends the test.
#![allow(clippy::unwrap_used, clippy::panic)]

use offprint_interchange::{Contents, Outcome, bibtex, csl_json, ris};
use offprint_paper::{FORMAT, Paper, PaperId, is_safe_url};
use offprint_reader::read;
use proptest::prelude::*;

fn read_in(text: &str) -> Contents {
    match read("file", text.as_bytes()) {
        Outcome::Read(read) => read,
        Outcome::Refused(why) => panic!("{why}: {text}"),
    }
}

fn refused(bytes: &[u8]) -> String {
    match read("notes.txt", bytes) {
        Outcome::Refused(why) => why,
        Outcome::Read(read) => panic!("{read:?}"),
    }
}

fn collection(papers: Vec<Paper>) -> String {
    let papers: Vec<_> = papers.iter().map(|paper| offprint_paper::json::to_string(paper)).collect();
    let about = r#"{"name":"t","title":"T"}"#;
    format!("{{\"format\":{FORMAT},\"about\":{about},\"papers\":[{}]}}", papers.join(","))
}

#[test]
fn the_format_is_told_by_the_content() {
    let papers = ["One", "Two"].map(|title| Paper::from_title(title, "file"));
    for text in
        [bibtex::file(&papers), ris::file(&papers), csl_json::file(&papers), collection(papers.to_vec())]
    {
        let read = read_in(&text);
        let titles: Vec<_> = read.papers.iter().map(|paper| paper.title.as_str()).collect();
        assert_eq!(titles, ["One", "Two"], "{text}");
        assert_eq!((read.rejected.count, read.remarks.count), (0, 0), "{text}");
    }
}

#[test]
fn what_is_none_of_the_formats_is_refused_in_a_sentence() {
    for (bytes, words) in [
        (&b""[..], "notes.txt is none of the formats"),
        (b"hello", "none of the formats"),
        (b"\0\0\xFF", "none of the formats"),
        (b"%PDF-1.7\n", "none of the formats"),
        (b"{\"format\":1,\"papers\":", "damaged or incomplete"),
        (b"{\"format\":99}", "format 99"),
        (b"{\"format\":1,\"about\":{\"name\":\"t\",\"title\":\"T\"},\"papers\":[]}", "holds no papers"),
        (b"[]", "none of the formats"),
    ] {
        let why = refused(bytes);
        assert!(why.contains(words) && why.ends_with('.'), "{why}");
    }
}

#[test]
fn rows_that_cannot_be_used_are_told_by_line_and_the_others_are_read() {
    let read = read_in(
        "@misc{a, title={One}, url={javascript:alert(1)}}\n@misc{b, note={no title}}\n@misc{c, title={Two}}\n",
    );
    assert_eq!(read.papers.len(), 2);
    assert_eq!((read.rejected.count, read.rejected.first[0].line), (1, 2));
    assert!(read.remarks.first.iter().any(|told| told.line == 1 && told.reason.contains("javascript:")));
    assert!(read.papers[0].links.page.is_none());
}

#[test]
fn a_paper_that_comes_twice_is_taken_once() {
    let read = read_in("@misc{a, title={One}}\n@misc{a, title={one}}\n@misc{b, title={Two}}\n");
    assert_eq!(read.papers.len(), 2);
    assert!(read.remarks.first.iter().any(|told| told.line == 2 && told.reason.contains("as in line 1")));
    let twice = Paper::from_title("One", "file");
    assert_eq!(read_in(&collection(vec![twice.clone(), twice])).papers.len(), 1);
}

#[test]
fn a_paper_is_known_by_its_title_too() {
    let paper = Paper::with_ids(vec![PaperId::doi("10.1000/x").unwrap()], "One", "file");
    assert_eq!(read_in(&collection(vec![paper])).papers[0].ids[1..], [PaperId::title("One")]);
}

#[test]
fn what_nobody_could_show_or_keep_is_rejected() {
    let papers =
        ["Nul \0 inside", &"long ".repeat(1000), "Good"].map(|title| Paper::from_title(title, "file"));
    let read = read_in(&collection(papers.to_vec()));
    assert_eq!((read.papers.len(), read.rejected.count), (1, 2));
}

#[test]
fn deep_and_endless_json_costs_its_row_only() {
    let deep = format!("{{\"type\":\"article\",\"title\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let read =
        read_in(&format!("[{deep},\n{{\"type\":\"article\",\"title\":\"Good\"}},\n7,{{\"title\":[]}}"));
    assert_eq!((read.papers.len(), read.rejected.count), (1, 3), "{:?}", read.rejected);
    assert!(read.remarks.first.iter().any(|told| told.reason.contains("cut short")));
}

#[test]
fn a_file_of_rubbish_is_told_shortly() {
    let read = read_in(&format!("[{{\"type\":\"article\"}}{}]", ",7".repeat(50_000)));
    assert_eq!((read.papers.len(), read.rejected.count), (0, 50_001));
    assert!(Outcome::Read(read).encode().len() < 200_000);
}

proptest! {
    #[test]
    fn any_bytes_give_an_answer_that_the_page_understands(
        start in prop::sample::select(vec!["", "@misc{a,", "TY  - JOUR\nTI  - ", "[{\"type\":\"article\",\"title\":\"", "{\"format\":1,"]),
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"{}[]\",:=@\n \\-".to_vec())], 0..200),
    ) {
        let outcome = read("file", &[start.as_bytes(), &bytes].concat());
        prop_assert_eq!(Outcome::decode(&outcome.encode()), Ok(outcome.clone()));
        if let Outcome::Read(read) = outcome {
            prop_assert!(read.papers.iter().all(|paper| !paper.ids.is_empty() && !paper.title.contains('\0')));
            prop_assert!(read.papers.iter().filter_map(|paper| paper.links.page.as_ref()).all(|url| is_safe_url(url)));
        }
    }
}
