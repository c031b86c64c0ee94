//! What is kept beside the living library, and after every change: the bin and the operations to take back in the
//! browser's database, a snapshot of every day, the reader's backup file, and the room that all of it takes.

use std::rc::Rc;

use leptos::prelude::*;
use offprint_library::{Change, Library, Next, encode, entry_key, removed_key};
use offprint_paper::PaperId;

use super::{LibraryStore, changes::store};
use crate::platform::{
    archive::{Archive, Shelf},
    backup_file::{self, BackupFile, Permission},
    lock, page,
    persistence::{self, Persistence},
    storage,
    timers::Delay,
};

/// How long after a change the slower copies are written, in milliseconds.
const REST: u32 = 1_500;
/// How far apart snapshots are, in milliseconds: a day.
const SNAPSHOT_EVERY: u64 = 86_400_000;
/// How many snapshots are kept.
const SNAPSHOTS: usize = 7;
const HISTORY: &str = "library";
/// The setting that says that the browser was asked to keep everything for good.
const ASKED: &str = "askedToPersist";

/// How the reader's backup file stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Backup {
    /// There is none.
    None,
    /// It is written after every change. The file's name, and when it was written last, for people; empty if not yet.
    Kept(String, String),
    /// The browser wants the reader to allow it again. The file's name.
    Lapsed(String),
    /// It could not be written. Why.
    Failed(String),
}

/// A library with the operations of earlier visits below its own. Where there are own ones, what had been taken back
/// before can not be done again.
fn with_earlier(library: &Library, earlier: &str) -> Library {
    if library.can_undo().is_none() {
        return library.with_history(earlier);
    }
    let past = earlier.lines().filter(|line| line.as_bytes().get(8) == Some(&b'-'));
    let mut all = past.collect::<Vec<_>>().join("\n");
    all.push('\n');
    all.push_str(&library.history_record());
    library.with_history(&all)
}

impl LibraryStore {
    /// Opens what is kept beside the records: the bin, the operations to take back, the backup file.
    pub async fn open_archive(self) {
        self.measure();
        self.persistence.set(persistence::persistence().await);
        if let Ok(archive) = Archive::open().await {
            self.take_in_archive(Rc::new(archive)).await;
        }
        // What the reader asked for meanwhile needs what was in there.
        self.opened.set_value(true);
        for turn in self.waiting.try_update_value(std::mem::take).unwrap_or_default() {
            turn(self);
        }
    }

    async fn take_in_archive(self, archive: Rc<Archive>) {
        // What waits is written before the page goes, as far as the browser lets it.
        let hidden = page::on_hidden(move || {
            if self.later.try_update_value(Option::take).flatten().is_some() {
                self.copy();
            }
        });
        hidden.forever();
        self.archive.set_value(Some(Rc::clone(&archive)));
        let bin = archive.texts(Shelf::Bin).await.unwrap_or_default();
        self.submit(
            Box::new(move |library, now| {
                Ok(library.take_in_bin(bin.iter().map(|(_, record)| record.as_str()), now))
            }),
            |_| {},
        );
        self.submit(Box::new(|library, now| Ok(library.unite(now))), |_| {});
        self.submit(Box::new(|library, now| Ok(library.expire(now))), |_| {});
        if let Ok(Some(text)) = archive.text(Shelf::History, HISTORY).await {
            self.library.update(|library| *library = with_earlier(library, &text));
        }
        // Removed before the archive was open: out of the records, where room is scarce.
        let whole = self.with_untracked(|library| library.bin().cloned().collect::<Vec<_>>());
        let names = whole.iter().filter_map(|entry| entry.id().cloned()).collect();
        self.move_to_bin(names).await;
        if let Ok(Some(file)) = archive.backup_file().await {
            self.backup.set(match file.permission(false).await {
                Permission::Granted => Backup::Kept(file.name(), String::new()),
                Permission::Lapsed | Permission::Denied => Backup::Lapsed(file.name()),
            });
        }
    }

    /// After a change: brings what is kept beside the records up to date.
    pub fn keep(self, next: Next) {
        let removed: Vec<PaperId> = next.removed.iter().filter_map(|entry| entry.id().cloned()).collect();
        let left: Vec<String> = next.left_bin.iter().map(ToString::to_string).collect();
        if !removed.is_empty() || !left.is_empty() {
            leptos::task::spawn_local(async move {
                if let Some(archive) = self.archive.get_value().filter(|_| !left.is_empty()) {
                    // Left there it does no harm: it is merged with the entry as it is now.
                    let _ = archive.change(Shelf::Bin, &[], &left).await;
                }
                self.move_to_bin(removed).await;
            });
        }
        let first = storage::read_setting(ASKED).is_none();
        if first && !next.added.is_empty() && self.persistence.get_untracked() != Persistence::Granted {
            // Some browsers ask the reader, who is to be asked once. If that is not kept, they are asked once more.
            let _ = storage::write_setting(ASKED, "yes");
            leptos::task::spawn_local(async move { self.persistence.set(persistence::ask().await) });
        }
        if next.kind.is_some() {
            self.later.set_value(Some(Delay::start(REST, move || {
                self.later.set_value(None);
                self.copy();
            })));
        }
    }

