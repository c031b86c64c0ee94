//! What a reader keeps. No DOM, no I/O: this crate says what is to be stored, the caller stores it.
//!
//! An [`Entry`] carries enough of its paper to be shown, searched and cited after the collection that it came
//! from has changed or gone. A [`Library`] is an immutable set of entries: an operation answers with the next
//! library and the [`Change`]s that storage must carry out. Only when storage has done so does the caller put
//! the next library in the place of the old one, so that nothing is ever shown as saved that is not.
//!
//! ```
//! use offprint_library::{Change, Library};
//! use offprint_paper::Paper;
//!
//! let paper = Paper::from_title("Attention is all you need", "example");
//! let next = Library::default().save(&paper, 1_700_000_000_000);
//! assert!(matches!(next.changes.as_slice(), [Change::Write(..)]));
//! assert!(next.library.contains_any(&paper.ids));
//! assert!(next.library.undo().is_some_and(|before| before.library.is_empty()));
//! ```

mod change;
mod entry;
mod key;
mod library;
mod loading;
mod record;
mod undo;

pub use change::{Change, Next};
pub use entry::Entry;
pub use key::{KEY_PREFIX, entry_key, id_of_key};
pub use library::Library;
pub use loading::{Loaded, Unreadable};
pub use record::{FORMAT, RecordError, decode, encode};
pub use undo::UNDO_DEPTH;
