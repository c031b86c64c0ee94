//! Text analysis, index, query language, ranking, highlighting and facets. No DOM, no I/O.
//!
//! [`SearchIndex`] answers [`SearchRequest`]s with [`SearchResponse`]s: numbers of papers, never papers. A
//! [`Highlighter`] marks what was found, by the same analysis. [`protocol`] is how a page and a worker speak of both.

mod analysis;
mod bisection;
mod bitset;

mod explanation;
mod facets;
mod field;
mod highlight;
mod index;
mod matching;
#[cfg(test)]
mod naive;
mod nearest;
mod order;
mod pieces;
pub mod protocol;
mod query;
mod ranking;
mod request;
mod response;
mod search;
mod sort;
mod subsequence;
mod understood;

pub use analysis::fold_text;
pub use bisection::clustered_order;
pub use explanation::{Explanation, Match, Reason, WordMatch};
pub use field::{Field, FieldSet};
pub use highlight::Highlighter;
pub use index::{IndexError, IndexFiles, Sharding};
pub use query::{Query, Reading, parse, reading};
pub use ranking::Weights;
pub use request::{Filters, Kept, SearchRequest, Sort, YearRange};
pub use response::{Correction, FacetCounts, Hit, Mark, SearchResponse, Tier};
pub use search::{SearchIndex, WARM_UPS};
