//! Marks and passages lie on characters, whatever the text.

use proptest::prelude::*;

use super::Highlighter;
use crate::analysis::{TokenKind, tokenize};
use crate::field::Field;
use crate::response::Mark;

fn mark(term: &str, prefix: bool) -> Mark {
    Mark { term: term.into(), fields: 0b1_1111, prefix }
}

fn shown(text: &str, marks: &[Mark], max_chars: usize) -> String {
    text[Highlighter::new(marks).snippet(text, max_chars).0].to_owned()
}

#[test]
fn compounds_are_one_mark_and_words_apart_are_two() {
    let highlighter = Highlighter::new(&[mark("multi", false), mark("task", false)]);
    let text = "Multi-Task and multi task, multitask";
    let marked: Vec<&str> =
        highlighter.ranges(text, Field::Title).into_iter().map(|range| &text[range]).collect();
    assert_eq!(marked, ["Multi-Task", "multi", "task"]);
}

#[test]
fn only_the_part_of_a_compound_that_begins_so_is_marked() {
    let text = "ReLU-activated real-world";
    let highlighter = Highlighter::new(&[mark("re", true)]);
    let marked: Vec<&str> =
        highlighter.ranges(text, Field::Title).into_iter().map(|range| &text[range]).collect();
    assert_eq!(marked, ["ReLU", "real"]);
}

#[test]
fn marks_keep_to_their_fields() {
    let highlighter = Highlighter::new(&[Mark { fields: Field::Authors.bit(), ..mark("re", false) }]);
    assert!(highlighter.ranges("Re", Field::Title).is_empty());
    assert_eq!(highlighter.ranges("Ré", Field::Authors).first(), Some(&(0..3)));
}

#[test]
fn a_snippet_is_the_sentence_that_shows_most() {
    let text = "We begin with something else. Here dense retrieval is trained. Retrieval ends.";
    let marks = [mark("dense", false), mark("retrieval", false)];
    assert_eq!(shown(text, &marks, 40), "Here dense retrieval is trained.");
    assert_eq!(shown(text, &[], 20), "We begin with");
    assert_eq!(shown(text, &marks, 1_000), text);
}

#[test]
fn a_match_deep_in_a_long_sentence_is_shown_with_what_comes_before() {
    let text = format!("{} and only then the retrieval of passages", "word ".repeat(60).trim());
    let shown = shown(&text, &[mark("retrieval", false)], 80);
    assert!(shown.contains("then the retrieval of") && shown.starts_with("word"), "{shown}");
}

proptest! {
    #[test]
    fn ranges_and_snippets_lie_on_characters(
        text in prop_oneof![any::<String>(), "[ab\\-. é機\u{301}\u{200b}]{0,60}"],
        terms in prop::collection::vec("[abe機]{1,3}( [abe]{1,2})?", 0..5),
        prefix: bool,
        max_chars in 0usize..80,
    ) {
        let marks: Vec<Mark> = terms.iter().map(|term| mark(term, prefix)).collect();
        let highlighter = Highlighter::new(&marks);
        let mut end = 0;
        for range in highlighter.ranges(&text, Field::Abstract) {
            prop_assert!(range.start >= end && range.start < range.end);
            prop_assert!(text.get(range.clone()).is_some());
            end = range.end;
        }
        let (snippet, ranges) = highlighter.snippet(&text, max_chars);
        prop_assert_eq!(ranges, highlighter.ranges(&text, Field::Abstract));
        prop_assert!(text[snippet].chars().count() <= max_chars);
    }

    #[test]
    fn any_text_is_tokenized_within_its_bounds(text: String) {
        let mut last = 0;
        tokenize(&text, &mut |token| {
            assert!(text.get(token.start..token.end).is_some_and(|source| !source.is_empty()));
            assert!(!token.term.is_empty());
            match token.kind {
                TokenKind::Joined { last: end } => assert!(token.position < end && end <= last),
                TokenKind::Word | TokenKind::Edge => {
                    assert!(token.position >= last);
                    last = token.position;
                }
            }
        });
    }
}
