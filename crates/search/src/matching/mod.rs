//! Matching: which terms stand for a word of the query, and which papers hold them.

mod expand;
mod form;
mod leaf;
mod neighbours;
mod plan;
mod slips;
mod typo;

pub(crate) use expand::nearness;
pub(crate) use form::{Form, Kind, Source};
pub(crate) use leaf::Leaf;
pub(crate) use plan::{Facts, Plan, plan};
#[cfg(test)]
pub(crate) use typo::distance;
pub(crate) use typo::walk;
