//! The sorted vocabulary: every term once, in one string, with what neighbours have in common.

use std::cmp::Ordering;
use std::ops::Range;

/// Terms in byte order, addressed by their number in that order.
#[derive(Debug, Default, Clone)]
pub(crate) struct Vocabulary {
    /// All terms, one after the other.
    text: String,
    /// Where each term begins in `text`, and one past the last.
    starts: Vec<u32>,
    /// Bytes that each term has in common with the one before it (at most 255).
    shared: Vec<u8>,
}

impl Vocabulary {
    /// Puts terms into a vocabulary. They must be sorted and distinct.
    pub fn from_sorted<'t>(terms: impl Iterator<Item = &'t str>) -> Self {
        let mut vocabulary = Self { starts: vec![0], ..Self::default() };
        let mut before = "";
        for term in terms {
            let shared = before.bytes().zip(term.bytes()).take_while(|(a, b)| a == b).count();
            vocabulary.shared.push(u8::try_from(shared).unwrap_or(u8::MAX));
            vocabulary.text.push_str(term);
            vocabulary.starts.push(vocabulary.text.len() as u32);
            before = term;
        }
        vocabulary
    }

    /// Number of terms.
    pub fn len(&self) -> usize {
        self.shared.len()
    }

    /// The text of a term; empty if there is none of this number.
    pub fn term(&self, number: u32) -> &str {
        let at = number as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => self.text.get(from as usize..to as usize).unwrap_or_default(),
            _ => "",
        }
    }

    /// For each term, the bytes in common with the one before it.
    pub fn shared(&self) -> &[u8] {
        &self.shared
    }

    /// The number of a term.
    pub fn find(&self, term: &str) -> Option<u32> {
        let at = self.first_where(|candidate| candidate.cmp(term) != Ordering::Less);
        (!term.is_empty() && self.term(at) == term).then_some(at)
    }

    /// The numbers of the terms that begin with `prefix`.
    pub fn with_prefix(&self, prefix: &str) -> Range<u32> {
        let from = self.first_where(|term| term >= prefix);
        let to = self.first_where(|term| term > prefix && !term.starts_with(prefix));
        from..to.max(from)
    }

    /// The first term for which `holds`, which must be false up to some term and true from there on.
    fn first_where(&self, holds: impl Fn(&str) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            if holds(self.term(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_and_prefixes_are_found() {
        let words = ["a", "learn", "learned", "learning", "lemma", "β", "機械"];
        let vocabulary = Vocabulary::from_sorted(words.into_iter());
        for (at, word) in words.iter().enumerate() {
            assert_eq!(vocabulary.find(word), Some(at as u32));
        }
        assert_eq!(vocabulary.find("lear"), None);
        assert_eq!(vocabulary.find(""), None);
        assert_eq!(vocabulary.with_prefix("lear"), 1..4);
        assert_eq!(vocabulary.with_prefix("機"), 6..7);
        assert_eq!(vocabulary.with_prefix("x"), 5..5);
        assert_eq!(vocabulary.with_prefix("z\u{10ffff}"), 5..5);
        assert_eq!(vocabulary.with_prefix(""), 0..7);
        assert_eq!(vocabulary.shared(), [0, 0, 5, 5, 2, 0, 0]);
    }
}
