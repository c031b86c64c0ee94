//! Fetching files of the site.

use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response};

use super::page;

/// How long one attempt may take, its whole text included, in milliseconds.
const TIME_LIMIT: u32 = 20_000;
/// How long to wait before the second attempt, in milliseconds.
const BACK_OFF: u32 = 800;

/// Why a file did not come, in words for the reader.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The browser has no network, and the file is not saved for offline use.
    #[error("You are offline, and this file is not saved in this browser yet.")]
    Offline,
    /// The server answered, but not with the file. The HTTP status, 300 to 599.
    #[error("The server answered with an error (HTTP status {0}).")]
    Status(u16),
    /// Nothing came within the time limit.
    #[error("The server took longer than {} seconds to answer.", TIME_LIMIT / 1000)]
    TimedOut,
    /// A web page came in the file's place, as hosts do for missing files and for networks that ask to log in.
    #[error("A web page came instead of the file ({content_type}). The network may ask you to log in first.")]
    WrongType {
        /// The type that the server named.
        content_type: String,
    },
    /// The connection failed. The browser's own words.
    #[error("The connection failed ({0}).")]
    Network(String),
}

impl FetchError {
    /// Whether a second attempt may do better.
    fn is_passing(&self) -> bool {
        match self {
            Self::Network(_) | Self::TimedOut => true,
            Self::Status(status) => *status >= 500 || *status == 429,
            Self::Offline | Self::WrongType { .. } => false,
        }
    }
}

/// The text of a file of the site, UTF-8, with one more attempt if the first fails in passing.
///
/// # Errors
/// See [`FetchError`].
pub async fn text(url: &str) -> Result<String, FetchError> {
    text_within(url, TIME_LIMIT).await
}

/// Like [`text`], with a time limit per attempt in milliseconds.
///
/// # Errors
/// See [`FetchError`].
pub async fn text_within(url: &str, time_limit: u32) -> Result<String, FetchError> {
    match attempt(url, time_limit).await {
        Err(error) if error.is_passing() => {
            TimeoutFuture::new(BACK_OFF).await;
            attempt(url, time_limit).await
        }
        done => done,
    }
}

async fn attempt(url: &str, time_limit: u32) -> Result<String, FetchError> {
    let abort = AbortController::new().map_err(failed)?;
    let load = Box::pin(load(url, &abort));
    match select(load, TimeoutFuture::new(time_limit)).await {
        Either::Left((done, _)) => done,
        Either::Right(_) => {
            abort.abort();
            Err(FetchError::TimedOut)
        }
    }
}

async fn load(url: &str, abort: &AbortController) -> Result<String, FetchError> {
    let window = page::window().ok_or_else(|| FetchError::Network("no window".to_owned()))?;
    let request = RequestInit::new();
    request.set_signal(Some(&abort.signal()));
    let response = JsFuture::from(window.fetch_with_str_and_init(url, &request)).await.map_err(failed)?;
    let response: Response = response.dyn_into().map_err(failed)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let content_type = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    if content_type.to_ascii_lowercase().starts_with("text/html") {
        return Err(FetchError::WrongType { content_type });
    }
    // As bytes: a text would be there twice, and its way into the program takes three times its room.
    let bytes = JsFuture::from(response.array_buffer().map_err(failed)?).await.map_err(failed)?;
    String::from_utf8(Uint8Array::new(&bytes).to_vec())
        .map_err(|_| FetchError::Network("the file is no UTF-8".to_owned()))
}

/// What a rejected promise of `fetch` means.
fn failed(error: JsValue) -> FetchError {
    if !page::is_online() {
        return FetchError::Offline;
    }
    let words = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    FetchError::Network(words.unwrap_or_else(|| "no reason given".to_owned()))
}
