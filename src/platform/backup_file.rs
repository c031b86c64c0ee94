//! A file of the reader's that is written again after changes (File System Access,
//! <https://wicg.github.io/file-system-access/>). Chromium has it; elsewhere [`is_supported`] says no.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{page, words};

const PICKER: &str = "showSaveFilePicker";

/// A file that the reader chose. It can be kept in the archive, which keeps the browser's handle itself.
#[derive(Debug, Clone)]
pub struct BackupFile(JsValue);

/// Whether the file may be written now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// It may.
    Granted,
    /// The reader has to allow it again.
    Lapsed,
    /// The reader said no.
    Denied,
}

/// Why the file was not chosen or written, in words for the reader.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// The reader closed the picker.
    #[error("No file was chosen.")]
    NotChosen,
    /// The browser refused, or the file is gone. The browser's own words.
    #[error("The backup file could not be written ({0}).")]
    NotWritten(String),
}

/// Whether this browser lets a page keep a file up to date.
pub fn is_supported() -> bool {
    page::window().is_some_and(|window| method(&window, PICKER).is_some())
}

/// Lets the reader choose the file. To be called from a click.
///
/// # Errors
/// See [`BackupError`].
pub async fn choose(suggested_name: &str) -> Result<BackupFile, BackupError> {
    let window = page::window().ok_or(BackupError::NotChosen)?;
    let accept = object(&[("application/json", &Array::of1(&".json".into()))]);
    let kind = object(&[("description", &"Offprint library".into()), ("accept", &accept)]);
    let options = object(&[
        ("suggestedName", &suggested_name.into()),
        ("types", &Array::of1(&kind)),
        ("id", &"offprint-backup".into()),
    ]);
    call(&window, PICKER, &[&options]).await.map(BackupFile).map_err(|_| BackupError::NotChosen)
}

impl BackupFile {
    /// The file that the archive kept.
    pub fn from_kept(handle: JsValue) -> Self {
        Self(handle)
    }

    /// The browser's handle, for the archive.
    pub fn handle(&self) -> &JsValue {
        &self.0
    }

    /// The file's name.
    pub fn name(&self) -> String {
        Reflect::get(&self.0, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether the file may be written; asks the reader if `ask`, which only a click may do.
    pub async fn permission(&self, ask: bool) -> Permission {
        let mode = object(&[("mode", &"readwrite".into())]);
        let name = if ask { "requestPermission" } else { "queryPermission" };
        match call(&self.0, name, &[&mode]).await.ok().and_then(|answer| answer.as_string()).as_deref() {
            Some("granted") => Permission::Granted,
            Some("denied") => Permission::Denied,
            // A browser that cannot say lets the first write decide.
            None if method(&self.0, name).is_none() => Permission::Granted,
            _ => Permission::Lapsed,
        }
    }

    /// What the file holds now.
    ///
    /// # Errors
    /// It cannot be read. The browser's own words.
    pub async fn text(&self) -> Result<String, BackupError> {
        let failed = |error: JsValue| BackupError::NotWritten(words(&error));
        let file = call(&self.0, "getFile", &[]).await.map_err(failed)?;
        let text = call(&file, "text", &[]).await.map_err(failed)?;
        Ok(text.as_string().unwrap_or_default())
    }

    /// Writes the whole file anew. The browser writes beside it and puts the new file in the old one's place when it
    /// is whole.
    ///
    /// # Errors
    /// [`BackupError::NotWritten`]; the file is as it was.
    pub async fn write(&self, text: &str) -> Result<(), BackupError> {
        let failed = |error: JsValue| BackupError::NotWritten(words(&error));
        let stream = call(&self.0, "createWritable", &[]).await.map_err(failed)?;
        call(&stream, "write", &[&text.into()]).await.map_err(failed)?;
        call(&stream, "close", &[]).await.map_err(failed)?;
        Ok(())
    }
}

fn method(target: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(target, &name.into()).ok()?.dyn_into().ok()
}

async fn call(target: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method = method(target, name).ok_or(JsValue::UNDEFINED)?;
    let answer = method.apply(target, &arguments.iter().copied().collect::<Array>())?;
    JsFuture::from(Promise::resolve(&answer)).await
}

fn object(fields: &[(&str, &JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
