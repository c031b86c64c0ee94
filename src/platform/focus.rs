//! Moving the keyboard focus, the caret and the view.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::{Listener, page};

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

/// Focuses the first element that fits in the next frame, when what is being changed now has been drawn.
pub fn later(selector: &'static str) {
    leptos::prelude::request_animation_frame(move || {
        focus(selector);
    });
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

/// Keeps the focus in `field` while `beside` is pressed, and calls `f` when `field` loses it.
pub fn hold(field: &'static str, beside: &'static str, f: impl Fn() + 'static) -> Listener {
    let Some(document) = page::document() else { return Listener::all([]) };
    let within = |event: &Event, selector: &str| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        element.is_some_and(|element| matches!(element.closest(selector), Ok(Some(_))))
    };
    let active = EventListenerOptions::enable_prevent_default();
    let press = EventListener::new_with_options(&document, "mousedown", active, move |event| {
        if within(event, beside) {
            event.prevent_default();
        }
    });
    let leave = EventListener::new(&document, "focusout", move |event| {
        if within(event, field) {
            f();
        }
    });
    Listener::all([press, leave])
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

/// Whether there is an element that fits.
pub fn exists(selector: &str) -> bool {
    find(selector).is_some()
}

/// Where the caret stands in the first text input that fits, or the selection begins, in UTF-16 units.
pub fn caret(selector: &str) -> Option<u32> {
    find(selector)?.dyn_into::<HtmlInputElement>().ok()?.selection_start().ok()?
}

/// Presses the first button that fits, as a click would.
pub fn press(selector: &str) {
    if let Some(button) = find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
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
