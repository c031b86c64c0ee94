//! What the last operations did, as far as it takes to take them back.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};

use crate::{Entry, List, Stamp, Status};

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
    /// When it was first carried out, which names it.
    pub id: Stamp,
    /// When it was carried out, taken back or done again last.
    pub at: Stamp,
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
    /// The histories of several pages as one: each operation as it was turned last, in the order of that. What can be
    /// done again is what the page took back that did something last.
    pub fn merged(histories: Vec<Self>) -> Self {
        let latest_at = |history: &Self| history.all().map(|operation| operation.at).max();
        let again = histories.iter().max_by_key(|history| latest_at(history));
        let future = again.map(|history| history.future.clone()).unwrap_or_default();
        let mut turned: HashMap<Stamp, Stamp> = HashMap::new();
        for operation in histories.iter().flat_map(Self::all) {
            let at = turned.entry(operation.id).or_default();
            *at = operation.at.max(*at);
        }
        let mut past: Vec<_> = histories.into_iter().flat_map(|history| history.past).collect();
        past.retain(|operation| turned.get(&operation.id) == Some(&operation.at));
        past.sort_by_key(|operation| (operation.at, operation.id));
        past.dedup_by_key(|operation| operation.id);
        let over = past.len().saturating_sub(UNDO_DEPTH);
        Self { past: past.split_off(over).into(), future }
    }

    fn all(&self) -> impl Iterator<Item = &Arc<Operation>> {
        self.past.iter().chain(&self.future)
    }

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
