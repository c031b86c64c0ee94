//! What the last operations did, so that they can be taken back.

use std::{collections::VecDeque, sync::Arc};

use offprint_paper::PaperId;

use crate::Entry;

/// How many operations can be taken back.
pub const UNDO_DEPTH: usize = 100;

/// One record before and after an operation; `None` where there was none.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    pub name: PaperId,
    pub before: Option<Arc<Entry>>,
    pub after: Option<Arc<Entry>>,
}

/// The last operations, oldest first; each is the edits it made.
#[derive(Debug, Clone, Default)]
pub(crate) struct History(VecDeque<Arc<[Edit]>>);

impl History {
    /// Notes an operation; one that did nothing is not noted.
    pub fn push(&mut self, edits: Vec<Edit>) {
        if edits.is_empty() {
            return;
        }
        if self.0.len() == UNDO_DEPTH {
            self.0.pop_front();
        }
        self.0.push_back(edits.into());
    }

    /// Takes the latest operation out.
    pub fn pop(&mut self) -> Option<Arc<[Edit]>> {
        self.0.pop_back()
    }

    /// Whether there is nothing to take back.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
