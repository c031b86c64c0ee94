//! Making texts small enough for a link, and whole again (Compression Streams, <https://compression.spec.whatwg.org/>).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStream, Response};

use super::page;

/// Raw DEFLATE (RFC 1951): no header, as the text's own form says whether it is whole.
const FORMAT: &str = "deflate-raw";
/// The longest packed text that is unfolded, in characters: twice what is ever made. DEFLATE can make a thousand times
/// more of it than there was, which is then still little enough.
const LONGEST_PACKED: usize = 16_000;
/// What a link may unfold to, in bytes.
const MOST: usize = 2_000_000;

/// Why a text was not packed or unpacked, in words for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CompressionError {
    /// The browser has no compression streams.
    #[error("This browser is too old for such links. Use a file instead.")]
    Unsupported,
    /// What came is not what went in.
    #[error("The link is damaged: a part of it is missing or was changed on the way.")]
    Damaged,
    /// It would unfold to more than any list needs.
    #[error("The link holds more than a list of papers.")]
    TooLarge,
}

/// A text as letters that a link can hold: DEFLATE, then base64url without padding (RFC 4648, section 5).
///
/// # Errors
/// [`CompressionError::Unsupported`].
pub async fn pack(text: &str) -> Result<String, CompressionError> {
    let bytes = through("CompressionStream", text.as_bytes()).await.ok_or(CompressionError::Unsupported)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// The text that [`pack`] made small.
///
/// # Errors
/// See [`CompressionError`].
pub async fn unpack(packed: &str) -> Result<String, CompressionError> {
    if packed.len() > LONGEST_PACKED {
        return Err(CompressionError::TooLarge);
    }
    let bytes = URL_SAFE_NO_PAD.decode(packed).map_err(|_| CompressionError::Damaged)?;
    if constructor("DecompressionStream").is_none() {
        return Err(CompressionError::Unsupported);
    }
    let text = through("DecompressionStream", &bytes).await.ok_or(CompressionError::Damaged)?;
    if text.len() > MOST {
        return Err(CompressionError::TooLarge);
    }
    String::from_utf8(text).map_err(|_| CompressionError::Damaged)
}

async fn through(stream: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let stream = Reflect::construct(&constructor(stream)?, &Array::of1(&FORMAT.into())).ok()?;
    let parts = Array::of1(&Uint8Array::from(bytes));
    let source = Blob::new_with_u8_array_sequence(&parts).ok()?.stream();
    let pipe: Function = Reflect::get(&source, &"pipeThrough".into()).ok()?.dyn_into().ok()?;
    let out: ReadableStream = pipe.call1(&source, &stream).ok()?.dyn_into().ok()?;
    let response = Response::new_with_opt_readable_stream(Some(&out)).ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn constructor(name: &str) -> Option<Function> {
    Reflect::get(&JsValue::from(page::window()?), &name.into()).ok()?.dyn_into().ok()
}
