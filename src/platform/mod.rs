//! The browser, as the app sees it: the only modules that use web-sys, gloo and js-sys.
//!
//! One file per concept. Whatever a browser may refuse comes back as a typed error with a sentence for the
//! reader; whatever listens stops when its [`Listener`] is dropped.

pub mod archive;
pub mod backup_file;
pub mod chosen_file;
pub mod clipboard;
pub mod compression;
pub mod dialog;
pub mod drag;
pub mod fetch;
pub mod files;
pub mod focus;
pub mod history;
pub mod keyboard;
pub mod launch;
pub mod listener;
pub mod lock;
pub mod marked_text;
pub mod media;
pub mod page;
pub mod panic;
pub mod parts;
pub mod persistence;
pub mod pointer;
pub mod random;
pub mod reader_client;
mod rescue;
pub mod scroll;
pub mod service_worker;
mod settings;
pub mod storage;
pub mod timers;
pub mod timing;
pub mod unarchived_log;
pub mod worker_client;
mod worker_queue;

pub use listener::Listener;

/// What a browser says of an exception, for a sentence.
fn words(error: &wasm_bindgen::JsValue) -> String {
    use wasm_bindgen::JsCast;
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.or_else(|| error.as_string()).unwrap_or_else(|| "no reason given".to_owned())
}
