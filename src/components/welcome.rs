//! The reading pane while no paper is open.

use leptos::prelude::*;

use super::{about::AboutCollection, link::Link};
use crate::state::app_state::AppState;

/// What the collection is, and the first keys.
#[component]
pub fn Welcome() -> impl IntoView {
    let state = AppState::here();
    let title = move || {
        state.catalogue.with(|c| c.ready().map_or_else(|| "Offprint".to_owned(), |c| c.about.title.clone()))
    };
    let text = move || state.catalogue.with(|c| c.ready().map(|c| c.about.description.clone()));
    let about = move || {
        state.catalogue.with(|c| c.ready().cloned()).map(|catalogue| view! { <AboutCollection catalogue/> })
    };
    view! {
        <div class="welcome">
            <h2 class="welcome-title" id="welcome-title">{title}</h2>
            <p class="welcome-text">
                {text} " Pick a paper to read it here. It all works offline, and what you save stays in this browser. "
                <Link address="about".to_owned()>"About this collection"</Link>
                " · "
                <Link address="digest".to_owned()>"What is new"</Link>
            </p>
            {about}
            <dl class="key-list">
                <dt><kbd>"/"</kbd></dt><dd>"search"</dd>
                <dt><kbd>"j"</kbd>" "<kbd>"k"</kbd></dt><dd>"next, previous paper"</dd>
                <dt><kbd>"s"</kbd></dt><dd>"save"</dd>
                <dt><kbd>"c"</kbd></dt><dd>"copy BibTeX"</dd>
                <dt><kbd>"?"</kbd></dt><dd>"all keys"</dd>
            </dl>
        </div>
    }
}
