//! An operation while it is at work: what it touched, and in the end what storage must do about that.

use std::sync::Arc;

use offprint_paper::PaperId;

use crate::{
    Change, Entry, Kind, Library, List, ListId, Next, Stamp, encode, encode_list, entry_key,
    history::{Edit, Operation},
    list_key, removed_key,
};

/// An operation at work on a copy of a library.
pub(crate) struct Work<'a> {
    before: &'a Library,
    /// The copy.
    pub library: Library,
    /// What the operation writes by.
    pub stamp: Stamp,
    now: u64,
    touched: Vec<PaperId>,
    touched_lists: Vec<ListId>,
}

impl<'a> Work<'a> {
    /// Begins an operation at `now` (milliseconds since 1970-01-01 UTC).
    pub fn begin(before: &'a Library, now: u64) -> Self {
        let mut library = before.clone();
        let stamp = library.clock.tick(now);
        Self { before, library, stamp, now, touched: Vec::new(), touched_lists: Vec::new() }
    }

    /// Another stamp, later than all before.
    pub fn tick(&mut self) -> Stamp {
        self.library.clock.tick(self.now)
    }

    /// Puts an entry in its place.
    pub fn put(&mut self, entry: Entry) {
        let Some(name) = entry.id().cloned() else { return };
        if self.library.entries.get(&name).is_none_or(|there| **there != entry) {
            self.library.put(&name, Some(entry.into()));
            self.touched.push(name);
        }
    }

    /// Puts a list in its place.
    pub fn put_list(&mut self, list: List) {
        if self.library.any_list(&list.id).is_none_or(|there| **there != list) {
            let id = list.id.clone();
            self.library.put_list(&id, Some(list.into()));
            self.touched_lists.push(id);
        }
    }

    /// Changes the saved entries that carry these identifiers; `change` says whether it did.
    pub fn change(&mut self, ids: &[PaperId], change: &mut dyn FnMut(&mut Entry, Stamp) -> bool) {
        for id in ids {
            let Some(mut entry) = self.library.get(id).map(|entry| Entry::clone(entry)) else { continue };
            if change(&mut entry, self.stamp) {
                self.put(entry);
            }
        }
    }

    /// Ends an operation of the reader's: noted, so that it can be taken back.
    pub fn finish(mut self, kind: Kind) -> Next {
        let operation = self.operation(kind);
        self.library.history.push(operation);
        self.carried_out(Some(kind))
    }

    /// Ends what is no operation of the reader's.
    pub fn finish_unnoted(self) -> Next {
        self.carried_out(None)
    }

    /// What was done, as the history keeps it.
    pub fn operation(&mut self, kind: Kind) -> Operation {
        self.touched.sort_unstable();
        self.touched.dedup();
        self.touched_lists.sort_unstable();
        self.touched_lists.dedup();
        let entries = self.touched.iter().filter_map(|name| {
            Edit::between(
                self.before.entries.get(name).map(|entry| &**entry),
                self.library.entries.get(name)?,
            )
        });
        let lists = self.touched_lists.iter().filter_map(|id| {
            let after = List::clone(self.library.any_list(id)?);
            Some(Edit { before: self.before.any_list(id).map(|list| List::clone(list)), after })
        });
        Operation { id: self.stamp, at: self.stamp, kind, edits: entries.collect(), lists: lists.collect() }
    }

    /// The changes of what was touched.
    pub fn carried_out(mut self, kind: Option<Kind>) -> Next {
        self.touched.sort_unstable();
        self.touched.dedup();
        let mut next = Next {
            changes: Vec::new(),
            kind,
            added: Vec::new(),
            removed: Vec::new(),
            changed: Vec::new(),
            lists: Vec::new(),
            left_bin: Vec::new(),
            library: self.library,
        };
        // Lists first: an entry never names a list that is not stored.
        self.touched_lists.sort_unstable();
        self.touched_lists.dedup();
        for id in &self.touched_lists {
            let Some(list) = next.library.any_list(id).filter(|list| self.before.any_list(id) != Some(list))
            else {
                continue;
            };
            next.changes.push(Change::Write(list_key(id), encode_list(list)));
            next.lists.push(Arc::clone(list));
        }
        for name in self.touched {
            let Some(after) = next.library.entries.get(&name).cloned() else { continue };
            let before = self.before.entries.get(&name);
            if before != Some(&after) {
                next.note(name, before.map(|entry| &**entry), after);
            }
        }
        next
    }
}

impl Next {
    fn note(&mut self, name: PaperId, before: Option<&Entry>, after: Arc<Entry>) {
        let [from, to] = [before.map(Entry::is_removed), Some(after.is_removed())];
        let (saved, removed) = (entry_key(&name), removed_key(&name));
        if to == Some(true) {
            self.changes.push(Change::Write(removed, encode(&after)));
            if from == Some(false) {
                self.changes.push(Change::Delete(saved));
                self.removed.push(after);
            } else if after.is_tombstone() && before.is_some_and(|before| !before.is_tombstone()) {
                // A crash may have left the saved record beside the removed one.
                self.changes.push(Change::Delete(saved));
                self.left_bin.push(name);
            }
            return;
        }
        self.changes.push(Change::Write(saved, encode(&after)));
        match before {
            Some(before) if before.is_removed() => {
                self.changes.push(Change::Delete(removed));
                // Of a tombstone a whole copy may be kept elsewhere that has not been taken in yet.
                if !before.is_tombstone() {
                    self.left_bin.push(name);
                }
                self.added.push(after);
            }
            Some(_) => self.changed.push(after),
            None => self.added.push(after),
        }
    }
}
