//! Handing files to the reader.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::page;

/// How long the browser gets to begin a download before its memory is given back, in milliseconds.
const DOWNLOAD_STARTS_WITHIN: u32 = 60_000;

/// Lets the reader keep `text` as a file. `mime` without a character set, which is always UTF-8.
///
/// # Errors
/// The browser refused; the text says so to the reader.
pub fn download(file_name: &str, mime: &str, text: &str) -> Result<(), String> {
    offer(file_name, mime, text).ok_or_else(|| format!("The browser did not let {file_name} be saved."))
}

fn offer(file_name: &str, mime: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(&format!("{mime};charset=utf-8"));
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = page::document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(file_name);
    link.set_hidden(true);
    // Firefox follows only links that are in the page.
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    gloo_timers::callback::Timeout::new(DOWNLOAD_STARTS_WITHIN, move || {
        // Nothing depends on it: the browser frees it with the page at the latest.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}
