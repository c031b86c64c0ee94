//! Media queries: the width of the screen and the reader's system settings.

use gloo_events::EventListener;
use web_sys::MediaQueryList;

use super::{Listener, page};

fn query_list(query: &str) -> Option<MediaQueryList> {
    page::window()?.match_media(query).ok()?
}

/// Whether a media query holds now, such as `(min-width: 60rem)`. One that the browser cannot read does not.
pub fn matches(query: &str) -> bool {
    query_list(query).is_some_and(|list| list.matches())
}

/// Calls `f` with what [`matches()`] says whenever that changes.
pub fn on_change(query: &str, f: impl Fn(bool) + 'static) -> Listener {
    Listener::all(query_list(query).map(|list| {
        let watched = list.clone();
        EventListener::new(&list, "change", move |_| f(watched.matches()))
    }))
}
