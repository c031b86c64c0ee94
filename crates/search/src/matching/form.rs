//! The forms under which a word of the query is searched.

use crate::field::FieldSet;

/// How a form relates to what was typed. The order is from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// The word itself, or a hyphen variant of it.
    Exact,
    /// A word that begins with what has been typed so far.
    Prefix,
    /// A word of the same stem.
    Stem,
    /// A word within this many edits.
    Typo(u8),
}

impl Kind {
    /// How far the form is from what was typed, as papers are ordered by it: 0 for what was typed, its beginning or
    /// its stem, otherwise the number of edits.
    pub fn edits(self) -> u8 {
        match self {
            Self::Exact | Self::Prefix | Self::Stem => 0,
            Self::Typo(edits) => edits,
        }
    }
}

/// Where a form's postings lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// With a term of the vocabulary.
    Term(u32),
    /// In the leaf's runs of neighbouring words.
    Runs,
}

/// One form of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    /// Where its postings lie.
    pub source: Source,
    /// How it relates to what was typed.
    pub kind: Kind,
    /// In which fields it counts.
    pub fields: FieldSet,
    /// What a match is worth: the form's weight times the term's inverse document frequency.
    pub weight: f32,
}
