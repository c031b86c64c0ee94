//! How a query was read, where that is not as it was typed.

use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Serialize};

use super::ast::Query;
use crate::pieces::concat;

/// Most reasons that are given.
const MOST_REASONS: usize = 3;

/// Longest reading and longest quotation in a reason, in characters.
const LONGEST: (usize, usize) = (120, 24);

/// How a query was read that was not taken as typed: an unknown field, a bracket that nobody closed, a bad year.
///
/// ```
/// let reading = offprint_search::reading("foo:bar").unwrap();
/// assert_eq!(reading.to_string(), "Read as: foo bar · “foo:” is no field");
/// assert!(offprint_search::reading("author:karpukhin \"dense retrieval\"").is_none());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The query that was searched, in the query language. Empty if nothing of it could be used.
    pub read: String,
    /// Why it differs from what was typed, in words for the reader.
    pub why: String,
}

impl Display for Reading {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if !self.read.is_empty() {
            f.write_str("Read as: ")?;
            f.write_str(&self.read)?;
            f.write_str(" · ")?;
        }
        f.write_str(&self.why)
    }
}

/// Reasons, collected while a query is read.
#[derive(Default)]
pub(super) struct Notes(Vec<String>);

impl Notes {
    /// Adds a reason, given in pieces, once.
    #[cold]
    #[inline(never)]
    pub fn add(&mut self, pieces: &[&str]) {
        if self.0.len() < MOST_REASONS {
            let reason = concat(pieces);
            if !self.0.contains(&reason) {
                self.0.push(reason);
            }
        }
    }

    /// The reading, if there is a reason to give one.
    pub fn reading(self, query: &Query) -> Option<Reading> {
        if self.0.is_empty() {
            return None;
        }
        let mut read = query.to_string();
        read.truncate(read.trim_end().len());
        if let Some((end, _)) = read.char_indices().nth(LONGEST.0) {
            read.truncate(end);
            read.push('…');
        }
        let mut why = String::new();
        for reason in &self.0 {
            if !why.is_empty() {
                why.push_str("; ");
            }
            why.push_str(reason);
        }
        Some(Reading { read, why })
    }
}

/// The beginning of a text that is quoted in a reason.
pub(super) fn short(text: &str) -> &str {
    text.char_indices().nth(LONGEST.1).map_or(text, |(end, _)| &text[..end])
}
