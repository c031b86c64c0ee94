//! What the reader can do with the library, each an operation that can be taken back.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_library::{Import, Library, LimitError, ListId, Next, Stamp, Status};
use offprint_paper::{Paper, PaperId};

use super::{LibraryStore, changes::Operation, words};
use crate::{
    chunk,
    platform::{page, storage::StorageHealth},
};

/// How long after a paper was opened it counts as opened again, in milliseconds.
const OPENED_AGAIN: u64 = 600_000;

impl LibraryStore {
    /// Saves the paper, or removes it if it is saved.
    pub fn toggle(self, paper: &Paper) {
        match self.library.with_untracked(|library| library.find(&paper.ids)?.id().cloned()) {
            Some(id) => self.remove(vec![id]),
            None => self.save(vec![paper.clone()], |_| {}),
        }
    }

    /// Saves papers; then `done` hears of it.
    pub fn save(self, papers: Vec<Paper>, done: impl FnOnce(&Library) + 'static) {
        let save = move |library: &Library, now| library.save(&papers.iter().collect::<Vec<_>>(), now);
        self.submit(always(save), move |next| {
            if self.health.get_untracked() == StorageHealth::Blocked {
                self.notices.warn(
                    "Saved until you leave this page: this browser lets Offprint keep nothing. Export your library to keep it.",
                );
            }
            done(&next.library);
        });
    }

    /// Removes entries into the bin.
    pub fn remove(self, ids: Vec<PaperId>) {
        self.said(always(move |library, now| library.remove(&ids, now)));
    }

    /// Brings entries back from the bin.
    pub fn restore(self, ids: Vec<PaperId>) {
        self.said(always(move |library, now| library.restore(&ids, now)));
    }

    /// Empties the bin of these entries. This cannot be taken back.
    pub fn purge(self, ids: Vec<PaperId>) {
        self.submit(always(move |library, now| library.purge(&ids, now)), |_| {});
    }

    /// Says how far the reader has come.
    pub fn set_status(self, ids: Vec<PaperId>, status: Status) {
        let many = ids.len() > 1;
        let operation = always(move |library, now| library.set_status(&ids, Some(status), now));
        if many { self.said(operation) } else { self.submit(operation, |_| {}) }
    }

    /// Says how far the reader has come with a saved paper.
    pub fn set_status_of(self, ids: &[PaperId], status: Status) {
        if let Some(id) = self.library.with_untracked(|library| library.find(ids)?.id().cloned()) {
            self.set_status(vec![id], status);
        }
    }

    /// Marks a saved paper read, or as one to read if it is read. Says which it is now; `None` if it is not saved.
    pub fn toggle_read(self, ids: &[PaperId]) -> Option<Status> {
        let now = untrack(|| self.status(ids))?;
        let next = if now == Status::Read { Status::ToRead } else { Status::Read };
        self.set_status_of(ids, next);
        Some(next)
    }

    /// Brings saved papers up to date that were saved before all of their facts had arrived.
    pub fn complete(self, find: impl Fn(&PaperId) -> Option<Arc<Paper>>) {
        let papers: Vec<Arc<Paper>> = self.library.with_untracked(|library| {
            library.iter().filter_map(|entry| entry.ids().iter().find_map(&find)).collect()
        });
        for paper in papers {
            if self.library.with_untracked(|library| library.complete(&paper, 0).is_none()) {
                continue;
            }
            let complete = move |library: &Library, now| {
                library.complete(&paper, now).unwrap_or_else(|| library.restore(&[], now))
            };
            self.submit(always(complete), |_| {});
        }
    }

    /// Notes that a saved paper was opened.
    pub fn opened(self, ids: &[PaperId]) {
        let now = page::now_ms() as u64;
        let id = self.library.with_untracked(|library| {
            let entry = library.find(ids)?;
            // Not with every step from paper to paper and back.
            entry.id().filter(|_| now.saturating_sub(entry.opened_at) > OPENED_AGAIN).cloned()
        });
        if let Some(id) = id {
            self.submit(always(move |library, now| library.opened(&id, now)), |_| {});
        }
    }

    /// Puts a tag on entries, or takes it off.
    pub fn tag(self, ids: Vec<PaperId>, tag: String, on: bool) {
        let quiet = ids.len() == 1 && on;
        let operation: Operation = Box::new(move |library, now| library.tag(&ids, &tag, on, now));
        if quiet { self.submit(operation, |_| {}) } else { self.said(operation) }
    }

    /// Puts entries on a list, or takes them off; `done` hears when that is kept or refused.
    pub fn put_on_list(self, ids: Vec<PaperId>, list: ListId, on: bool, done: impl FnOnce() + 'static) {
        let operation = move |library: &Library, now| match on {
            true => library.add_to_list(&ids, &list, now),
            false => library.take_from_list(&ids, &list, now),
        };
        self.submit_or(always(operation), |_| done());
    }

