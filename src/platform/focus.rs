//! Moving the keyboard focus, the caret and the view.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::page;

fn find(selector: &str) -> Option<Element> {
    page::document()?.query_selector(selector).ok()?
}

/// Focuses the first element that fits, without scrolling to it. Says whether there was one.
pub fn focus(selector: &str) -> bool {
    let Some(element) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Scrolls no further than needed to show the first element that fits. Says whether there was one.
pub fn scroll_into_view(selector: &str) -> bool {
    let Some(element) = find(selector) else { return false };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    true
}

/// Takes the focus from the element that has it.
pub fn blur() {
    let active = page::document().and_then(|document| document.active_element());
    if let Some(element) = active.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Removing the focus cannot fail; the binding only says that it might.
        let _ = element.blur();
    }
}

/// Selects from `start` to `end` (UTF-16 units; equal for a caret) in the first text input that fits. Says
/// whether there was one that has a caret.
pub fn select_range(selector: &str, start: u32, end: u32) -> bool {
    find(selector)
        .and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.set_selection_range(start, end).is_ok())
}

/// Selects all text of the first text input that fits. Says whether there was one.
pub fn select_all(selector: &str) -> bool {
    let input = find(selector).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    input.map(|input| input.select()).is_some()
}

/// Whether the element that has the focus fits.
pub fn is_on(selector: &str) -> bool {
    let active = page::document().and_then(|document| document.active_element());
    active.is_some_and(|element| element.matches(selector).unwrap_or(false))
}

/// Whether the focus is on something that does its own thing on Enter.
pub fn is_on_control() -> bool {
    is_on("a, button, select, summary, input, textarea")
}
