//! How a change of the library is made: in turn with other tabs, in storage first, then on the screen.

use leptos::prelude::*;
use offprint_library::{
    Change, Kind, Library, LimitError, Next, RecordError, RecordKey, decode, decode_list, removed_key,
};

use super::LibraryStore;
use crate::{
    chunk,
    platform::{
        lock, page,
        storage::{self, StorageError, StorageHealth},
    },
};

/// An operation on the library at a time (milliseconds since 1970-01-01 UTC). It is asked again if another tab has
/// changed what it is about.
pub type Operation = Box<dyn Fn(&Library, u64) -> Result<Next, LimitError>>;

/// Hears what came of an operation.
pub type Done = Box<dyn FnOnce(Result<&Next, String>)>;

impl LibraryStore {
    /// Carries an operation out when it is this tab's turn; then `done` hears of it. If it cannot be kept, the reader
    /// is told and nothing has changed.
    pub(super) fn submit(self, operation: Operation, done: impl FnOnce(&Next) + 'static) {
        self.submit_or(operation, move |outcome| {
            if let Ok(next) = outcome {
                done(next);
            }
        });
    }

    /// The same; `done` also hears why it could not be kept.
    pub(super) fn submit_or(self, operation: Operation, done: impl FnOnce(Result<&Next, String>) + 'static) {
        let turn = move || match self.carry_out(&operation) {
            Ok(next) => self.carried_out(next, done),
            Err(Refusal { without_room: Some(next), words }) => {
                let done: Done = Box::new(done);
                leptos::task::spawn_local(async move {
                    match chunk::load().await {
                        Ok(screens) => (screens.remove_into_archive)(self, *next, done),
                        Err(_) => self.refuse(words, done),
                    }
                });
            }
            Err(refusal) => self.refuse(refusal.words, done),
        };
        leptos::task::spawn_local(lock::in_turn(turn));
    }

    /// An operation was carried out.
    pub(super) fn carried_out(self, next: Next, done: impl FnOnce(Result<&Next, String>)) {
        done(Ok(&next));
        leptos::task::spawn_local(async move {
            // Until that part of the program is here, the records are all there is, and they are whole.
            if let Ok(screens) = chunk::load().await {
                (screens.keep)(self, next);
            }
        });
    }

    /// An operation could not be carried out.
    pub(super) fn refuse(self, words: String, done: impl FnOnce(Result<&Next, String>)) {
        self.notices.warn(words.clone());
        done(Err(words));
    }

    /// Carries an operation out in its turn, and waits for that; nobody is told.
    pub(super) async fn settle(self, operation: Operation) {
        lock::in_turn(move || {
            // What cannot be stored now is tried again at the next start.
            let _ = self.carry_out(&operation);
        })
        .await;
    }

    /// Carries an operation out in storage and on the screen.
    fn carry_out(self, operation: &Operation) -> Result<Next, Refusal> {
        let now = page::now_ms() as u64;
        let ask = || {
            let next = self.library.with_untracked(|library| operation(library, now));
            next.map_err(|error| Refusal { words: error.to_string(), without_room: None })
        };
        let mut next = ask()?;
        if self.health.get_untracked() == StorageHealth::Available {
            if self.take_in_newer(&next) {
                next = ask()?;
            }
            let mut stored = store(&next.changes);
            if stored.as_ref().is_err_and(|fault| fault.no_room) && next.kind == Some(Kind::Removed) {
                stored = store(&goes_first(&next.changes));
            }
            if let Err(StoreFault { words, no_room }) = stored {
                // Show what is really there.
                self.reload();
                let removal = no_room && next.kind == Some(Kind::Removed);
                return Err(Refusal { words, without_room: removal.then(|| next.into()) });
            }
        }
        self.library.set(next.library.clone());
        Ok(next)
    }

    /// Takes in what other tabs have written over the records that an operation is about, and whose news has not come
    /// yet. Says whether anything was there.
    fn take_in_newer(self, next: &Next) -> bool {
        let mut any = false;
        let mut library = self.library.get_untracked();
        let mut keys: Vec<String> = next.changes.iter().map(|change| change.key().to_owned()).collect();
        // Another tab may have removed what this one changes.
        let removed = next.changes.iter().filter_map(|change| match RecordKey::parse(change.key())? {
            RecordKey::Saved(id) => Some(removed_key(&id)),
            _ => None,
        });
        keys.extend(removed);
        for key in keys {
            let Some(text) = storage::read(&key) else { continue };
            // What cannot be read is refused or set aside when it is written.
            if let Ok(merged) = library.apply_external(&key, Some(&text), page::now_ms() as u64) {
                library = merged;
                any = true;
            }
        }
        if any {
            self.library.set(library);
        }
        any
    }
}

/// The changes of a removal in another order: of each paper, what makes room goes first, as removing must not fail for
/// want of it.
fn goes_first(changes: &[Change]) -> Vec<Change> {
    let mut ordered = changes.to_vec();
    for at in 1..ordered.len() {
        if matches!((&ordered[at - 1], &ordered[at]), (Change::Write(..), Change::Delete(_))) {
            ordered.swap(at - 1, at);
        }
    }
    ordered
}

/// Why an operation was not carried out.
struct Refusal {
    /// In words for the reader.
    words: String,
    /// The operation, if it removes papers and there was no room to say so.
    without_room: Option<Box<Next>>,
}

/// Why changes were not carried out.
pub(super) struct StoreFault {
    /// In words for the reader.
    pub words: String,
    /// Whether there was no room.
    no_room: bool,
}

/// Carries changes out, each read back: all of them, or none.
pub(super) fn store(changes: &[Change]) -> Result<(), StoreFault> {
    for change in changes {
        let key = change.key();
        match storage::read(key).map(|text| readable(key, &text)) {
            Some(Err(RecordError::Newer { .. })) => {
                let words = "Not saved: a newer version of Offprint keeps this here. Reload to update.";
                return Err(StoreFault { words: words.to_owned(), no_room: false });
            }
            // Never written over: it is moved out of the way first.
            Some(Err(_)) => drop(storage::set_aside(key).map_err(refused)?),
            Some(Ok(())) | None => {}
        }
    }
    let mut before: Vec<(&str, Option<String>)> = Vec::new();
    for change in changes {
        let key = change.key();
        before.push((key, storage::read(key)));
        let done = match change {
            Change::Write(key, text) => storage::write(key, text),
            Change::Delete(key) => storage::remove(key),
        };
        if let Err(error) = done {
            // Back to what was there, the latest first: so there is room again for whatever was there before it.
            let mut stands = false;
            for (key, text) in before.iter().rev().filter(|(key, text)| storage::read(key) != *text) {
                let back =
                    text.as_ref().map_or_else(|| storage::remove(key), |text| storage::write(key, text));
                stands |= back.is_err();
            }
            let mut fault = refused(error);
            if stands {
                fault.words.push_str(" Part of the change stands.");
            }
            return Err(fault);
        }
    }
    Ok(())
}

/// Whether a record can be read.
fn readable(key: &str, text: &str) -> Result<(), RecordError> {
    match RecordKey::parse(key) {
        Some(RecordKey::List(_)) => decode_list(text).map(drop),
        _ => decode(text).map(drop),
    }
}

fn refused(error: StorageError) -> StoreFault {
    StoreFault { words: format!("Not saved: {error}"), no_room: error == StorageError::Full }
}
