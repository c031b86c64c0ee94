//! From compounds to terms: words, joined hyphen variants, pairs of CJK characters, each with its position.

use super::scan::{Part, compounds};

/// Most parts of a compound that are also indexed as one closed word (`state-of-the-art` has four).
const MOST_JOINED: usize = 5;

/// Shortest part, in bytes, that is joined with its neighbour within a longer compound: nobody writes `theart` for a
/// part of `state-of-the-art`.
const SHORTEST_JOINED: usize = 4;

/// Longest term, in bytes; what is longer is no word and is cut.
const LONGEST: usize = 200;

/// A term at its place in a text.
#[derive(Debug, Clone, Copy)]
pub struct Token<'s> {
    /// The folded term.
    pub term: &'s str,
    /// First byte in the text.
    pub start: usize,
    /// One past its last byte in the text.
    pub end: usize,
    /// Position in words from the text's beginning.
    pub position: u32,
    /// What the term is made of.
    pub kind: TokenKind,
}

/// What a term is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word, a part of a compound, or a pair of CJK characters.
    Word,
    /// Several parts of a hyphenated compound written as one word (`multitask`).
    Joined {
        /// Position of the last part.
        last: u32,
    },
    /// The last character of a CJK run, so that single characters are found everywhere.
    Edge,
}

/// Finds the terms of a text, by position, and returns the number of positions. Joined variants stand at the
/// position of their first part and come after the parts.
pub fn tokenize(text: &str, visit: &mut dyn FnMut(Token<'_>)) -> u32 {
    let mut position = 0;
    compounds(text, &mut |compound| {
        let parts = compound.parts;
        let mut emit = |first: usize, last: usize, kind| {
            let (Some(from), Some(to)) = (parts.get(first), parts.get(last)) else { return };
            visit(Token {
                term: cut(&compound.folded[from.folded_start..to.folded_end]),
                start: from.start,
                end: to.end,
                position: position + first as u32,
                kind,
            });
        };
        let last = parts.len() - 1;
        if compound.cjk {
            for at in 0..last {
                emit(at, at + 1, TokenKind::Word);
            }
            emit(last, last, TokenKind::Edge);
        } else {
            for at in 0..=last {
                emit(at, at, TokenKind::Word);
            }
            for at in 0..last {
                let short = |part: &Part| part.folded_end - part.folded_start < SHORTEST_JOINED;
                if last == 1 || !parts[at..at + 2].iter().any(short) {
                    emit(at, at + 1, TokenKind::Joined { last: position + at as u32 + 1 });
                }
            }
            if (2..MOST_JOINED).contains(&last) {
                emit(0, last, TokenKind::Joined { last: position + last as u32 });
            }
        }
        position += parts.len() as u32;
    });
    position
}

/// A term, cut where it would be too long for the index. Papers and queries are cut alike.
pub fn cut(term: &str) -> &str {
    term.get(..term.floor_char_boundary(LONGEST)).unwrap_or(term)
}

/// A text as its folded words with single spaces between, for sorting and for subsequence matching.
pub fn fold_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    compounds(text, &mut |compound| {
        for at in 0..compound.parts.len() {
            let continues = compound.cjk && at > 0;
            if !out.is_empty() && !continues {
                out.push(' ');
            }
            out.push_str(compound.part(at));
        }
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<(String, u32)> {
        let mut out = Vec::new();
        tokenize(text, &mut |token| out.push((token.term.to_owned(), token.position)));
        out
    }

    #[test]
    fn hyphen_variants_share_terms_and_positions() {
        let expected = [("a", 0), ("multi", 1), ("task", 2), ("multitask", 1), ("b", 3)];
        assert_eq!(terms("a multi-task b"), expected.map(|(term, at)| (term.to_owned(), at)));
    }

    #[test]
    fn cjk_runs_become_pairs_and_a_last_character() {
        let expected = [("機械", 0), ("械学", 1), ("学習", 2), ("習", 3)];
        assert_eq!(terms("機械学習"), expected.map(|(term, at)| (term.to_owned(), at)));
    }

    #[test]
    fn token_ranges_cover_their_source() {
        let text = "Schr{\\\"o}dinger’s ﬁeld";
        let mut found = Vec::new();
        tokenize(text, &mut |token| found.push(&text[token.start..token.end]));
        assert_eq!(found, ["Schr{\\\"o}dinger’s", "ﬁeld"]);
    }

    #[test]
    fn folded_text_is_words_with_spaces() {
        assert_eq!(fold_text("  Multi-Task: Ré’s β 機械 "), "multi task res beta 機械");
    }
}
