//! The browser's localStorage: records written so that it is known whether they are there.

use gloo_events::EventListener;
use gloo_storage::{LocalStorage, Storage as _};
use js_sys::Object;
use offprint_library::is_library_key;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage, StorageEvent};

use super::{Listener, page};
pub use super::{
    rescue::{rescued, set_aside},
    settings::{read_setting, settings_key, write_setting},
};

const PROBE: &str = "offprint/probe";

/// Whether anything can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageHealth {
    /// Records can be written, as far as there is room.
    Available,
    /// The browser keeps nothing for this page: switched off by the reader, or a private window.
    Blocked,
}

/// Why storage did not do what was asked, in words for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser keeps nothing for this page.
    #[error(
        "This browser does not let the page keep anything. Allow site data for it, or export your library."
    )]
    Blocked,
    /// There is no room left.
    #[error(
        "The browser's storage for this site is full. Export your library, then remove what you no longer need."
    )]
    Full,
    /// What was written reads back as something else.
    #[error("The browser did not keep what was written. Export your library and reload the page.")]
    Mismatch,
}

/// Entries as stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Keys and texts of all records of the library, in order of keys.
    pub entries: Vec<(String, String)>,
}

/// Whether anything can be kept; asks the browser, as the answer can change while the page is open.
pub fn health() -> StorageHealth {
    let Some(storage) = raw() else { return StorageHealth::Blocked };
    let works = match storage.set_item(PROBE, "1") {
        Ok(()) => storage.remove_item(PROBE).is_ok(),
        // Full, not blocked: something is kept already.
        Err(error) => refusal(&error) == StorageError::Full && storage.length().is_ok_and(|kept| kept > 0),
    };
    if works { StorageHealth::Available } else { StorageHealth::Blocked }
}

/// All records of the library; none if storage is blocked.
pub fn load_records() -> Loaded {
    Loaded { entries: with_prefix("offprint/").into_iter().filter(|(key, _)| is_library_key(key)).collect() }
}

/// The text of a record; `None` if there is none or storage is blocked.
pub fn read(key: &str) -> Option<String> {
    raw()?.get_item(key).ok().flatten()
}

/// Writes a record over what is there and makes sure that it reads back.
///
/// # Errors
/// See [`StorageError`]. When there is no room, what was there before stays.
pub fn write(key: &str, text: &str) -> Result<(), StorageError> {
    let storage = raw().ok_or(StorageError::Blocked)?;
    storage.set_item(key, text).map_err(|error| refusal(&error))?;
    match storage.get_item(key) {
        Ok(Some(kept)) if kept == text => Ok(()),
        _ => Err(StorageError::Mismatch),
    }
}

/// Takes a record away and makes sure that it is gone. One that is not there is gone already.
///
/// # Errors
/// See [`StorageError`].
pub fn remove(key: &str) -> Result<(), StorageError> {
    let storage = raw().ok_or(StorageError::Blocked)?;
    storage.remove_item(key).map_err(|error| refusal(&error))?;
    match storage.get_item(key) {
        Ok(None) => Ok(()),
        _ => Err(StorageError::Mismatch),
    }
}

/// Calls `f` when another tab has written: with the key (`None` if everything was cleared) and the text that
/// is there now (`None` if it was taken away). This tab's own writes are not told.
pub fn on_change(f: impl Fn(Option<String>, Option<String>) + 'static) -> Listener {
    Listener::all(page::window().map(|window| {
        EventListener::new(&window, "storage", move |event| {
            let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
            // The browser tells of sessionStorage in the same way.
            if event.storage_area().is_none() || event.storage_area() == raw() {
                f(event.key(), event.new_value());
            }
        })
    }))
}

/// localStorage, if the page may use it. Asked through web-sys first, as gloo's way to it panics when blocked.
pub(super) fn raw() -> Option<Storage> {
    page::window()?.local_storage().ok()??;
    Some(LocalStorage::raw())
}

/// Keys and texts of everything whose key begins with `prefix`, in order of keys.
pub(super) fn with_prefix(prefix: &str) -> Vec<(String, String)> {
    let Some(storage) = raw() else { return Vec::new() };
    // All keys at once: asked for one by one, they could move while another tab writes.
    let keys = Object::keys(&storage).sort();
    let keys: Vec<String> = keys.iter().filter_map(|key| key.as_string()).collect();
    keys.into_iter()
        .filter(|key| key.starts_with(prefix))
        .filter_map(|key| storage.get_item(&key).ok().flatten().map(|text| (key, text)))
        .collect()
}

/// What an exception of the browser's storage means. Firefox has a name of its own for a full storage.
fn refusal(error: &JsValue) -> StorageError {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StorageError::Full,
        _ => StorageError::Blocked,
    }
}
