//! Makes a collection shippable: source text in, published collection out.
//!
//! The way of a paper: [`offprint_interchange`] reads the sources → facts are merged in by title → the paper is
//! identified → its texts are repaired for display, links and mathematics found → its venue gets a series → the
//! collection as a whole gets topics → [`publish()`] writes it, with an index if it is large. Nothing is guessed: a fact
//! that no source gave is absent, and what does not fit is reported by file and line. The same sources give the same
//! bytes.

mod addresses;
mod error;
mod identify;
mod make;
mod merge;
mod publish;
mod settings;
mod sources;
mod text;
mod topics;
mod venues;
mod write;

pub use offprint_interchange::Format;

pub use error::{Finding, PressError};
pub use make::{Pressed, make, make_from_dir};
pub use publish::{DataFiles, publish};
pub use sources::{SourceFile, Sources};
pub use topics::TopicCandidate;
pub use write::to_json;
