//! The reader's library as a signal, in step with storage and with other tabs.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_library::{Change, Kind, Library, Next, RecordError, Status, decode, id_of_key, is_library_key};
use offprint_paper::{Paper, PaperId};

use super::notices::Notices;
use crate::platform::{
    page,
    storage::{self, StorageHealth},
};

/// The saved papers. Every change is carried out in storage first and adopted only if that went well; where
/// nothing can be kept at all, the library lives until the page is left and the reader is told.
#[derive(Clone, Copy)]
pub struct LibraryStore {
    library: RwSignal<Library>,
    health: RwSignal<StorageHealth>,
    /// Sentences about records that could not be read.
    reports: RwSignal<Vec<String>>,
    notices: Notices,
}

impl LibraryStore {
    /// Reads what is stored, sets unreadable records aside, and follows other tabs.
    pub fn open(notices: Notices) -> Self {
        let store = Self {
            library: RwSignal::new(Library::default()),
            health: RwSignal::new(storage::health()),
            reports: RwSignal::new(Vec::new()),
            notices,
        };
        store.reload();
        let listener = storage::on_change(move |key, text| store.follow(key, text));
        StoredValue::new_local(listener);
        store
    }

    /// The library now, tracked.
    pub fn with<T>(self, read: impl FnOnce(&Library) -> T) -> T {
        self.library.with(read)
    }

