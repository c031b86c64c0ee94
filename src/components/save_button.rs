//! The ribbon that saves a paper.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_paper::Paper;

use super::icon::{Icon, RIBBON};
use crate::state::app_state::AppState;

/// Saves the paper or removes it.
#[component]
pub fn SaveButton(
    /// The paper.
    paper: Arc<Paper>,
    /// Whether it says in words what it does; in a list it is the ribbon alone.
    #[prop(optional)]
    words: bool,
) -> impl IntoView {
    let state = AppState::here();
    let ids = paper.ids.clone();
    let saved = Signal::derive(move || state.library.is_saved(&ids));
    let word = move || if saved.get() { "Saved" } else { "Save" };
    let title = paper.title.clone();
    let name = move || format!("{}: {title}", word());
    view! {
        <button
            class=if words { "save button" } else { "row-save save" } type="button" aria-label=name
            aria-pressed=move || saved.get().to_string() title=move || (!words).then(word)
            on:click=move |_| state.library.toggle(&untrack(|| state.known(&paper)))
        >
            <Icon path=RIBBON/>
            {words.then_some(word)}
        </button>
    }
}