    /// Puts whole records of removed entries into the archive, and leaves tombstones in their place once they are there.
    async fn move_to_bin(self, names: Vec<PaperId>) {
        let Some(archive) = self.archive.get_value().filter(|_| !names.is_empty()) else { return };
        let records: Vec<(String, String)> = self.with_untracked(|library| {
            let entries = names.iter().filter_map(|name| Some((name, library.in_bin(name)?)));
            entries.map(|(name, entry)| (name.to_string(), encode(entry))).collect()
        });
        if archive.change(Shelf::Bin, &records, &[]).await.is_err() {
            return;
        }
        lock::in_turn(move || {
            for name in &names {
                self.slim(name, &records);
            }
        })
        .await;
    }

    /// Leaves a tombstone of a removed entry whose whole record lies in the archive, unless another tab has written more
    /// of it meanwhile: then the whole record stays until the next start.
    fn slim(self, name: &PaperId, archived: &[(String, String)]) {
        let saved_key = entry_key(name);
        if let Some(text) = storage::read(&saved_key) {
            let now = page::now_ms() as u64;
            let merged = self.with_untracked(|library| library.apply_external(&saved_key, Some(&text), now));
            if let Ok(library) = merged {
                let whole = library.in_bin(name).map(|entry| encode(entry));
                self.library.set(library);
                if let Some(whole) = whole {
                    // Where it fails, both records stay, and are merged at the next start.
                    let _ = store(&[Change::Write(removed_key(name), whole), Change::Delete(saved_key)]);
                }
            }
            return;
        }
        let known = archived.iter().find(|(key, _)| key == name.as_str()).map(|(_, record)| record);
        if storage::read(&removed_key(name)).as_ref() == known {
            let next = self.with_untracked(|library| library.slimmed(name));
            // Where it fails, the whole record stays, and is moved at the next start.
            let _ = store(&next.changes);
        }
    }

    /// Writes the slower copies.
    fn copy(self) {
        leptos::task::spawn_local(async move {
            self.measure();
            self.write_backup().await;
            let Some(archive) = self.archive.get_value() else { return };
            let history = self.with_untracked(|library| library.history_record());
            // Nothing of the library depends on it.
            let _ = archive.change(Shelf::History, &[(HISTORY.to_owned(), history)], &[]).await;
            let Ok(snapshots) = archive.texts(Shelf::Snapshots).await else { return };
            let now = page::now_ms() as u64;
            let latest = snapshots.iter().filter_map(|(at, _)| at.parse::<u64>().ok()).max();
            if latest.is_none_or(|at| now.saturating_sub(at) >= SNAPSHOT_EVERY) {
                let text = self.with_untracked(|library| library.export());
                let old = snapshots.len().saturating_sub(SNAPSHOTS - 1);
                let gone: Vec<String> = snapshots.into_iter().take(old).map(|(at, _)| at).collect();
                let _ = archive.change(Shelf::Snapshots, &[(format!("{now:013}"), text)], &gone).await;
            }
        });
    }

    /// The snapshots that there are, latest first: when (milliseconds since 1970-01-01 UTC), and the exported library.
    pub async fn snapshots(self) -> Vec<(u64, String)> {
        let Some(archive) = self.archive.get_value() else { return Vec::new() };
        let texts = archive.texts(Shelf::Snapshots).await.unwrap_or_default();
        texts.into_iter().rev().filter_map(|(at, text)| Some((at.parse().ok()?, text))).collect()
    }

    /// Lets the reader choose a file that is written after every change.
    pub async fn choose_backup(self) {
        match backup_file::choose("offprint-library.json").await {
            Ok(file) => {
                if let Some(archive) = self.archive.get_value() {
                    // Without it the file is written as long as this page is open.
                    let _ = archive.keep_backup_file(Some(&file)).await;
                }
                self.write_to(&file).await;
            }
            Err(error) => self.notices.say(error.to_string()),
        }
    }

    /// Asks the browser to let the backup file be written again.
    pub async fn resume_backup(self) {
        let Some(file) = self.backup_file().await else { return };
        if file.permission(true).await == Permission::Granted {
            self.write_to(&file).await;
        }
    }

    /// Writes no backup file any more. The file stays as it is.
    pub async fn end_backup(self) {
        if let Some(archive) = self.archive.get_value() {
            // What stays kept is not written: the next start asks again.
            let _ = archive.keep_backup_file(None).await;
        }
        self.backup.set(Backup::None);
    }

    async fn write_backup(self) {
        if matches!(self.backup.get_untracked(), Backup::None | Backup::Lapsed(_)) {
            return;
        }
        let Some(file) = self.backup_file().await else { return };
        match file.permission(false).await {
            Permission::Granted => self.write_to(&file).await,
            Permission::Lapsed | Permission::Denied => self.backup.set(Backup::Lapsed(file.name())),
        }
    }

    async fn backup_file(self) -> Option<BackupFile> {
        self.archive.get_value()?.backup_file().await.ok()?
    }

    async fn write_to(self, file: &BackupFile) {
        let text = self.with_untracked(|library| library.export());
        self.backup.set(match file.write(&text).await {
            Ok(()) => Backup::Kept(file.name(), page::time_of_day()),
            Err(error) => Backup::Failed(error.to_string()),
        });
    }

    /// Counts how much room the records take up.
    pub(super) fn measure(self) {
        self.used.set(storage::characters_used("offprint/"));
    }
}
