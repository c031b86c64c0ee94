//! What a paper is. No I/O: everything else in Offprint speaks in these types.
//!
//! A [`Paper`] is immutable once the press has made it. It is known by any of its [`PaperId`]s; the first of
//! them is its name in URLs and in what a reader saves. A published [`Collection`] is a format version, some
//! facts about itself, and its papers. A field that no source gave is absent; nothing is ever invented.

mod author;
mod collection;
mod id;
mod identity_fold;
pub mod json;
mod links;
mod markup;
mod order;
pub mod parts;
mod record;
mod venue;

pub use author::Author;
pub use collection::{About, Collection, CollectionError, FORMAT};
pub use id::{IdError, PaperId};
pub use identity_fold::{IDENTITY_FOLD_VERSION, identity_fold, title_hash};
pub use links::{Links, is_safe_url};
pub use markup::{MathNode, Span, SpanKind};
pub use order::newest_first;
pub use record::Paper;
pub use venue::{Series, SeriesKind};
