//! What the search answers: numbers and scores, never papers.

use serde::{Deserialize, Serialize};

use crate::query::Reading;

/// The answer to a [`crate::SearchRequest`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SearchResponse {
    /// Every hit, in order.
    pub hits: Vec<Hit>,
    /// How far the search had to reach for these hits.
    pub tier: Tier,
    /// Words that were searched under another spelling, in the order typed.
    pub corrections: Vec<Correction>,
    /// If nothing was found: the nearest words of the vocabulary, best first, at most five.
    pub nearest: Vec<String>,
    /// Facet counts.
    pub facets: FacetCounts,
    /// What to mark in the visible rows; see [`crate::Highlighter`].
    pub marks: Vec<Mark>,
    /// How the query was read, if something in it was not taken as typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<Box<Reading>>,
}

/// One paper found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// The paper's number: its position in the indexed list.
    pub doc: u32,
    /// Its score; comparable within one answer only. 0 without a query, and in messages of the worker for hits beyond
    /// the first 500, which have no `matched` there either.
    pub score: f32,
    /// Occurrences of matched terms in title, authors, abstract, venue, topics.
    pub matched: [u16; 5],
}

/// How far a search reached. Later tiers are tried only if the earlier ones leave nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// No query: everything that the filters leave.
    #[default]
    Everything,
    /// Every word matches.
    All,
    /// Some of the words match.
    Partial,
    /// Titles that hold the letters in order.
    Subsequence,
    /// Nothing found.
    Nothing,
}

/// A word of the query that was searched under another spelling, because the exact forms gave few results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// As typed.
    pub typed: String,
    /// The most telling spelling that was searched instead, as the papers write it.
    pub searched: String,
}

/// Counts per facet value: the number of results if that value alone were chosen in its facet, with the query
/// and all other facets applied.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetCounts {
    /// Every topic of the indexed papers with its count, by total frequency, then name.
    pub topics: Vec<(String, u32)>,
    /// Every venue series, in the same order.
    pub venues: Vec<(String, u32)>,
    /// Every year between the first and the last, ascending; years without papers are there with 0.
    pub years: Vec<(u16, u32)>,
    /// Papers with linked code.
    pub has_code: u32,
    /// Papers that the reader saved.
    pub saved: u32,
}

/// A folded term to mark, or several side by side with a space between.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The term as the index holds it.
    pub term: String,
    /// The fields in which it counts as a match, one bit per field in the order title, authors, abstract,
    /// venue, topics.
    pub fields: u8,
    /// Whether words that only begin with the term (with its last word) count too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub prefix: bool,
}
