//! The index of the text: vocabulary, postings, lengths and spellings, all in flat arrays.

mod build;
mod idf;
mod lengths;
mod postings;
mod surface;
mod text;
mod text_index;
mod vocabulary;

pub(crate) use build::build_text;
#[cfg(test)]
pub(crate) use postings::position_in_paper;
pub(crate) use postings::{Counts, field_at};
#[cfg(test)]
pub(crate) use text::occurrences;
pub(crate) use text_index::TextIndex;
pub(crate) use vocabulary::Vocabulary;
