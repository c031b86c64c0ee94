//! The index of the text: a versioned binary form, read where it lies, and what writes it.

mod build;
mod bytes;
mod counts;
mod encode;
mod format;
mod idf;
mod lengths;
mod letters;
mod near_terms;
mod positions;
mod postings;
mod spellings;
mod surface_vote;
#[cfg(test)]
mod tests;
mod text;
mod text_index;
mod vocabulary;
mod write_postings;
mod write_vocabulary;

pub(crate) use bytes::{pack, put_varint, u16_at, unpack, varint, width_of};
#[cfg(test)]
pub(crate) use counts::position_in_paper;
pub(crate) use counts::{Counts, field_at, mask};
pub(crate) use encode::encode;
pub use encode::{IndexFiles, Sharding};
pub use format::IndexError;
pub(crate) use format::{Section, SectionKind};

pub(crate) use positions::PositionList;
pub(crate) use text::occurrences;
pub(crate) use text_index::{Sections, TextIndex};
pub(crate) use vocabulary::Vocabulary;
#[cfg(test)]
pub(crate) use vocabulary::tests::vocabulary;
