//! Logs of operations of pages that went before the archive had them. The browser carries out what is asked of its
//! database in a page's last moment only mostly; what is written to localStorage is there at once.

use super::storage::{StorageError, read, remove, with_prefix, write};

/// What the keys begin with; the page's number follows.
const PREFIX: &str = "offprint/undo/";

/// The longest log that is kept here, in bytes: the room belongs to the library.
const LONGEST: usize = 1 << 18;

/// Keeps a page's log; not where it is very long.
///
/// # Errors
/// See [`StorageError`].
pub fn keep(page: &str, log: &str) -> Result<(), StorageError> {
    if log.len() > LONGEST { Err(StorageError::Full) } else { write(&key(page), log) }
}

/// The numbers of pages, and their logs.
pub fn logs() -> Vec<(String, String)> {
    let with_key = with_prefix(PREFIX).into_iter();
    with_key.map(|(key, log)| (key[PREFIX.len()..].to_owned(), log)).collect()
}

/// Takes a page's log away, now that the archive has it; another one that is there meanwhile stays.
///
/// # Errors
/// See [`StorageError`].
pub fn forget(page: &str, log: &str) -> Result<(), StorageError> {
    if read(&key(page)).as_deref() == Some(log) { remove(&key(page)) } else { Ok(()) }
}

fn key(page: &str) -> String {
    [PREFIX, page].concat()
}
