//! What the page asks of the search: a query, filters, an order.

use serde::{Deserialize, Serialize};

/// One search. Everything the answer depends on is in here.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct SearchRequest {
    /// The reader's words as typed.
    pub query: String,
    /// Search exactly what was typed: no typo expansion ("search for … instead").
    pub literal: bool,
    /// Chosen facet values.
    pub filters: Filters,
    /// The order of the hits.
    pub sort: Sort,
    /// Numbers of the papers that the reader has saved, ascending; the page resolves them.
    pub saved: Vec<u32>,
    /// What the query asks of the reader's library ([`crate::Query::kept`]), and the papers that it means.
    pub kept: Vec<Kept>,
}

/// Papers that the reader keeps under a tag, in a list, with a mark; the page resolves them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// As the query writes it: `tag:"deep learning"`.
    pub text: String,
    /// Numbers of the papers, ascending.
    pub papers: Vec<u32>,
}

/// Chosen facet values: several within a facet are alternatives, facets narrow one another.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filters {
    /// Names of topics; a paper needs one of them.
    pub topics: Vec<String>,
    /// Names of venue series; a paper needs one of them.
    pub venues: Vec<String>,
    /// Years of publication.
    pub years: Option<YearRange>,
    /// Only papers with linked code.
    pub has_code: bool,
    /// Only papers that the reader saved.
    pub saved: bool,
}

/// Years from–to, both included; an open end is `None`. Papers without a year are never inside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearRange {
    /// First year.
    pub from: Option<u16>,
    /// Last year.
    pub to: Option<u16>,
}

/// Orders of the hits. Without a query, `BestMatch` is `Newest`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// By rank of the match.
    #[default]
    BestMatch,
    /// Newest first (see `offprint_paper::newest_first`).
    Newest,
    /// By title, folded.
    Title,
    /// By the first author's family name, folded; papers without authors last.
    FirstAuthor,
}

impl YearRange {
    /// Whether a year lies inside.
    pub fn contains(self, year: u16) -> bool {
        self.from.is_none_or(|from| year >= from) && self.to.is_none_or(|to| year <= to)
    }
}

impl Filters {
    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }
}
