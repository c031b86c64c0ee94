//! Ranking: BM25F over the best form of each word, proximity, and the order of the hits.

mod parts;
mod proximity;
mod score;
mod weights;

pub(crate) use parts::explain;
pub(crate) use score::{Scored, Tally, score};
pub use weights::Weights;
