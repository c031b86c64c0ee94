//! The reader's library as a signal, in step with storage and with other tabs.

mod backup;
mod changes;
mod following;
mod keeping;
mod operations;
mod words;

use std::{rc::Rc, sync::Arc};

use leptos::prelude::*;
use offprint_library::{Entry, Library, List, ListId, Status};
use offprint_paper::{Paper, PaperId};

pub use self::{backup::Backup, changes::Done};
use super::{library_view::status_of, notices::Notices};
use crate::platform::{
    archive::Archive,
    backup_file::BackupFile,
    persistence::Persistence,
    random,
    storage::{self, StorageHealth},
    timers::Delay,
};

/// The saved papers. Every change is carried out in storage first and adopted only if that went well; where
/// nothing can be kept at all, the library lives until the page is left and the reader is told.
#[derive(Clone, Copy)]
pub struct LibraryStore {
    library: RwSignal<Library>,
    health: RwSignal<StorageHealth>,
    /// Sentences about records that could not be read.
    reports: RwSignal<Vec<String>>,
    /// How much room everything takes up that is kept here, in characters.
    used: RwSignal<usize>,
    persistence: RwSignal<Persistence>,
    backup: RwSignal<Backup>,
    /// The open archive; none before it is open, and none where the browser has no such database.
    archive: StoredValue<Option<Rc<Archive>>, LocalStorage>,
    /// The backup file, so that it is written also where nothing keeps its handle.
    backup_file: StoredValue<Option<BackupFile>, LocalStorage>,
    /// Whether the archive has been opened, or cannot be.
    opened: StoredValue<bool>,
    /// The logs of operations that were read when it was opened, under their names.
    earlier_logs: StoredValue<Vec<(String, String)>>,
    /// What the reader asked for before it was.
    waiting: StoredValue<Vec<fn(LibraryStore)>>,
    /// What is written to the archive a little later.
    later: StoredValue<Option<Delay>, LocalStorage>,
    notices: Notices,
}

impl LibraryStore {
    /// Reads what is stored, sets unreadable records aside, and follows other tabs.
    pub fn open(notices: Notices) -> Self {
        let store = Self {
            library: RwSignal::new(Library::new(random::number())),
            health: RwSignal::new(storage::health()),
            reports: RwSignal::new(Vec::new()),
            used: RwSignal::new(0),
            persistence: RwSignal::new(Persistence::Unknown),
            backup: RwSignal::new(Backup::None),
            archive: StoredValue::new_local(None),
            backup_file: StoredValue::new_local(None),
            opened: StoredValue::new(false),
            earlier_logs: StoredValue::new(Vec::new()),
            waiting: StoredValue::new(Vec::new()),
            later: StoredValue::new_local(None),
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

    /// How much room everything takes up that is kept here, in characters, as it was counted last; tracked.
    pub fn used(self) -> usize {
        self.used.get()
    }

    /// What the browser promises about what is kept; tracked.
    pub fn persistence(self) -> Persistence {
        self.persistence.get()
    }

    /// How the backup file stands; tracked.
    pub fn backup(self) -> Backup {
        self.backup.get()
    }

    /// Whether a paper is saved, tracked.
    pub fn is_saved(self, ids: &[PaperId]) -> bool {
        self.library.with(|library| library.contains_any(ids))
    }

    /// The entry of a paper, tracked.
    pub fn entry(self, ids: &[PaperId]) -> Option<Arc<Entry>> {
        self.library.with(|library| library.find(ids).cloned())
    }

    /// How far the reader has come with a paper; `None` if it is not saved. Tracked.
    pub fn status(self, ids: &[PaperId]) -> Option<Status> {
        self.library.with(|library| library.find(ids).map(|entry| status_of(entry)))
    }

    /// The reader's lists with their names, tracked.
    pub fn lists(self) -> Vec<(ListId, String)> {
        let named = |(list, _): (Arc<List>, usize)| (list.id.clone(), list.name.clone());
        self.library.with(|library| library.lists().into_iter().map(named).collect())
    }

    /// The reader's tags or lists (`tag`, `list`) with how many papers each has, untracked.
    pub fn own_names(self, kind: &str) -> Vec<(String, usize)> {
        self.library.with_untracked(|library| {
            let lists = || library.lists().into_iter().map(|(list, count)| (list.name.clone(), count));
            if kind == "tag" { library.tags() } else { lists().collect() }
        })
    }

    /// The saved papers as papers, latest saved first: whole where the collection has them, otherwise as far
    /// as their records go.
    pub fn papers(self, find: impl Fn(&PaperId) -> Option<Arc<Paper>>) -> Vec<Arc<Paper>> {
        self.library.with(|library| {
            let whole = |entry: &Arc<Entry>| {
                entry.ids().iter().find_map(&find).unwrap_or_else(|| Arc::new(entry.to_paper()))
            };
            library.iter().map(whole).collect()
        })
    }
}
