//! What is kept beside the living library, and after every change: the bin and the operations to take back in the
//! browser's database, a snapshot of every day, and the room that all of it takes.

use std::rc::Rc;

use leptos::prelude::*;
use offprint_library::{Change, Library, Next, encode, entry_key, removed_key};
use offprint_paper::PaperId;

use super::{
    LibraryStore,
    changes::{Done, store},
};
use crate::platform::{
    archive::{Archive, Compartment},
    lock, page,
    persistence::{self, Persistence},
    storage,
    timers::Delay,
    timing, unarchived_log,
};

/// How long after a change the slower copies are written, in milliseconds.
const REST: u32 = 1_500;
/// How far apart snapshots are, in milliseconds: a day.
const SNAPSHOT_EVERY: u64 = 86_400_000;
/// How many snapshots are kept.
const SNAPSHOTS: usize = 7;
/// The setting that says that the browser was asked to keep everything for good.
const ASKED: &str = "askedToPersist";

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
        timing::mark("offprint:archive");
    }

    async fn take_in_archive(self, archive: Rc<Archive>) {
        // What waits is written before the page goes, as far as the browser lets it.
        let hidden = page::on_hidden(move || {
            if self.later.try_update_value(Option::take).flatten().is_some() {
                let (name, log) = self.own_log();
                // Where there is no room for it, there is still the archive.
                let _ = unarchived_log::keep(&name, &log);
                self.copy();
            }
        });
        hidden.forever();
        self.archive.set_value(Some(Rc::clone(&archive)));
        let bin = archive.texts(Compartment::Bin).await;
        let bin_is_here = bin.is_ok();
        let bin = bin.unwrap_or_default();
        let take_in = move |library: &Library, now| {
            Ok(library.take_in_bin(bin.iter().map(|(_, record)| record.as_str()), now))
        };
        self.settle(Box::new(take_in)).await;
        self.submit(Box::new(|library, now| Ok(library.expire(now))), |_| {});
        if let Ok(mut logs) = archive.texts(Compartment::History).await {
            logs.append(&mut unarchived_log::logs());
            self.library.update(|library| {
                let own = library.history_record();
                let texts: Vec<&str> = logs.iter().map(|(_, text)| text.as_str()).chain([&*own]).collect();
                *library = library.with_history(&texts);
            });
            self.earlier_logs.set_value(logs);
        }
        // Removed before the archive was open: out of the records, where room is scarce. Not over what could not be read.
        if bin_is_here {
            let names = self
                .with_untracked(|library| library.bin().filter_map(|entry| entry.id().cloned()).collect());
            self.move_to_bin(names).await;
        }
        self.find_backup(&archive).await;
        self.measure();
    }

    /// After a change: brings what is kept beside the records up to date.
    pub fn keep(self, next: Next) {
        let removed: Vec<PaperId> = next.removed.iter().filter_map(|entry| entry.id().cloned()).collect();
        let left: Vec<String> = next.left_bin.iter().map(ToString::to_string).collect();
        if !removed.is_empty() || !left.is_empty() {
            leptos::task::spawn_local(async move {
                if let Some(archive) = self.archive.get_value().filter(|_| !left.is_empty()) {
                    // Left there it does no harm: it is merged with the entry as it is now.
                    let _ = archive.change(Compartment::Bin, &[], &left).await;
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
        if archive.change(Compartment::Bin, &records, &[]).await.is_err() {
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

    /// Removes papers where storage has no room for a letter more: their whole records go into the archive first, and only
    /// when they are there do tombstones take their place.
    pub fn remove_into_archive(self, next: Next, done: Done) {
        let full = "Not saved: the browser's storage for this site is full, and its database cannot be used either. Export your library.";
        let names: Vec<PaperId> = next.removed.iter().filter_map(|entry| entry.id().cloned()).collect();
        let stored = move |names: &[PaperId]| {
            names.iter().map(|name| storage::read(&entry_key(name))).collect::<Vec<_>>()
        };
        let before = stored(&names);
        let records: Vec<(String, String)> =
            next.removed.iter().filter_map(|entry| Some((entry.id()?.to_string(), encode(entry)))).collect();
        leptos::task::spawn_local(async move {
            let archive = self.archive.get_value();
            let kept = match &archive {
                Some(archive) => archive.change(Compartment::Bin, &records, &[]).await.is_ok(),
                None => false,
            };
            if !kept {
                return self.refuse(full.to_owned(), done);
            }
            lock::in_turn(move || {
                if stored(&names) != before {
                    return self
                        .refuse("Another tab has changed this meanwhile. Try again.".to_owned(), done);
                }
                let mut changes: Vec<Change> =
                    names.iter().flat_map(|name| next.library.slimmed(name).changes).collect();
                changes.sort_by_key(|change| matches!(change, Change::Write(..)));
                match store(&changes) {
                    Ok(()) => {
                        let now = page::now_ms() as u64;
                        self.library.update(|library| *library = library.merge(&next.library, now).library);
                        self.carried_out(next, done);
                    }
                    Err(fault) => self.refuse(fault.words, done),
                }
            })
            .await;
        });
    }

    /// Writes the slower copies.
    fn copy(self) {
        leptos::task::spawn_local(async move {
            let archive = self.archive.get_value();
            if let Some(archive) = &archive {
                // First, as the page may be about to go. Every page writes a log of its own, with all that it read at its
                // start in the place of that. Nothing of the library depends on it.
                let own = [self.own_log()];
                let earlier = self.earlier_logs.try_update_value(std::mem::take).unwrap_or_default();
                let gone: Vec<String> = earlier.iter().map(|(name, _)| name.clone()).collect();
                if archive.change(Compartment::History, &own, &gone).await.is_ok() {
                    for (name, log) in own.iter().chain(&earlier) {
                        // One that stays is known again by its operations.
                        let _ = unarchived_log::forget(name, log);
                    }
                } else {
                    self.earlier_logs.set_value(earlier);
                }
            }
            self.measure();
            self.write_backup().await;
            let Some(archive) = archive else { return };
            let Ok(snapshots) = archive.keys(Compartment::Snapshots).await else { return };
            let now = page::now_ms() as u64;
            let latest = snapshots.iter().filter_map(|at| at.parse::<u64>().ok()).max();
            if latest.is_none_or(|at| now.saturating_sub(at) >= SNAPSHOT_EVERY) {
                let text = self.with_untracked(|library| library.export());
                let old = snapshots.len().saturating_sub(SNAPSHOTS - 1);
                let gone: Vec<String> = snapshots.into_iter().take(old).collect();
                let _ = archive.change(Compartment::Snapshots, &[(format!("{now:013}"), text)], &gone).await;
            }
        });
    }

    /// The log of operations, under this page's number.
    fn own_log(self) -> (String, String) {
        self.with_untracked(|library| (format!("{:08x}", library.replica()), library.history_record()))
    }

    /// The snapshots that there are, latest first: when (milliseconds since 1970-01-01 UTC), and the exported library.
    pub async fn snapshots(self) -> Vec<(u64, String)> {
        let Some(archive) = self.archive.get_value() else { return Vec::new() };
        let texts = archive.texts(Compartment::Snapshots).await.unwrap_or_default();
        texts.into_iter().rev().filter_map(|(at, text)| Some((at.parse().ok()?, text))).collect()
    }

    /// What is kept beside the records, with how much room it takes up, in characters.
    pub async fn kept_beside(self) -> Vec<(&'static str, usize)> {
        let Some(archive) = self.archive.get_value() else { return Vec::new() };
        let mut parts = Vec::new();
        for (words, compartment) in [
            ("Removed papers", Compartment::Bin),
            ("Changes that can be taken back", Compartment::History),
            ("Snapshots", Compartment::Snapshots),
        ] {
            parts.push((words, archive.characters_used(compartment).await.unwrap_or_default()));
        }
        parts
    }

    /// Counts how much room the records take up.
    pub(super) fn measure(self) {
        self.used.set(storage::characters_used("offprint/"));
    }
}
