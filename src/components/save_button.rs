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
    #[prop(into)]
    paper: Signal<Option<Arc<Paper>>>,
    /// Whether it says in words what it does; in a list it is the ribbon alone.
    #[prop(optional)]
    words: bool,
) -> impl IntoView {
    let state = AppState::here();
    let saved = Memo::new(move |_| {
        paper.with(|paper| paper.as_ref().is_some_and(|paper| state.library.is_saved(&paper.ids)))
    });
    let word = move || if saved.get() { "Saved" } else { "Save" };
    let name = move || {
        let title = paper.with(|paper| paper.as_ref().map(|paper| paper.title.clone()));
        [word(), ": ", &title.unwrap_or_default()].concat()
    };
    let press = move |_| {
        if let Some(paper) = paper.get_untracked() {
            state.library.toggle(&paper);
        }
    };
    view! {
        <button
            class=if words { "save button" } else { "row-save save" } type="button" aria-label=name
            aria-pressed=move || saved.get().to_string() title=move || (!words).then(word) on:click=press
        >
            <Icon path=RIBBON/>
            {words.then_some(word)}
        </button>
    }
}
