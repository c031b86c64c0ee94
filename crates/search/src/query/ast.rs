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
    /// Saved by the reader: `is:saved`.
    Saved,
    /// Saved and not marked read: `is:unread`.
    Unread,
    /// Saved and marked read: `is:read`.
    Read,
}

impl Query {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::And(parts) if parts.is_empty())
    }
}
