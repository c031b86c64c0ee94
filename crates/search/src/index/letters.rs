//! Which letters each term holds, as bits: a term that lacks too many of a word's letters is not near it.
//!
//! An edit takes at most one letter away, and a swap none. So a term within `k` edits of a word lacks at most `k` of its
//! letters and has at most `k` others, and of the word's first letters at most `k` are missing from the term's
//! beginning, which is longer by the edits that can push them back. Most terms fail, and are never read. (The same for
//! the end, tried for closed words, made no difference.)

/// Characters of a term that its beginning's letters are taken from.
const BEGINNING: usize = 6;

/// The first characters of a word: with [`MOST_EDITS`] edits they are still within a term's beginning.
const FIRST: usize = BEGINNING - MOST_EDITS;

/// Most edits for which letters say anything.
const MOST_EDITS: usize = 2;

/// Terms that are asked together.
const CHUNK: usize = 16;

/// The letters of the terms of a section.
#[derive(Debug, Default, Clone)]
pub(super) struct Letters {
    all: Vec<u32>,
    beginning: Vec<u32>,
}

impl Letters {
    /// Adds the letters of the next term.
    pub fn add(&mut self, term: &str) {
        self.all.push(letters(term.chars()));
        self.beginning.push(letters(term.chars().take(BEGINNING)));
    }

    /// Numbers within the section of the terms that can be within `most` edits of a word, or with `prefix` begin with
    /// something that is.
    pub fn near(&self, word: &str, most: u8, prefix: bool) -> Vec<u32> {
        let wanted = letters(word.chars());
        let first = letters(word.chars().take(FIRST));
        let asked = Asked { wanted, first, others: if prefix { 0 } else { !wanted } };
        // Where no branch is taken, the compiler asks many terms at once.
        let second = if most == 1 { u32::MAX } else { 0 };
        match most {
            1 | 2 => self.passing(
                |set| {
                    let once = without_lowest(set);
                    without_lowest(once) | once & second
                },
                asked,
            ),
            // With more edits, nearly all terms would pass; nobody waits for those but a search that has found nothing.
            _ => (0..self.all.len() as u32).collect(),
        }
    }

    /// Numbers of the terms of which nothing is left in the three sets after `beyond` has taken out what is allowed.
    #[inline(always)]
    fn passing(&self, beyond: impl Fn(u32) -> u32, asked: Asked) -> Vec<u32> {
        let fault = |all: u32, beginning: u32| {
            beyond(asked.first & !beginning) | beyond(asked.wanted & !all) | beyond(asked.others & all)
        };
        let mut near = Vec::new();
        let mut from = 0;
        for (all, beginning) in self.all.chunks(CHUNK).zip(self.beginning.chunks(CHUNK)) {
            let mut faults = [1u32; CHUNK];
            for ((out, &all), &beginning) in faults.iter_mut().zip(all).zip(beginning) {
                *out = fault(all, beginning);
            }
            if faults.iter().fold(0, |passing, &fault| passing | u32::from(fault == 0)) != 0 {
                near.extend(
                    (from..).zip(&faults).filter(|(_, fault)| **fault == 0).map(|(number, _)| number),
                );
            }
            from += CHUNK as u32;
        }
        near
    }
}

/// What a word asks of a term's letters.
#[derive(Clone, Copy)]
struct Asked {
    wanted: u32,
    first: u32,
    others: u32,
}

#[inline(always)]
fn without_lowest(set: u32) -> u32 {
    set & set.wrapping_sub(1)
}

/// The letters among some characters: each of `a` to `z` has a bit of its own, all others share six.
fn letters(characters: impl Iterator<Item = char>) -> u32 {
    let bit = |c: char| match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        _ => 26 + u32::from(c) % 6,
    };
    characters.fold(0, |letters, c| letters | 1 << bit(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(terms: &[&str], word: &str, most: u8, prefix: bool) -> Vec<u32> {
        let mut letters = Letters::default();
        terms.iter().for_each(|term| letters.add(term));
        letters.near(word, most, prefix)
    }

    #[test]
    fn terms_with_other_letters_are_passed_over() {
        let terms = ["lerning", "learnings", "warning", "zebra", "xqxqx", "multitask"];
        assert_eq!(near(&terms, "learning", 1, false), [0, 1]);
        assert_eq!(near(&terms, "learnin", 1, true), [0, 1]);
        assert_eq!(near(&terms, "learning", 2, false), [0, 1, 2]);
        assert_eq!(near(&terms, "learning", 4, true), [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn more_terms_than_are_asked_together_are_all_asked() {
        let terms = vec!["task"; 3 * CHUNK + 5];
        assert_eq!(near(&terms, "tsak", 1, false).len(), terms.len());
        assert!(near(&[], "task", 1, false).is_empty());
    }
}
