//! Dragging rows of a list, and files onto the page.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, HtmlElement};

use super::{
    Listener,
    chosen_file::{self, ChosenFile},
    page,
};

/// The classes of the row before or behind which something would be dropped.
const POINTED_OUT: [&str; 2] = ["is-drop-before", "is-drop-behind"];

/// The place among its siblings of the row under the pointer, from 0. `row` is the selector of rows.
pub fn place(event: &DragEvent, row: &str) -> Option<usize> {
    let mut element = row_of(event, row)?;
    let mut place = 0;
    while let Some(before) = element.previous_element_sibling() {
        place += usize::from(before.matches(row).unwrap_or(false));
        element = before;
    }
    Some(place)
}

/// Begins to drag. Firefox drags only what carries data.
pub fn begin(event: &DragEvent) {
    if let Some(data) = event.data_transfer() {
        data.set_effect_allowed("move");
        // It is only there to be there.
        let _ = data.set_data("text/plain", "");
    }
}

/// Shows before or behind which row it would be dropped.
pub fn point_out(event: &DragEvent, row: &str, before: bool) {
    point_nowhere();
    if let Some(element) = row_of(event, row) {
        let [above, below] = POINTED_OUT;
        // A valid class name cannot be refused.
        let _ = element.class_list().add_1(if before { above } else { below });
    }
}

/// Shows no row any more.
pub fn point_nowhere() {
    for class in POINTED_OUT {
        let there =
            page::document().and_then(|document| document.query_selector(&format!(".{class}")).ok()?);
        if let Some(element) = there {
            let _ = element.class_list().remove_1(class);
        }
    }
}

/// Calls `f` with the files that are dropped anywhere on the page, and shows while they hover that they may be.
pub fn on_files(f: impl Fn(Vec<ChosenFile>) + 'static) -> Listener {
    let Some(document) = page::document() else { return Listener::all([]) };
    let active = EventListenerOptions::enable_prevent_default();
    let mark = |on: bool| {
        let body = page::document().and_then(|document| document.body());
        let root: Option<HtmlElement> = body;
        if let Some(root) = root {
            let _ = root.class_list().toggle_with_force("is-receiving", on);
        }
    };
    let over = EventListener::new_with_options(&document, "dragover", active, move |event| {
        if event.dyn_ref::<DragEvent>().is_some_and(chosen_file::holds_files) {
            event.prevent_default();
            mark(true);
        }
    });
    let leave = EventListener::new(&document, "dragleave", move |event| {
        let outside = event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none());
        if outside {
            mark(false);
        }
    });
    let drop = EventListener::new_with_options(&document, "drop", active, move |event| {
        mark(false);
        if let Some(event) = event.dyn_ref::<DragEvent>().filter(|event| chosen_file::holds_files(event)) {
            event.prevent_default();
            f(chosen_file::dropped(event));
        }
    });
    Listener::all([over, leave, drop])
}

fn row_of(event: &DragEvent, row: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(row).ok()?
}
