//! Taking operations back, and doing them again.
//!
//! Both are operations of their own with stamps of their own, so that they reach other browsers as anything else does.
//! Part by part, the earlier value comes back only where the present one is still what the operation wrote: what
//! another tab or another browser changed since stays.

use crate::{
    Entry, Kind, Library, List, Next,
    history::{Edit, Operation},
    note,
    work::Work,
};

impl Library {
    /// What [`Library::undo`] would take back.
    pub fn can_undo(&self) -> Option<Kind> {
        self.history.past.back().map(|operation| operation.kind)
    }

    /// What [`Library::redo`] would do again.
    pub fn can_redo(&self) -> Option<Kind> {
        self.history.future.last().map(|operation| operation.kind)
    }

    /// Takes the latest operation back at `now` (milliseconds since 1970-01-01 UTC), up to [`crate::UNDO_DEPTH`]
    /// times; `None` if there is none. What has changed since is left as it is.
    pub fn undo(&self, now: u64) -> Option<Next> {
        let mut work = Work::begin(self, now);
        let operation = work.library.history.past.pop_back()?;
        let done = work.take_back(&operation);
        if !done.is_empty() {
            work.library.history.future.push(done.into());
        }
        Some(work.carried_out(Some(operation.kind)))
    }

    /// Does the operation again that was taken back last, as far as nothing has changed since; `None` if there is
    /// none, or there was a new operation.
    pub fn redo(&self, now: u64) -> Option<Next> {
        let mut work = Work::begin(self, now);
        let operation = work.library.history.future.pop()?;
        let done = work.take_back(&operation);
        if !done.is_empty() {
            work.library.history.push_past(done.into());
        }
        Some(work.carried_out(Some(operation.kind)))
    }
}

impl Work<'_> {
    /// Takes an operation back; what that did is an operation again.
    fn take_back(&mut self, operation: &Operation) -> Operation {
        for edit in &operation.lists {
            let Some(now) = self.library.any_list(&edit.after.id) else { continue };
            let mut list = List::clone(now);
            let stamp = self.stamp;
            match &edit.before {
                Some(before) => {
                    if before.named != edit.after.named && list.named == edit.after.named {
                        (list.name, list.named) = (before.name.clone(), stamp);
                    }
                    if before.removal != edit.after.removal && list.removal == edit.after.removal {
                        list.removal = (stamp, before.removal.1);
                    }
                }
                None => list.removal = (stamp, true),
            }
            self.put_list(list);
        }
        for edit in &operation.edits {
            let now = edit.after.id().and_then(|name| self.library.entries.get(name));
            if let Some(mut entry) = now.map(|entry| Entry::clone(entry)) {
                self.take_back_entry(&mut entry, edit);
                self.put(entry);
            }
        }
        self.operation(operation.kind)
    }

    fn take_back_entry(&mut self, entry: &mut Entry, Edit { before, after }: &Edit<Entry>) {
        let stamp = self.stamp;
        let stands = (entry.saved, entry.removed) == (after.saved, after.removed);
        let was_saved =
            before.as_ref().is_some_and(|before| before.removed.is_none_or(|at| at <= before.saved));
        let is_saved = after.removed.is_none_or(|at| at <= after.saved);
        match (was_saved, is_saved) {
            (false, true) if stands => entry.removed = Some(stamp),
            (true, false) if stands && !entry.slim => entry.saved = stamp,
            _ => {}
        }
        let Some(before) = before else { return };
        if !before.slim && !after.slim && entry.facts == after.facts {
            let ids = std::mem::take(&mut entry.paper.ids);
            entry.paper = before.paper.clone();
            (entry.paper.ids, entry.facts) = (ids, stamp);
        }
        if before.standing != after.standing && entry.standing == after.standing {
            entry.standing = before.standing;
            entry.standing.stamp = stamp;
        }
        entry.tags.take_back(&before.tags, &after.tags, stamp);
        entry.lists.take_back(&before.lists, &after.lists, stamp);
        if before.notes != after.notes && entry.notes == after.notes {
            let heads = entry.notes.clone();
            let mut replaces: Vec<_> = heads.iter().map(|head| head.stamp).collect();
            let old: Vec<&str> = before.notes.iter().map(|note| note.text.as_str()).collect();
            let old = if old.is_empty() { vec![""] } else { old };
            for text in old {
                // What stood before comes back beside, not in the place of, what else comes back.
                let stamp = self.tick();
                note::edit(&mut entry.notes, stamp, text, &std::mem::take(&mut replaces));
            }
        }
    }
}
