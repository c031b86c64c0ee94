//! The query as a tree.

use crate::field::Field;
use crate::request::YearRange;

/// A query. There is no invalid one: whatever a reader types has a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// A word, or several that hyphens or other signs hold together (`multi-task`, `C/C++`).
    Word {
        /// As typed.
        text: String,
        /// Where it must stand; anywhere if absent.
        field: Option<Field>,
        /// Whether it is still being typed: its end is open.
        open: bool,
    },
    /// Words that must stand side by side: `"multi-task learning"`.
    Phrase {
        /// As typed, without the quotes.
        text: String,
        /// Where it must stand.
        field: Option<Field>,
    },
    /// All of these.
    And(Vec<Query>),
    /// One of these.
    Or(Vec<Query>),
    /// Not this: `-word`.
    Not(Box<Query>),
    /// Published in these years: `year:2020..2023`.
    Year(YearRange),
    /// With linked code: `has:code`.
    HasCode,
    /// What only the reader's library knows, as written: `is:saved`, `is:unread`, `tag:"deep learning"`. Whoever asks
    /// says which papers that is.
    Kept(String),
}

impl Query {
    /// Everything that only the reader's library knows, in the order written, each once.
    pub fn kept(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.collect_kept(&mut found);
        found
    }

    fn collect_kept<'q>(&'q self, found: &mut Vec<&'q str>) {
        match self {
            Self::Kept(text) if !found.contains(&text.as_str()) => found.push(text),
            Self::And(parts) | Self::Or(parts) => parts.iter().for_each(|part| part.collect_kept(found)),
            Self::Not(inside) => inside.collect_kept(found),
            _ => {}
        }
    }

    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::And(parts) if parts.is_empty())
    }
}
