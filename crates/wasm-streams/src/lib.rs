//! Stands in for the crate `wasm-streams`, for the size of the app.
//!
//! Leptos brings server functions along, and they bring `wasm-streams`, whose classes the linker must keep because
//! scripts could call them: 15 KB of a program that has no server to talk to. This has the few functions that server
//! functions are compiled against. Nothing in Offprint calls them; a stream is always empty.

use futures_util::stream::{Empty, Stream, empty};
use wasm_bindgen::JsValue;

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Takes a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// An empty stream.
    pub fn from_stream<S>(_: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        let nothing = wasm_bindgen::JsCast::unchecked_into(JsValue::UNDEFINED);
        Self(web_sys::ReadableStream::new().unwrap_or(nothing))
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream without items.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
