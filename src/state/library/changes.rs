//! How a change of the library is made: in turn with other tabs, in storage first, then on the screen.

use leptos::prelude::*;
use offprint_library::{
    Change, Library, LimitError, Next, RecordError, RecordKey, decode, decode_list, removed_key,
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
pub(super) type Operation = Box<dyn Fn(&Library, u64) -> Result<Next, LimitError>>;

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
            Ok(next) => {
                done(Ok(&next));
                leptos::task::spawn_local(async move {
                    // Until that part of the program is here, the records are all there is, and they are whole.
                    if let Ok(screens) = chunk::load().await {
                        (screens.keep)(self, next);
                    }
                });
            }
            Err(words) => {
                self.notices.warn(words.clone());
                done(Err(words));
            }
        };
        leptos::task::spawn_local(lock::in_turn(turn));
    }

    /// Carries an operation out in storage and on the screen.
    fn carry_out(self, operation: &Operation) -> Result<Next, String> {
        let now = page::now_ms() as u64;
        let ask = || {
            self.library.with_untracked(|library| operation(library, now)).map_err(|error| error.to_string())
        };
        let mut next = ask()?;
        if self.health.get_untracked() == StorageHealth::Available {
            if self.take_in_newer(&next) {
                next = ask()?;
            }
            if let Err(words) = store(&next.changes) {
                // Show what is really there.
                self.reload();
                return Err(words);
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

/// Carries changes out, each read back: all of them, or none.
pub(super) fn store(changes: &[Change]) -> Result<(), String> {
    for change in changes {
        if let Change::Write(key, _) = change
            && let Some(text) = storage::read(key)
        {
            match readable(key, &text) {
                Err(RecordError::Newer { .. }) => {
                    return Err("Not saved: a newer version of Offprint keeps this here. Reload to update."
                        .to_owned());
                }
                // Never written over: it is moved out of the way first.
                Err(_) => drop(storage::set_aside(key).map_err(refused)?),
                Ok(()) => {}
            }
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
            // Back to what was there: first what takes room away, then what needs it.
            let (gone, there): (Vec<_>, Vec<_>) = before.iter().rev().partition(|(_, text)| text.is_none());
            let mut lost = false;
            for (key, _) in gone {
                lost |= storage::remove(key).is_err();
            }
            for (key, text) in there {
                lost |= text.as_ref().is_some_and(|text| storage::write(key, text).is_err());
            }
            let more = if lost { " Part of the change stands; nothing was deleted." } else { "" };
            return Err(format!("{}{more}", refused(error)));
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

fn refused(error: StorageError) -> String {
    format!("Not saved: {error}")
}
