//! Why a paper was found, and the parts of its score.

/// Why a paper stands where it stands. The parts add up to the score, up to rounding.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Explanation {
    /// The words and phrases of the query that count, in the order typed.
    pub words: Vec<WordMatch>,
    /// Bonus for having every word in the title.
    pub all_in_title: f32,
    /// Bonus for a title that begins with the first word.
    pub title_start: f32,
    /// Bonus for words that stand near one another.
    pub near: f32,
    /// The whole score.
    pub score: f32,
}

/// What one word of the query found in a paper: its best form there.
#[derive(Debug, Clone, PartialEq)]
pub struct WordMatch {
    /// As typed.
    pub typed: String,
    /// What stands in the paper, as the papers write it; empty if nothing does.
    pub found: String,
    /// How the two belong together.
    pub how: Match,
    /// How often it stands in title, authors, abstract, venue, topics.
    pub fields: [u32; 5],
    /// Its part of the score.
    pub score: f32,
}

/// How a form belongs to what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// The word itself, or a hyphen variant.
    Exact,
    /// Its parts side by side, or a phrase.
    Together,
    /// A word that begins so.
    Prefix,
    /// A word of the same stem.
    Stem,
    /// A word within so many edits.
    Typo(u8),
    /// The paper does not have it.
    Absent,
}

impl Match {
    /// In a word or two for the reader.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Together => "side by side",
            Self::Prefix => "beginning",
            Self::Stem => "same stem",
            Self::Typo(1) => "one edit away",
            Self::Typo(_) => "two edits away",
            Self::Absent => "not there",
        }
    }
}
