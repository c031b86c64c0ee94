//! The walk against the textbook.

use proptest::prelude::*;

use super::*;

fn prefix_distance(word: &str, term: &str) -> u8 {
    let ends = term.char_indices().map(|(at, _)| at).chain([term.len()]);
    ends.map(|end| distance(word, &term[..end])).min().unwrap_or(u8::MAX)
}

#[test]
fn allowed_edits_grow_with_the_word() {
    for (word, edits) in [("mtl", 0), ("task", 1), ("lerning", 1), ("multitas", 2), ("20000", 0), ("ταςκ", 1)]
    {
        assert_eq!(allowed_edits(word), edits, "{word}");
    }
}

proptest! {
    #[test]
    fn the_walk_finds_exactly_what_is_near(
        mut terms in prop::collection::vec("[abcé機]{1,7}", 0..60),
        word in "[abcé機]{1,7}",
        most in 0u8..4,
        prefix: bool,
        size in 1usize..70,
    ) {
        terms.sort();
        terms.dedup();
        let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
        let vocabulary = crate::index::vocabulary(&terms, size);
        let mut found = Vec::new();
        walk(&vocabulary, &word, most, prefix, &mut |number, edits| found.push((number, edits)));
        let expected: Vec<(u32, u8)> = terms
            .iter()
            .enumerate()
            .map(|(at, term)| (at as u32, if prefix { prefix_distance(&word, term) } else { distance(&word, term) }))
            .filter(|(_, edits)| *edits <= most)
            .collect();
        prop_assert_eq!(found, expected);
    }
}
