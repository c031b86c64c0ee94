//! What the last operations did, as far as it takes to take them back.

use std::{collections::VecDeque, sync::Arc};

use crate::{Entry, List, Status};

/// How many operations can be taken back.
pub const UNDO_DEPTH: usize = 100;

/// What an operation was, for a sentence about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Papers were saved.
    Saved,
    /// Papers were removed.
    Removed,
    /// Papers were brought back from the bin.
    Restored,
    /// Papers got this status, or lost theirs.
    Status(Option<Status>),
    /// Papers got a tag.
    Tagged,
    /// Papers lost a tag.
    Untagged,
    /// A tag got another name.
    RenamedTag,
    /// A list was made.
    CreatedList,
    /// A list got another name.
    RenamedList,
    /// A list was removed.
    RemovedList,
    /// Papers were put on a list.
    AddedToList,
    /// Papers were taken from a list.
    TookFromList,
    /// A paper was moved within a list.
    Moved,
    /// A note was written or deleted.
    Note,
    /// A file was taken in.
    Imported,
    /// Another library was taken in.
    Merged,
}

/// One record before and after an operation; an entry is reduced to what the operation changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit<T> {
    /// `None` where there was none.
    pub before: Option<T>,
    pub after: T,
}

/// One operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Operation {
    pub kind: Kind,
    pub edits: Vec<Edit<Entry>>,
    pub lists: Vec<Edit<List>>,
}

/// The last operations, oldest first, and those that were taken back, latest last.
#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    pub past: VecDeque<Arc<Operation>>,
    pub future: Vec<Arc<Operation>>,
}

impl Operation {
    /// Whether it did nothing.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty() && self.lists.is_empty()
    }
}

impl History {
    /// Notes a new operation; what was taken back before can then not be done again. One that did nothing is not noted.
    pub fn push(&mut self, operation: Operation) {
        if !operation.is_empty() {
            self.future.clear();
            self.push_past(operation.into());
        }
    }

    /// Notes an operation, new or done again.
    pub fn push_past(&mut self, operation: Arc<Operation>) {
        if self.past.len() == UNDO_DEPTH {
            self.past.pop_front();
        }
        self.past.push_back(operation);
    }
}

impl Edit<Entry> {
    /// What an operation did to a record; `None` if nothing.
    pub fn between(before: Option<&Entry>, after: &Entry) -> Option<Self> {
        if before == Some(after) {
            return None;
        }
        let (mut old, mut new) = (before.cloned(), after.clone());
        match &mut old {
            Some(old) => {
                if (old.facts, &old.paper, old.slim) == (new.facts, &new.paper, new.slim) {
                    (*old, new) = (old.without_facts(), new.without_facts());
                }
                if old.standing == new.standing {
                    (old.standing, new.standing) = Default::default();
                }
                let tags = old.tags.clone();
                old.tags.keep_unlike(&new.tags);
                new.tags.keep_unlike(&tags);
                let lists = old.lists.clone();
                old.lists.keep_unlike(&new.lists);
                new.lists.keep_unlike(&lists);
                if old.notes == new.notes {
                    (old.notes, new.notes) = (Vec::new(), Vec::new());
                }
            }
            // A record that was not there is only removed again, with all that is in it.
            None => new = after.tombstone(),
        }
        Some(Self { before: old, after: new })
    }
}

impl Entry {
    /// The entry with nothing of its paper but its name.
    fn without_facts(&self) -> Self {
        let mut entry = self.clone();
        let name: Vec<_> = self.paper.ids.iter().take(1).cloned().collect();
        entry.paper = offprint_paper::Paper::with_ids(name, "", "");
        (entry.facts, entry.slim) = (Default::default(), true);
        entry
    }
}
