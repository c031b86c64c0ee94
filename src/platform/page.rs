//! The page itself: its addresses, title, theme and clock, and the static shell that the app replaces.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlInputElement, HtmlMetaElement, Window};

use super::Listener;

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// The content of `<meta name="…">`; `None` if there is none or it is empty.
pub fn meta(name: &str) -> Option<String> {
    let element = document()?.query_selector(&format!("meta[name=\"{name}\"]")).ok()??;
    let content = element.dyn_into::<HtmlMetaElement>().ok()?.content();
    (!content.is_empty()).then_some(content)
}

/// The path that the site is published under, with a slash at both ends; `/` if the page does not say.
pub fn base_path() -> String {
    let base = meta("offprint:base").unwrap_or_default();
    match base.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

/// Address of the search worker's script, from `<meta name="offprint:worker">`.
pub fn worker_url() -> String {
    meta("offprint:worker").unwrap_or_else(|| format!("{}worker.js", base_path()))
}

/// Address of the script of the worker that reads files, from `<meta name="offprint:reader">`.
pub fn reader_url() -> String {
    meta("offprint:reader").unwrap_or_else(|| format!("{}reader.js", base_path()))
}

/// Address of the collection, from `<meta name="offprint:papers">`.
pub fn papers_url() -> String {
    meta("offprint:papers").unwrap_or_else(|| format!("{}data/papers.json", base_path()))
}

/// Address of the abstracts, from `<meta name="offprint:abstracts">`; `None` if the papers have theirs with them.
pub fn abstracts_url() -> Option<String> {
    meta("offprint:abstracts")
}

/// The page's own origin followed by a path and a query that begin with a slash, for links to be shared.
pub fn origin_url(path_and_query: &str) -> String {
    let origin = window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    format!("{origin}{path_and_query}")
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Chooses a theme (`light`, `dark`) for the page, or leaves it to the system.
pub fn set_theme(theme: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    // Neither call can fail: the attribute's name is a valid one.
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}

/// Height of the window, in CSS pixels.
pub fn height() -> f64 {
    window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(0.0)
}

/// Now, in milliseconds since 1970-01-01 UTC.
pub fn now_ms() -> f64 {
    js_sys::Date::now()
}

/// The time of day, as the reader's language writes it.
pub fn time_of_day() -> String {
    String::from(js_sys::Date::new_0().to_locale_time_string("default"))
}

/// A day, as the reader's language writes it. `ms` since 1970-01-01 UTC.
pub fn day(ms: u64) -> String {
    let date = js_sys::Date::new(&(ms as f64).into());
    String::from(date.to_locale_date_string("default", &wasm_bindgen::JsValue::UNDEFINED))
}

/// A day and the time of it, as the reader's language writes them. `ms` since 1970-01-01 UTC.
pub fn moment(ms: u64) -> String {
    let date = js_sys::Date::new(&(ms as f64).into());
    let styles = js_sys::Object::new();
    for (part, style) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // It cannot fail for an object of our own; without styles the browser has its own.
        let _ = js_sys::Reflect::set(&styles, &part.into(), &style.into());
    }
    String::from(date.to_locale_string("default", &styles))
}

/// Opens the browser's dialog for printing.
pub fn print() {
    if let Some(window) = window() {
        // It fails where printing is switched off, and then there is nothing to do.
        let _ = window.print();
    }
}

/// Calls `f` when the reader leaves the page or it is hidden, which may be the last that it hears.
pub fn on_hidden(f: impl Fn() + 'static) -> Listener {
    Listener::all(document().map(|document| EventListener::new(&document, "visibilitychange", move |_| f())))
}

/// Calls `f` right before the page is printed, with `true`, and after, with `false`.
pub fn on_print(f: impl Fn(bool) + Copy + 'static) -> Listener {
    let listen = |name: &'static str, begins| {
        window().map(|window| EventListener::new(&window, name, move |_| f(begins)))
    };
    Listener::all([listen("beforeprint", true), listen("afterprint", false)].into_iter().flatten())
}

/// The query string of the address, with its question mark if there is one.
pub fn query_string() -> String {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default()
}

/// Calls `f` when what stands behind the `#` of the address changes.
pub fn on_fragment(f: impl Fn() + 'static) -> Listener {
    Listener::all(window().map(|window| EventListener::new(&window, "hashchange", move |_| f())))
}

/// What stands behind the `#` of the address, as it is there.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Whether the browser has a network. `true` is a guess: the network may lead nowhere.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// What the reader did in the static search box before the app was there.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EarlyInput {
    /// The text typed.
    pub value: String,
    /// Start and end of the selection in UTF-16 units; equal for a caret.
    pub selection: Option<(u32, u32)>,
    /// Whether the box has the focus.
    pub focused: bool,
    /// How far the page is scrolled, in CSS pixels.
    pub scroll_top: i32,
}

/// Reads the static search box `#search`, which the app is about to replace; it stands before the app's.
pub fn take_early_input() -> EarlyInput {
    let Some(document) = document() else { return EarlyInput::default() };
    let scroll_top = document.scrolling_element().map_or(0, |root| root.scroll_top());
    let Some(input) =
        document.get_element_by_id("search").and_then(|e| e.dyn_into::<HtmlInputElement>().ok())
    else {
        return EarlyInput { scroll_top, ..EarlyInput::default() };
    };
    let selection = input.selection_start().ok().flatten().zip(input.selection_end().ok().flatten());
    let focused = document.active_element().is_some_and(|active| active.is_same_node(Some(&input)));
    EarlyInput { value: input.value(), selection, focused, scroll_top }
}

/// Scrolls the page as far as it was scrolled before.
pub fn restore_scroll(scroll_top: i32) {
    if let Some(root) = document().and_then(|document| document.scrolling_element()) {
        root.set_scroll_top(scroll_top);
    }
}

/// The static shell with the first page of results, `#first-page`, as long as it is there.
pub fn first_page_element() -> Option<HtmlElement> {
    document()?.get_element_by_id("first-page")?.dyn_into().ok()
}

/// Removes the static shell; to be called in the frame in which the app mounts.
pub fn remove_first_page() {
    if let Some(element) = first_page_element() {
        element.remove();
    }
}

/// The element that the app lives in, `#app`; hidden as long as the static shell stands.
pub fn app_root() -> Option<HtmlElement> {
    document()?.get_element_by_id("app")?.dyn_into().ok()
}

/// Shows the element that the app lives in.
pub fn show_app() {
    if let Some(root) = app_root() {
        root.set_hidden(false);
    }
}
