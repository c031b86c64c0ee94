//! The nearest words of the vocabulary, for when nothing was found.

use crate::index::TextIndex;
use crate::matching::{Leaf, nearness, walk};
use crate::pieces::count_chars;
use crate::sort::sort_keyed;

/// How many words are offered.
const OFFERED: usize = 5;

/// Fewest letters of a word that is offered.
const SHORTEST: usize = 3;

/// Words near those that found nothing, by distance, then by frequency, as the papers write them.
pub(crate) fn nearest<'l>(index: &TextIndex, leaves: impl Iterator<Item = &'l Leaf>) -> Vec<String> {
    let mut found: Vec<(u64, u32)> = Vec::new();
    for leaf in leaves {
        let letters = count_chars(&leaf.joined);
        // Further than half of the word away, nothing is near.
        let reach = u8::try_from(letters / 2).unwrap_or(u8::MAX).clamp(1, 4);
        for most in 1..=reach {
            let mut near = Vec::new();
            walk(&index.vocabulary, &leaf.joined, most, false, &mut |term, edits| {
                if is_word(&index.vocabulary.term(term)) {
                    near.push((nearness(index, term, edits), term));
                }
            });
            if near.len() >= OFFERED || most == reach {
                found.extend(near);
                break;
            }
        }
    }
    sort_keyed(&mut found);
    let mut out: Vec<String> = Vec::new();
    for (_, term) in found {
        let word = index.spelling(term);
        if !out.contains(&word) && out.len() < OFFERED {
            out.push(word);
        }
    }
    out
}

fn is_word(term: &str) -> bool {
    count_chars(term) >= SHORTEST && term.chars().all(char::is_alphabetic)
}