    /// Moves entries from one list to the end of another.
    pub fn move_to_list(self, ids: Vec<PaperId>, from: ListId, to: ListId) {
        self.said(always(move |library, now| library.move_to_list(&ids, &from, &to, now)));
    }

    /// Gives a tag another name, on all papers; then `done` hears of it.
    pub fn rename_tag(self, from: String, to: String, done: impl FnOnce() + 'static) {
        self.submit(Box::new(move |library, now| library.rename_tag(&from, &to, now)), move |next| {
            self.say_done(next);
            done();
        });
    }

    /// Makes a list and puts entries on it.
    pub fn create_list(self, name: String, ids: Vec<PaperId>) {
        self.submit(Box::new(move |library, now| library.create_list(&name, now)), move |next| {
            let list = next.lists.first().map(|list| list.id.clone());
            if let Some(list) = list.filter(|_| !ids.is_empty()) {
                self.put_on_list(ids, list, true, || {});
            }
        });
    }

    /// Gives a list another name.
    pub fn rename_list(self, list: ListId, name: String) {
        self.submit(Box::new(move |library, now| library.rename_list(&list, &name, now)), |_| {});
    }

    /// Removes a list; its papers stay.
    pub fn remove_list(self, list: ListId) {
        self.said(always(move |library, now| library.remove_list(&list, now)));
    }

    /// Moves an entry within a list behind another, or to its beginning.
    pub fn move_in_list(self, id: PaperId, list: ListId, after: Option<PaperId>) {
        self.submit(
            always(move |library, now| library.move_in_list(&id, &list, after.as_ref(), now)),
            |_| {},
        );
    }

    /// Writes a note in the place of the versions that `replaces` names. `done` hears which version it is now (none if
    /// the note is empty), or why it could not be kept.
    pub fn edit_note(
        self,
        id: PaperId,
        text: String,
        replaces: Vec<Stamp>,
        done: impl FnOnce(Result<Option<Stamp>, String>) + 'static,
    ) {
        let written = text.clone();
        let name = id.clone();
        let operation: Operation =
            Box::new(move |library, now| library.edit_note(&id, &text, &replaces, now));
        self.submit_or(operation, move |outcome| {
            let outcome = outcome.and_then(|next| {
                let library = &next.library;
                let entry = library.get(&name).or_else(|| library.in_bin(&name));
                let entry = entry.ok_or_else(|| {
                    let words = "The note was not saved: its paper is not in your library any more.";
                    // The field may be gone with it.
                    self.notices.warn(words);
                    words.to_owned()
                })?;
                let notes = entry.notes().filter(|note| note.text == written);
                Ok(notes.map(|note| note.stamp).max())
            });
            done(outcome);
        });
    }

    /// Takes a file in, as one step.
    pub fn import(self, import: Import, done: impl FnOnce() + 'static) {
        self.submit(always(move |library, now| library.import(&import, now)), move |next| {
            self.notices.say_with_undo(words::done(next));
            done();
        });
    }

    /// Takes the latest change back.
    pub fn undo(self) {
        if self.waits_for_archive(Self::undo) {
            return;
        }
        self.turn_back(|library, now| library.undo(now), "There is nothing to undo.", "Undone");
    }

    /// Does again what was taken back last.
    pub fn redo(self) {
        if self.waits_for_archive(Self::redo) {
            return;
        }
        self.turn_back(|library, now| library.redo(now), "There is nothing to do again.", "Done again");
    }

    /// Whether the operations of earlier visits are still to come; then `turn` is had when they are here.
    fn waits_for_archive(self, turn: fn(Self)) -> bool {
        let waits = !self.opened.get_value();
        if waits {
            self.waiting.update_value(|waiting| waiting.push(turn));
        }
        waits
    }

    fn turn_back(self, turn: fn(&Library, u64) -> Option<Next>, nothing: &'static str, verb: &'static str) {
        if self.library.with_untracked(|library| turn(library, 0).is_none()) {
            self.notices.say(nothing);
            return;
        }
        let operation =
            move |library: &Library, now| turn(library, now).unwrap_or_else(|| library.restore(&[], now));
        self.submit(always(operation), move |next| self.notices.say(words::taken_back(next, verb)));
    }

    /// Carries an operation out and says what it did, with a way back.
    fn said(self, operation: Operation) {
        self.submit(operation, move |next| {
            let next = next.clone();
            leptos::task::spawn_local(async move {
                if let Ok(screens) = chunk::load().await {
                    (screens.say_done)(self, &next);
                }
            });
        });
    }

    /// Says what an operation did, with a way back.
    pub fn say_done(self, next: &Next) {
        if next.kind.is_some() && !next.changes.is_empty() {
            self.notices.say_with_undo(words::done(next));
        }
    }
}

/// An operation that no rule refuses.
fn always(operation: impl Fn(&Library, u64) -> Next + 'static) -> Operation {
    Box::new(move |library, now| Ok::<_, LimitError>(operation(library, now)))
}
