//! The browser's history and address bar.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;

use super::Listener;

/// Whether a change of the address is a step of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A new entry: "back" leads to the address before.
    Pushed,
    /// In the place of the current entry.
    Replaced,
}

/// Path and query string of the address bar.
pub fn address() -> (String, String) {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return ("/".to_owned(), String::new());
    };
    (location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}

/// Writes the address bar. A browser that refuses, because there were too many changes in a short time, only
/// leaves the address behind the view; the next change catches up.
pub fn write(address: &str, entry: Entry) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    let _refused = match entry {
        Entry::Pushed => history.push_state_with_url(&JsValue::NULL, "", Some(address)),
        Entry::Replaced => history.replace_state_with_url(&JsValue::NULL, "", Some(address)),
    };
}

/// Calls `f` when the reader goes back or forward.
pub fn on_pop(f: impl Fn() + 'static) -> Listener {
    let window = web_sys::window();
    Listener::all(window.map(|window| EventListener::new(&window, "popstate", move |_| f())))
}
