//! About this collection.

use leptos::prelude::*;

use crate::{
    components::{about::AboutCollection, link::Link},
    state::{app_state::AppState, catalogue::CatalogueState},
};

/// What the collection holds, where it comes from, under which terms.
#[component]
pub fn About() -> impl IntoView {
    let state = AppState::here();
    let content = move || match state.catalogue.get() {
        CatalogueState::Ready(catalogue) => view! {
            <p class="page-text">{catalogue.about.description.clone()}</p>
            <AboutCollection catalogue/>
        }
        .into_any(),
        CatalogueState::Loading => view! { <p class="hint">"On its way…"</p> }.into_any(),
        CatalogueState::Failed(reason) => view! {
            <p class="hint">{reason}</p>
            <button class="button" type="button" on:click=move |_| state.load()>"Try again"</button>
        }
        .into_any(),
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="page-body">
                <div class="page-head"><h1 class="page-title">"About this collection"</h1></div>
                {content}
                <p class="hint">
                    "Titles, abstracts and names belong to their authors and publishers. "
                    <Link address=String::new()>"Browse the papers"</Link>
                </p>
            </div>
        </main>
    }
}
