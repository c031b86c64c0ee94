//! Records that cannot be read: moved out of the way, never lost.

use super::storage::{StorageError, raw, remove, with_prefix, write};

/// What the keys of everything begin with that was set aside.
pub const RESCUED_PREFIX: &str = "offprint/rescued/";

/// Moves an unreadable record from `key` to the first free `offprint/rescued/<key>/<n>`, `n` from 1, and says
/// where it is now. `None` if there is nothing under `key`.
///
/// # Errors
/// See [`StorageError`]. The record is then still where it was.
pub fn set_aside(key: &str) -> Result<Option<String>, StorageError> {
    let storage = raw().ok_or(StorageError::Blocked)?;
    let get = |key: &str| storage.get_item(key).map_err(|_| StorageError::Blocked);
    let Some(text) = get(key)? else { return Ok(None) };
    let mut n = 1_u32;
    let place = loop {
        let place = format!("{RESCUED_PREFIX}{key}/{n}");
        match get(&place)? {
            None => break place,
            // Another tab was faster, or an earlier attempt was cut off before it took the record away.
            Some(kept) if kept == text => break place,
            Some(_) => n += 1,
        }
    };
    write(&place, &text)?;
    remove(key)?;
    Ok(Some(place))
}

/// Keys and texts of everything that was set aside, for the reader to export.
pub fn rescued() -> Vec<(String, String)> {
    with_prefix(RESCUED_PREFIX)
}