    /// The library now, untracked.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Library) -> T) -> T {
        self.library.with_untracked(read)
    }

    /// Whether anything can be kept.
    pub fn health(self) -> StorageHealth {
        self.health.get()
    }

    /// What could not be read, one sentence each.
    pub fn reports(self) -> Vec<String> {
        self.reports.get()
    }

    /// Whether a paper is saved, tracked.
    pub fn is_saved(self, ids: &[PaperId]) -> bool {
        self.library.with(|library| library.contains_any(ids))
    }

    /// Saves the paper, or removes it if it is saved.
    pub fn toggle(self, paper: &Paper) {
        let saved = self.library.with_untracked(|library| library.contains_any(&paper.ids));
        if saved {
            let id = paper.ids.iter().find(|id| self.library.with_untracked(|l| l.get(id).is_some()));
            let Some(id) = id else { return };
            let next = self
                .library
                .with_untracked(|library| library.remove(std::slice::from_ref(id), page::now_ms() as u64));
            if self.adopt(next) {
                self.notices.say_with_undo("Removed from your library.");
            }
        } else {
            let next = self.library.with_untracked(|library| library.save(&[paper], page::now_ms() as u64));
            if self.adopt(next) && self.health.get_untracked() == StorageHealth::Blocked {
                self.notices.warn(
                    "Saved until you leave this page: this browser lets Offprint keep nothing. Export your library to keep it.",
                );
            }
        }
    }

    /// Whether a paper is marked read; `None` if it is not saved. Tracked.
    pub fn is_read(self, ids: &[PaperId]) -> Option<bool> {
        self.library.with(|library| library.find(ids).map(|entry| entry.read_at().is_some()))
    }

    /// Marks a saved paper read, or unread if it is.
    pub fn toggle_read(self, ids: &[PaperId]) {
        let next = self.library.with_untracked(|library| {
            let entry = library.find(ids)?;
            let status = entry.read_at().is_none().then_some(Status::Read);
            Some(library.set_status(std::slice::from_ref(entry.id()?), status, page::now_ms() as u64))
        });
        if let Some(next) = next {
            self.adopt(next);
        }
    }

    /// Takes the latest change back.
    pub fn undo(self) {
        match self.library.with_untracked(|library| library.undo(page::now_ms() as u64)) {
            None => self.notices.say("There is nothing to undo."),
            Some(next) => {
                let words = match (next.added.as_slice(), next.removed.as_slice()) {
                    ([entry], []) => format!("Back in your library: {}", entry.paper.title),
                    ([], [entry]) => format!("No longer saved: {}", entry.paper.title),
                    ([], []) if matches!(next.kind, Some(Kind::Status(_))) && !next.changed.is_empty() => {
                        let read = next.changed.iter().any(|entry| entry.read_at().is_some());
                        if read { "Marked read again." } else { "No longer marked read." }.to_owned()
                    }
                    ([], []) if next.changes.is_empty() => {
                        "Another tab has changed this since; nothing was undone.".to_owned()
                    }
                    _ => "Undone.".to_owned(),
                };
                if self.adopt(next) {
                    self.notices.say(words);
                }
            }
        }
    }

    /// The saved papers as papers, latest saved first: whole where the collection has them, otherwise as far
    /// as their records go.
    pub fn papers(self, find: impl Fn(&PaperId) -> Option<Arc<Paper>>) -> Vec<Arc<Paper>> {
        self.library.with(|library| {
            let whole = |entry: &Arc<offprint_library::Entry>| {
                entry.ids().iter().find_map(&find).unwrap_or_else(|| Arc::new(entry.to_paper()))
            };
            library.iter().map(whole).collect()
        })
    }

    /// Brings saved papers up to date that were saved before all of their facts had arrived.
    pub fn complete(self, find: impl Fn(&PaperId) -> Option<Arc<Paper>>) {
        let papers: Vec<Arc<Paper>> = self.library.with_untracked(|library| {
            library.iter().filter_map(|entry| entry.ids().iter().find_map(&find)).collect()
        });
        for paper in papers {
            if let Some(next) =
                self.library.with_untracked(|library| library.complete(&paper, page::now_ms() as u64))
            {
                self.adopt(next);
            }
        }
    }

    fn adopt(self, next: Next) -> bool {
        if self.health.get_untracked() == StorageHealth::Available {
            for change in &next.changes {
                let done = match change {
                    Change::Write(key, _) if is_from_newer_version(key) => {
                        self.notices.warn(
                            "Not saved: a newer version of Offprint keeps this paper here. Reload to update.",
                        );
                        return false;
                    }
                    Change::Write(key, text) => storage::write(key, text),
                    Change::Delete(key) => storage::remove(key),
                };
                if let Err(error) = done {
                    self.notices.warn(format!("Not saved: {error}"));
                    // Part of the operation may stand in storage: show what is really there.
                    self.reload();
                    return false;
                }
            }
        }
        self.library.set(next.library);
        true
    }

    fn reload(self) {
        if self.health.get_untracked() == StorageHealth::Blocked {
            return;
        }
        let loaded = self
            .library
            .with_untracked(|library| library.reload(storage::load_records().entries, page::now_ms() as u64));
        let mut reports = Vec::new();
        for record in &loaded.unreadable {
            let newer = matches!(record.error, RecordError::Newer { .. });
            let what = id_of_key(&record.key).map_or_else(|| record.key.clone(), |id| id.to_string());
            let fate = if newer {
                "It was left as it is.".to_owned()
            } else {
                match storage::set_aside(&record.key) {
                    Ok(_) => "It was set aside; Settings has it for export.".to_owned(),
                    Err(error) => format!("It could not be set aside: {error}"),
                }
            };
            reports.push(format!("The record of {what} cannot be read: {}. {fate}", record.error));
        }
        if !reports.is_empty() {
            self.notices.warn("Part of your library cannot be read. Nothing was deleted; see Settings.");
            self.reports.update(|all| all.extend(reports));
        }
        self.library.set(loaded.library);
    }

    fn follow(self, key: Option<String>, text: Option<String>) {
        let Some(key) = key else {
            self.reload();
            return;
        };
        if !is_library_key(&key) {
            return;
        }
        match self
            .library
            .with_untracked(|library| library.apply_external(&key, text.as_deref(), page::now_ms() as u64))
        {
            Ok(library) => self.library.set(library),
            Err(_) => self.reload(),
        }
    }
}

/// Whether a record is there that this version cannot read because a later one wrote it. It is never written over.
fn is_from_newer_version(key: &str) -> bool {
    storage::read(key).is_some_and(|text| matches!(decode(&text), Err(RecordError::Newer { .. })))
}
