//! What an operation asks of storage, and what it leads to.

use std::sync::Arc;

use offprint_paper::PaperId;

use crate::{Entry, Kind, Library, List};

/// One record for storage to write or delete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Put this text under this key, over what is there.
    Write(String, String),
    /// Take away what is under this key, if anything is.
    Delete(String),
}

impl Change {
    /// The key that the change is about.
    pub fn key(&self) -> &str {
        match self {
            Self::Write(key, _) | Self::Delete(key) => key,
        }
    }
}

/// Where an operation leads. The library is to be adopted when storage has carried out all changes, in order.
#[derive(Debug, Clone)]
#[must_use]
pub struct Next {
    /// The library after the operation.
    pub library: Library,
    /// What storage must do first; empty if the operation changes nothing.
    pub changes: Vec<Change>,
    /// What the operation was; for one that was taken back or done again, which. `None` if it is not the reader's.
    pub kind: Option<Kind>,
    /// Entries that are saved now and were not.
    pub added: Vec<Arc<Entry>>,
    /// Entries that were saved and are not any more, as they are in the bin.
    pub removed: Vec<Arc<Entry>>,
    /// Entries that were saved and are, and of which anything changed, as they are now.
    pub changed: Vec<Arc<Entry>>,
    /// Lists that were made, changed or removed, as they are now.
    pub lists: Vec<Arc<List>>,
    /// Names of entries whose whole copies the bin needs no longer, wherever the caller keeps them.
    pub left_bin: Vec<PaperId>,
}

impl Next {
    /// How many papers the operation touched.
    pub fn papers(&self) -> usize {
        self.added.len() + self.removed.len() + self.changed.len()
    }
}
