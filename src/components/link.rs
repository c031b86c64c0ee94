//! Links within the site.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{
    platform::{page, pointer},
    state::app_state::AppState,
};

/// The full path of an address behind the site's base.
pub fn href(address: &str) -> String {
    format!("{}{address}", page::base_path())
}

/// What a click on a link to this address does: the app goes there itself, unless the click asks for a new tab.
pub fn follow(address: impl Fn() -> String + 'static) -> impl FnMut(MouseEvent) + 'static {
    let state = AppState::here();
    move |event| {
        if pointer::take_click(&event) {
            // The address may hold what was typed a moment ago.
            state.navigation.settle();
            state.navigation.go_to(&address());
        }
    }
}

/// A link to an address that never changes.
#[component]
pub fn Link(
    /// The address, behind the site's base.
    address: String,
    /// How it looks.
    #[prop(default = "")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let href = href(&address);
    view! { <a class=class href=href on:click=follow(move || address.clone())>{children()}</a> }
}
