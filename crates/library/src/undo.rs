//! Taking operations back, and doing them again.
//!
//! Both are operations of their own with stamps of their own, so that they reach other browsers as anything else does.
//! Part by part, the earlier value comes back only where the present one is still what the operation left: what
//! another tab or another browser changed since stays. Values are compared, not stamps, since what was taken back and
//! done again has later ones.

use crate::{
    Entry, Kind, Library, List, Next, Standing,
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
            let (name, removed) = match &edit.before {
                Some(before) => (&before.name, before.removal.1),
                None => (&edit.after.name, true),
            };
            if *name != edit.after.name && list.name == edit.after.name {
                (list.name, list.named) = (name.clone(), stamp);
            }
            if removed != edit.after.removal.1 && list.removal.1 == edit.after.removal.1 {
                list.removal = (stamp, removed);
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
        Operation { id: operation.id, ..self.operation(operation.kind) }
    }

    fn take_back_entry(&mut self, entry: &mut Entry, Edit { before, after }: &Edit<Entry>) {
        let stamp = self.stamp;
        // Of an entry that is reduced to what changed, only the stamps say whether it is saved.
        let is_saved = |entry: &Entry| entry.removed.is_none_or(|removed| removed <= entry.saved);
        let was_saved = before.as_ref().is_some_and(is_saved);
        match (was_saved, is_saved(after), entry.is_removed()) {
            (false, true, false) => entry.removed = Some(stamp),
            (true, false, true) if !entry.slim => entry.saved = stamp,
            _ => {}
        }
        let Some(before) = before else { return };
        if !before.slim && !after.slim && entry.facts_text() == after.facts_text() {
            let ids = std::mem::take(&mut entry.paper.ids);
            entry.paper = before.paper.clone();
            (entry.paper.ids, entry.facts) = (ids, stamp);
        }
        let said = |standing: &Standing| (standing.status, standing.at);
        if said(&before.standing) != said(&after.standing) && said(&entry.standing) == said(&after.standing) {
            entry.standing = Standing { stamp, ..before.standing };
        }
        entry.tags.take_back(&before.tags, &after.tags, stamp);
        entry.lists.take_back(&before.lists, &after.lists, stamp);
        if texts(before) != texts(after) && texts(entry) == texts(after) {
            let mut replaces: Vec<_> = entry.notes.iter().map(|note| note.stamp).collect();
            let mut old = texts(before);
            if old.is_empty() {
                old.push("");
            }
            for text in old {
                // What stood before comes back beside, not in the place of, what else comes back.
                let stamp = self.tick();
                note::edit(&mut entry.notes, stamp, text, &std::mem::take(&mut replaces));
            }
        }
    }
}

/// What an entry's notes say.
fn texts(entry: &Entry) -> Vec<&str> {
    let mut texts: Vec<&str> = entry.notes().map(|note| note.text.as_str()).collect();
    texts.sort_unstable();
    texts
}
