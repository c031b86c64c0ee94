//! Scrolling inside a pane.

use web_sys::Element;

use super::page;

fn find(selector: &str) -> Option<Element> {
    page::document()?.query_selector(selector).ok()?
}

/// Scrolls the first pane that fits to its top.
pub fn to_top(selector: &str) {
    if let Some(pane) = find(selector) {
        pane.set_scroll_top(0);
    }
}

/// Whether the first pane that fits is scrolled down.
pub fn is_scrolled(selector: &str) -> bool {
    find(selector).is_some_and(|pane| pane.scroll_top() > 0)
}

/// How much there is still to scroll in the first pane that fits, in CSS pixels; 0 if there is no such pane.
pub fn room_below(selector: &str) -> i32 {
    find(selector).map_or(0, |pane| pane.scroll_height() - pane.scroll_top() - pane.client_height())
}
