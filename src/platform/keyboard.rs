//! Keys pressed anywhere on the page.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, HtmlInputElement, KeyboardEvent};

use super::{Listener, page};

/// A key as pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPress {
    /// What the key gives, modifiers applied: `a`, `A`, `?`, `Enter`, `ArrowDown`.
    pub key: String,
    /// Control, or Command on a Mac.
    pub ctrl_or_meta: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
    /// Whether the reader is typing text, so that letters belong to that text.
    pub in_text_field: bool,
    /// Whether the key is held down and this is a repetition.
    pub repeat: bool,
}

/// Calls `f` for every key. If it says `true`, the key is done with and the browser does nothing else.
/// Keys that belong to an input method, or that something on the page has handled already, are left alone.
pub fn on_keydown(f: impl Fn(&KeyPress) -> bool + 'static) -> Listener {
    let Some(window) = page::window() else { return Listener::all([]) };
    let options = EventListenerOptions { phase: EventListenerPhase::Bubble, passive: false };
    Listener::all([EventListener::new_with_options(&window, "keydown", options, move |event| {
        // A browser's form filler sends "keydown" events that are no keyboard events.
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        if pressed.is_composing() || pressed.default_prevented() {
            return;
        }
        let press = KeyPress {
            key: pressed.key(),
            ctrl_or_meta: pressed.ctrl_key() || pressed.meta_key(),
            alt: pressed.alt_key(),
            shift: pressed.shift_key(),
            in_text_field: in_text_field(event),
            repeat: pressed.repeat(),
        };
        if f(&press) {
            event.prevent_default();
        }
    })])
}

/// Whether the event's target takes text. Asks the event's path, as a target inside a component is hidden.
fn in_text_field(event: &Event) -> bool {
    let target = event.composed_path().get(0);
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        let without_text =
            ["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"];
        return !without_text.contains(&input.type_().as_str());
    }
    target.dyn_ref::<HtmlElement>().is_some_and(|element| {
        element.is_content_editable() || matches!(&*element.tag_name(), "TEXTAREA" | "SELECT")
    })
}
