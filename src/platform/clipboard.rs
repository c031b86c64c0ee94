//! Copying text.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, HtmlDocument, HtmlElement, HtmlTextAreaElement};

use super::page;

/// Puts `text` on the clipboard. To be called from a key press or a click, as browsers ask for one.
///
/// # Errors
/// The browser refused both ways of copying; the text says so to the reader.
pub async fn copy(text: &str) -> Result<(), String> {
    if let Some(clipboard) = clipboard()
        && JsFuture::from(clipboard.write_text(text)).await.is_ok()
    {
        return Ok(());
    }
    copy_by_selection(text)
        .filter(|done| *done)
        .map(|_| ())
        .ok_or_else(|| "The browser did not allow copying.".to_owned())
}

/// The clipboard; browsers hide it from pages that came over plain HTTP, against what the binding says.
fn clipboard() -> Option<Clipboard> {
    let navigator = page::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    (!clipboard.is_undefined() && !clipboard.is_null()).then(|| clipboard.unchecked_into())
}

/// The older way: selects the text in a field out of sight and lets the browser copy the selection.
fn copy_by_selection(text: &str) -> Option<bool> {
    let document = page::document()?;
    let before = document.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_read_only(true);
    let style = field.style();
    for (property, value) in [("position", "fixed"), ("top", "0"), ("opacity", "0")] {
        style.set_property(property, value).ok()?;
    }
    // While a dialog is open, nothing outside of it can be selected.
    let dialog = before.as_ref().and_then(|element| element.closest("dialog[open]").ok().flatten());
    match dialog {
        Some(dialog) => dialog.append_child(&field).ok()?,
        None => document.body()?.append_child(&field).ok()?,
    };
    field.select();
    let done = document
        .dyn_ref::<HtmlDocument>()
        .is_some_and(|document| document.exec_command("copy").unwrap_or(false));
    field.remove();
    if let Some(before) = before {
        // The focus goes back where it was; if that element is gone by now, nowhere.
        let _ = before.focus();
    }
    Some(done)
}
