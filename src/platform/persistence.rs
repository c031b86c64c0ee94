//! Whether the browser keeps what is stored here, or may throw it away when its disk fills up.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::page;

/// What the browser promises.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Persistence {
    /// It was not asked yet, or does not say.
    #[default]
    Unknown,
    /// It keeps everything until the reader clears it.
    Granted,
    /// It may throw everything away when it needs room.
    BestEffort,
}

/// What holds now; nothing is asked of the reader.
pub async fn persistence() -> Persistence {
    match manager() {
        Some(storage) => of(storage.persisted()).await,
        None => Persistence::Unknown,
    }
}

/// Asks the browser to keep everything. Some ask the reader, some decide by themselves.
pub async fn ask() -> Persistence {
    match manager() {
        Some(storage) => of(storage.persist()).await,
        None => Persistence::Unknown,
    }
}

async fn of(answer: Result<js_sys::Promise, wasm_bindgen::JsValue>) -> Persistence {
    let Ok(promise) = answer else { return Persistence::Unknown };
    match JsFuture::from(promise).await.ok().and_then(|answer| answer.as_bool()) {
        Some(true) => Persistence::Granted,
        Some(false) => Persistence::BestEffort,
        None => Persistence::Unknown,
    }
}

/// The browser's storage manager; it hides it from pages that came over plain HTTP, against what the binding says.
fn manager() -> Option<StorageManager> {
    let storage = Reflect::get(&page::window()?.navigator(), &"storage".into()).ok()?;
    (!storage.is_undefined() && !storage.is_null()).then(|| storage.unchecked_into())
}
