//! What a reader keeps. No DOM, no I/O: this crate says what is to be stored, the caller stores it.
//!
//! An [`Entry`] carries enough of its paper to be shown, searched and cited after the collection that it came
//! from has changed or gone, and what the reader made of it: tags, notes, lists, status. A [`Library`] is an immutable
//! set of entries: an operation answers with the next library and the [`Change`]s that storage must carry out. Only
//! when storage has done so does the caller put the next library in the place of the old one, so that nothing is ever
//! shown as saved that is not.
//!
//! Every part of an entry knows when and by whom it was written (a [`Stamp`]), so that libraries of several tabs and
//! several browsers come together without loss, in any order.
//!
//! ```
//! use offprint_library::{Change, Library};
//! use offprint_paper::Paper;
//!
//! let paper = Paper::from_title("Attention is all you need", "example");
//! let now = 1_700_000_000_000;
//! let next = Library::new(7).save(&[&paper], now);
//! assert!(matches!(next.changes.as_slice(), [Change::Write(..)]));
//! assert!(next.library.contains_any(&paper.ids));
//! let tagged = next.library.tag(&paper.ids, "to cite", true, now)?;
//! assert_eq!(tagged.library.tags(), [("to cite".to_owned(), 1)]);
//! let undone = tagged.library.undo(now).and_then(|next| next.library.undo(now));
//! assert!(undone.is_some_and(|next| next.library.is_empty()));
//! # Ok::<(), offprint_library::LimitError>(())
//! ```

mod annotating;
mod bin;
mod change;
mod entry;
mod entry_json;
mod export;
mod history;
mod history_text;
mod import;
mod importing;
mod index;
mod joining;
mod key;
mod library;
mod list;
mod listing;
mod loading;
mod marks;
mod merging;
mod names;
mod note;
mod papers;
mod place;
mod record;
mod rows;
mod seen;
mod shared;
mod stamp;
mod status;
mod undo;
mod work;

pub use bin::BIN_LIFE;
pub use change::{Change, Next};
pub use entry::Entry;
pub use export::EXPORT_FORMAT;
pub use history::{Kind, UNDO_DEPTH};
pub use import::{Foreign, Import, ImportError, Rejected, parse_export};
pub use importing::Preview;
pub use key::{
    KEY_PREFIX, LIST_PREFIX, REMOVED_PREFIX, RecordKey, entry_key, id_of_key, is_library_key, list_key,
    removed_key,
};
pub use library::Library;
pub use list::{List, ListId};
pub use loading::{Loaded, Unreadable};
pub use marks::{Mark, Marks};
pub use names::{LONGEST_NAME, LimitError, clean_name};
pub use note::{LONGEST_NOTE, Note};
pub use record::{FORMAT, RecordError, decode, decode_list, encode, encode_list};
pub use seen::Seen;
pub use shared::{MOST_SHARED, Shared, SharedError, SharedList};
pub use stamp::{Clock, MOST_AHEAD, Stamp};
pub use status::{Standing, Status};
