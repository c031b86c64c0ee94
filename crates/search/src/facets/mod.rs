//! Facets: columns of the papers' facts, filters over them, and counts that say what a click would give.

mod columns;
mod count;

pub(crate) use columns::{Columns, write};
pub(crate) use count::Narrowing;
