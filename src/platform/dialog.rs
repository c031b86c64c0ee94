//! Modal dialogs, which keep the focus and close on Escape by themselves.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::page;

/// Shows the `<dialog>` that fits as a modal one. The focus goes to its first field or button.
pub fn show(selector: &str) {
    let element = page::document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(dialog) = element.and_then(|element| element.dyn_into::<HtmlDialogElement>().ok())
        && !dialog.open()
    {
        // Fails only for a dialog that is not in the page, and it was just found there.
        let _ = dialog.show_modal();
    }
}
