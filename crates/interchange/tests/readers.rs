//! Readers take what is broken line by line, say so, and read the rest.

use offprint_interchange::{Report, detect, enrichment, hf_page, offprint_json};
use proptest::prelude::*;

/// An abstract of a usual length that begins with `start`.
fn long(start: &str) -> String {
    format!("{start} {}", "We propose a method and show that it works well. ".repeat(10).trim_end())
}

const FURNITURE: &str =
    "Get trending papers in your email inbox once a day!\nGet trending papers in your email inbox!\n";

fn page(lines: &[&str]) -> String {
    format!("{FURNITURE}Subscribe{}\n", lines.join("\n"))
}

fn titles(text: &str) -> (Vec<String>, Report) {
    let (records, report) = hf_page::read("page.txt", text.as_bytes());
    (records.into_iter().map(|record| record.title).collect(), report)
}

fn lines_of(remarks: &[offprint_interchange::Remark]) -> Vec<usize> {
    remarks.iter().map(|remark| remark.line).collect()
}

#[test]
fn a_whole_page_has_no_remarks_and_its_button_is_no_part_of_the_title() {
    let text = page(&["First Title", &long("One."), "Findings of the The Second Title", &long("Two.")]);
    let (records, report) = hf_page::read("page.txt", text.as_bytes());
    assert_eq!(records[0].title, "First Title");
    assert_eq!(records[0].line, 3);
    assert_eq!(records[1].title, "Findings of the The Second Title");
    assert_eq!(records[1].abstract_text, long("Two."));
    assert_eq!(report, Report { read: 2, ..Report::default() });
}

#[test]
fn line_ends_of_windows_and_a_byte_order_mark_change_nothing() {
    let text = page(&["First Title", &long("One."), "Second Title", &long("Two.")]);
    let other = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    assert_eq!(hf_page::read("p", text.as_bytes()), hf_page::read("p", other.as_bytes()));
}

#[test]
fn an_abstract_without_a_title_is_rejected_and_the_rest_read() {
    let text = page(&["First Title", &long("One."), &long("Lost."), "Second Title", &long("Two.")]);
    let (titles, report) = titles(&text);
    assert_eq!(titles, ["First Title", "Second Title"]);
    assert_eq!(lines_of(&report.rejected), [5]);
    assert!(report.rejected[0].reason.contains("without a title"));
}

#[test]
fn a_title_without_an_abstract_is_kept_and_noted_and_the_next_paper_is_whole() {
    let text = page(&["First Title", "Second Title", &long("Two."), "Third Title"]);
    let (records, report) = hf_page::read("page.txt", text.as_bytes());
    assert_eq!(records.len(), 3);
    assert_eq!(records[0].abstract_text, "");
    assert_eq!(records[1].abstract_text, long("Two."));
    assert_eq!(lines_of(&report.notes), [3, 6]);
    assert!(report.notes[0].reason.contains("without an abstract"));
}

#[test]
fn a_title_that_comes_again_is_rejected_with_both_lines() {
    let text = page(&["First Title", &long("One."), "first-title", &long("Two.")]);
    let (titles, report) = titles(&text);
    assert_eq!(titles, ["First Title"]);
    assert_eq!(report.rejected[0].line, 5);
    assert!(report.rejected[0].reason.contains("line 3"), "{}", report.rejected[0]);
}

#[test]
fn bad_bytes_cost_a_title_but_not_an_abstract() {
    let mut bytes = page(&["First Title", &long("One.")]).into_bytes();
    bytes.extend_from_slice(b"Second \xFF Title\n");
    bytes.extend_from_slice(long("Two.").as_bytes());
    bytes.extend_from_slice(b"\nThird Title\nBad \xE9 byte. ");
    bytes.extend_from_slice(long("Three.").as_bytes());
    let (records, report) = hf_page::read("page.txt", &bytes);
    let titles: Vec<&str> = records.iter().map(|record| record.title.as_str()).collect();
    assert_eq!(titles, ["First Title", "Third Title"]);
    assert!(records[1].abstract_text.starts_with("Bad \u{FFFD} byte."));
    assert_eq!((lines_of(&report.rejected), lines_of(&report.notes)), (vec![5], vec![8]));
    assert!(report.rejected[0].reason.contains("UTF-8"));
}

#[test]
fn a_short_abstract_that_ends_like_a_sentence_is_an_abstract() {
    let text = page(&["First Title", "We do a thing.", "Is This a Title?", &long("Two.")]);
    let (titles, report) = titles(&text);
    assert_eq!(titles, ["First Title", "Is This a Title?"]);
    assert!(report.notes.is_empty());
}

#[test]
fn a_page_without_its_furniture_is_read_and_noted() {
    let text = format!("First Title\n{}\n", long("One."));
    let (titles, report) = titles(&text);
    assert_eq!(titles, ["First Title"]);
    assert_eq!(lines_of(&report.notes), [1]);
}

#[test]
fn broken_facts_are_rejected_line_by_line_and_the_rest_read() {
    let text = concat!(
        "{\"title\": \"A\", \"arxiv\": \"2306.01736v2\", \"doi\": \"10.1145/ABC\", \"posted\": \"2023-06\", \"x\": 1}\n",
        "{\"title\": \"B\", \"year\": 20\n",
        "{\"title\": \"C\", \"year\": \"2020\"}\n",
        "{\"title\": \"D\", \"arxiv\": \"23.1\"}\n",
        "{\"title\": \"E\", \"posted\": \"June 2020\"}\n",
        "{\"title\": \"F\", \"code\": \"javascript:alert(1)\"}\n",
        "{\"title\": \" \"}\n",
        "{\"title\": \"G\", \"year\": 20}\n",
        "\n",
        "{\"title\": \"H\"}\n",
    );
    let mut bytes = text.as_bytes().to_vec();
    bytes.extend_from_slice(b"{\"title\": \"\xFF\"}");
    let (facts, report) = enrichment::read("facts.jsonl", &bytes);
    let titles: Vec<(&str, usize)> = facts.iter().map(|fact| (fact.title.as_str(), fact.line)).collect();
    assert_eq!(titles, [("A", 1), ("H", 10)]);
    assert_eq!(facts[0].arxiv.as_deref(), Some("2306.01736"));
    assert_eq!(facts[0].doi.as_deref(), Some("10.1145/abc"));
    assert_eq!(lines_of(&report.rejected), [2, 3, 4, 5, 6, 7, 8, 11]);
    let reasons: Vec<&str> = report.rejected.iter().map(|remark| remark.reason.as_str()).collect();
    for (reason, part) in
        reasons.iter().zip(["EOF", "string", "arXiv id", "date", "address", "title", "year", "UTF-8"])
    {
        assert!(reason.contains(part), "{reason}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn readers_never_panic_on_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = detect(&bytes);
        let _ = hf_page::read("f", &bytes);
        let _ = enrichment::read("f", &bytes);
        let _ = offprint_json::read(&bytes);
    }

    #[test]
    fn a_page_of_any_lines_gives_each_line_to_one_paper_or_to_the_report(
        lines in proptest::collection::vec("[A-Za-z. ]{1,30}|([a-z]{5} ){80}", 0..12)
    ) {
        let text = format!("{FURNITURE}{}", lines.join("\n"));
        let (records, report) = hf_page::read("f", text.as_bytes());
        prop_assert_eq!(records.len(), report.read);
        prop_assert!(records.windows(2).all(|pair| pair[0].line < pair[1].line));
    }
}
