//! What an operation asks of storage, and what it leads to.

use std::sync::Arc;

use crate::{Entry, Library};

/// One record for storage to write or delete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Put this text under this key, over what is there.
    Write(String, String),
    /// Take away what is under this key.
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
    /// Entries that the operation added or brought back.
    pub added: Vec<Arc<Entry>>,
    /// Entries that the operation took away.
    pub removed: Vec<Arc<Entry>>,
    /// Entries that the operation marked read or unread, as they are now.
    pub marked: Vec<Arc<Entry>>,
}
