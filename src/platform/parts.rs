//! Parts of an element, and what they are told.

use wasm_bindgen::JsCast;
pub use web_sys::Element;

/// The first part of an element that fits a selector.
pub fn part(of: &Element, selector: &str) -> Option<Element> {
    of.query_selector(selector).ok().flatten()
}

/// Sets an attribute, or takes it away.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Fails for names that no element can have.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// An element in general.
pub fn element(element: impl JsCast) -> Element {
    element.unchecked_into()
}
