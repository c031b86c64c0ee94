//! Terms found in sections of every size.

use super::*;
use crate::index::bytes::Bytes;
use crate::index::write_vocabulary::write_vocabulary;

/// A vocabulary of these terms in sections of `size`.
pub(crate) fn vocabulary(terms: &[&str], size: usize) -> Vocabulary {
    let section = |(at, terms): (usize, &[&str])| {
        let held: Vec<(&str, u32)> = terms.iter().map(|term| (*term, term.len() as u32 * 100)).collect();
        let (first_term, terms) = ((at * size) as u32, terms.len() as u32);
        Section { first_term, terms, bytes: Bytes::new(write_vocabulary(&held)), ..Section::default() }
    };
    Vocabulary::open(terms.chunks(size).enumerate().map(section).collect(), terms.len() as u32).unwrap()
}

#[test]
fn terms_and_prefixes_are_found() {
    let words = ["a", "learn", "learned", "learning", "lemma", "β", "機械"];
    for size in [1, 2, 3, 7] {
        let vocabulary = vocabulary(&words, size);
        for (at, word) in words.iter().enumerate() {
            assert_eq!(vocabulary.find(word), Some(at as u32));
            assert_eq!(vocabulary.term(at as u32), *word);
            assert_eq!(vocabulary.frequency(at as u32), word.len() as u32 * 100);
        }
        assert_eq!(vocabulary.find("lear"), None);
        assert_eq!(vocabulary.find(""), None);
        assert_eq!(vocabulary.with_prefix("lear"), 1..4);
        assert_eq!(vocabulary.with_prefix("機"), 6..7);
        assert_eq!(vocabulary.with_prefix("x"), 5..5);
        assert_eq!(vocabulary.with_prefix("z\u{10ffff}"), 5..5);
        assert_eq!(vocabulary.with_prefix(""), 0..7);
        assert_eq!((vocabulary.term(7), vocabulary.frequency(7)), (String::new(), 0));
    }
}

#[test]
fn groups_are_searched_like_single_terms() {
    let words: Vec<String> = (0..100).map(|number| format!("w{number:03}")).collect();
    let terms: Vec<&str> = words.iter().map(String::as_str).collect();
    for size in [16, 32, 100, 37] {
        let vocabulary = vocabulary(&terms, size);
        for (at, term) in terms.iter().enumerate() {
            assert_eq!(
                (vocabulary.find(term), vocabulary.term(at as u32).as_str()),
                (Some(at as u32), *term)
            );
        }
        assert_eq!(vocabulary.with_prefix("w01"), 10..20);
        assert_eq!(vocabulary.with_prefix("w0990"), 100..100);
    }
}
