//! The reader's settings for this site: one JSON object of texts per base path, so that two sites on one origin do not
//! touch each other's.

use std::collections::BTreeMap;

use super::{
    page,
    rescue::set_aside,
    storage::{StorageError, raw},
};
use gloo_storage::{LocalStorage, Storage as _, errors::StorageError as GlooError};

/// The key of this site's settings; it appears in storage events when another tab changes them.
pub fn settings_key() -> String {
    format!("offprint/settings:{}", page::base_path())
}

/// A setting; `None` if it was never made, or the settings cannot be read.
pub fn read_setting(name: &str) -> Option<String> {
    load().ok()?.get(name).cloned()
}

/// Keeps a setting beside the others. Settings that cannot be read are set aside first.
///
/// # Errors
/// See [`StorageError`].
pub fn write_setting(name: &str, value: &str) -> Result<(), StorageError> {
    let key = settings_key();
    let mut settings = match load() {
        Ok(settings) => settings,
        Err(Unread::Storage(error)) => return Err(error),
        Err(Unread::Damaged) => {
            set_aside(&key)?;
            BTreeMap::new()
        }
    };
    settings.insert(name.to_owned(), value.to_owned());
    LocalStorage::set(&key, &settings).map_err(|error| match error {
        GlooError::JsError(error) if error.name.contains("Quota") || error.name.contains("QUOTA") => {
            StorageError::Full
        }
        _ => StorageError::Blocked,
    })?;
    match load() {
        Ok(kept) if kept == settings => Ok(()),
        _ => Err(StorageError::Mismatch),
    }
}

enum Unread {
    Storage(StorageError),
    Damaged,
}

fn load() -> Result<BTreeMap<String, String>, Unread> {
    raw().ok_or(Unread::Storage(StorageError::Blocked))?;
    match LocalStorage::get(settings_key()) {
        Ok(settings) => Ok(settings),
        Err(GlooError::KeyNotFound(_)) => Ok(BTreeMap::new()),
        Err(_) => Err(Unread::Damaged),
    }
}
