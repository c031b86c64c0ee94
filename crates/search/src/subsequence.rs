//! The last resort: titles that hold the typed letters in order, as far as a person would call it a match.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::clangd::ClangdMatcher;

use crate::analysis::fold_text;
use crate::pieces::count_chars;
use crate::sort::{descending, sort_keyed};

/// Fewest letters that are matched this way.
const SHORTEST: usize = 3;

/// Most letters between two matched ones inside a word.
const LONGEST_GAP: usize = 2;

/// The folded titles, one after the other.
#[derive(Debug, Default, Clone)]
pub(crate) struct Titles {
    text: String,
    ends: Vec<u32>,
}

impl Titles {
    /// Folds titles.
    pub fn of<'t>(of: impl Iterator<Item = &'t str>) -> Self {
        let mut titles = Self::default();
        for title in of {
            titles.text.push_str(&fold_text(title));
            titles.ends.push(titles.text.len() as u32);
        }
        titles
    }

    fn range(&self, at: usize) -> Range<usize> {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        from as usize..self.ends.get(at).copied().unwrap_or(from) as usize
    }

    /// Papers whose titles hold the letters of `typed` in order, best first, with the matcher's score.
    pub fn holding(&self, typed: &str) -> Vec<(u32, f32)> {
        let letters: String = fold_text(typed).split(' ').collect();
        if count_chars(&letters) < SHORTEST {
            return Vec::new();
        }
        let matcher = ClangdMatcher::default();
        let mut found: Vec<(u64, u32)> = Vec::new();
        for doc in 0..self.ends.len() {
            let title = self.text.get(self.range(doc)).unwrap_or_default();
            if !in_order(title, &letters) {
                continue;
            }
            if let Some((score, places)) = matcher.fuzzy_indices(title, &letters)
                && is_close(title, &places)
            {
                found.push((descending(score as f32), doc as u32));
            }
        }
        sort_keyed(&mut found);
        found.into_iter().map(|(key, doc)| (doc, f32::from_bits(!((key >> 32) as u32)))).collect()
    }
}

/// Whether the letters occur in order at all; the matcher is slow at finding out that they do not.
fn in_order(title: &str, letters: &str) -> bool {
    let mut title = title.chars();
    letters.chars().all(|letter| title.any(|c| c == letter))
}

/// Whether matched letters begin at a word, and go on at the next word's beginning or after a short gap.
fn is_close(title: &str, places: &[usize]) -> bool {
    let title: Vec<char> = title.chars().collect();
    let begins = |at: usize| at == 0 || title.get(at - 1) == Some(&' ');
    let Some(&first) = places.first() else { return false };
    begins(first)
        && places.windows(2).all(|pair| {
            let between = title.get(pair[0] + 1..pair[1]).unwrap_or_default();
            let words = between.iter().filter(|&&c| c == ' ').count();
            if words == 0 { between.len() <= LONGEST_GAP } else { words == 1 && begins(pair[1]) }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(title: &str, typed: &str) -> bool {
        !Titles::of([title].into_iter()).holding(typed).is_empty()
    }

    #[test]
    fn only_what_a_person_would_call_a_match_is_shown() {
        for (title, typed, expected) in [
            ("Multi-Task Learning with Transformers", "mtlt", false),
            ("Multi-Task Learning Transformers", "mtlt", true),
            ("Multi-Task Learning", "mltsk", true),
            ("DUO-TOK: Dual-Track Tokenizer", "dtdt", true),
            ("A Survey of Retrieval in Biomedical Corpora", "aribic", false),
            ("Multi-Task Learning", "xyz", false),
            ("Multi-Task Learning", "ml", false),
        ] {
            assert_eq!(found(title, typed), expected, "{typed} in {title}");
        }
    }
}
