//! A page's content that needs the collection: drawn when that is here; otherwise what has become of it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::state::{
    app_state::AppState,
    catalogue::{Catalogue, CatalogueState},
};

/// Draws with the collection.
pub fn with_catalogue(draw: impl Fn(Arc<Catalogue>) -> AnyView + Send + 'static) -> impl IntoView {
    let state = AppState::here();
    move || match state.catalogue.get() {
        CatalogueState::Ready(catalogue) => draw(catalogue),
        CatalogueState::Loading => view! { <p class="hint">"On its way…"</p> }.into_any(),
        CatalogueState::Failed(reason) => view! {
            <p class="hint">{reason}</p>
            <button class="button" type="button" on:click=move |_| state.load()>"Try again"</button>
        }
        .into_any(),
    }
}
