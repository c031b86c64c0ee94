//! The page's end of the reader: a worker that reads other programs' files, started for one file and ended after it.
//!
//! It is started through the page's own script (`offprint.reader`), which holds the Trusted Types policy for exactly
//! that address. The file's bytes are handed over, not copied; the answer is one text, see
//! [`offprint_interchange::Outcome`]. Whoever drops the future ends the worker, whatever it is doing.

use futures_util::future::{Either, select};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Promise};
use offprint_interchange::Outcome;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};

use super::{chosen_file::Content, page, words};

/// How long a file may take, the start of the worker included, in milliseconds.
const TIME_LIMIT: u32 = 30_000;

/// Why a file was not read, in words for the reader.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReaderError {
    /// The browser did not start the worker. The browser's own words.
    #[error(
        "the part of Offprint that reads files could not be started ({0}). Reload the page and try again."
    )]
    Start(String),
    /// The worker's script did not come.
    #[error("the part of Offprint that reads files could not be loaded. Try again when you are online.")]
    NotHere,
    /// The worker crashed over the file. The browser's own words.
    #[error("reading stopped in the middle ({0}). Nothing was changed. Try the file in parts.")]
    Crashed(String),
    /// There was no answer within the time limit.
    #[error("reading took longer than {} seconds and was stopped. Nothing was changed. Try the file in parts.", TIME_LIMIT / 1000)]
    TimedOut,
    /// The worker said something that this page does not understand, as after an update.
    #[error(
        "the part of Offprint that reads files and this page do not belong together ({0}). Reload the page."
    )]
    Misunderstood(String),
}

#[wasm_bindgen]
extern "C" {
    /// `new Worker`, behind the page's Trusted Types policy.
    #[wasm_bindgen(js_namespace = offprint, js_name = reader, catch)]
    fn start_script(url: &str) -> Result<Worker, JsValue>;
}

/// A worker that ends when this is dropped.
struct Running(Worker);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

/// Reads a file, whose name stands in sentences. Its bytes are gone from the page afterwards.
///
/// # Errors
/// See [`ReaderError`]. That a file is none of the formats is an [`Outcome`].
pub async fn read(name: &str, content: Content) -> Result<Outcome, ReaderError> {
    read_within(name, content, TIME_LIMIT).await
}

/// Like [`read`], with a time limit in milliseconds.
///
/// # Errors
/// See [`ReaderError`].
pub async fn read_within(name: &str, content: Content, time_limit: u32) -> Result<Outcome, ReaderError> {
    let start = |error: JsValue| ReaderError::Start(words(&error));
    let worker = Running(start_script(&page::reader_url()).map_err(start)?);
    let mut listeners = Vec::new();
    let answer = Promise::new(&mut |answered, failed| {
        listeners.push(EventListener::new(&worker.0, "message", move |event| {
            // Calling a promise's own function cannot fail.
            let _ = answered.call1(&JsValue::NULL, event);
        }));
        for name in ["error", "messageerror"] {
            let failed = failed.clone();
            let active = EventListenerOptions::enable_prevent_default();
            listeners.push(EventListener::new_with_options(&worker.0, name, active, move |event| {
                // It is dealt with here; else the browser would report it as a crash of the whole page.
                event.prevent_default();
                let _ = failed.call1(&JsValue::NULL, event);
            }));
        }
    });
    let buffer = content.into_buffer();
    let message = Array::of2(&name.into(), &buffer);
    worker.0.post_message_with_transfer(&message, &Array::of1(&buffer)).map_err(start)?;
    match select(JsFuture::from(answer), TimeoutFuture::new(time_limit)).await {
        Either::Left((Ok(event), _)) => understood(&event),
        Either::Left((Err(event), _)) => Err(fault(&event)),
        Either::Right(_) => Err(ReaderError::TimedOut),
    }
}

fn understood(event: &JsValue) -> Result<Outcome, ReaderError> {
    let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data).unwrap_or_default();
    let text = data.as_string().unwrap_or_default();
    Outcome::decode(&text).map_err(|error| ReaderError::Misunderstood(error.to_string()))
}

/// A worker whose script cannot be loaded sends an event without words; a missing program is a failed fetch of it.
fn fault(event: &JsValue) -> ReaderError {
    match event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message) {
        Some(message) if message.contains("fetch") => ReaderError::NotHere,
        Some(message) if !message.is_empty() => ReaderError::Crashed(message),
        _ if event.dyn_ref::<Event>().is_some_and(|event| event.type_() == "messageerror") => {
            ReaderError::Misunderstood("its answer cannot be read".to_owned())
        }
        _ => ReaderError::NotHere,
    }
}
