//! Why a paper is in the list: what each word of the query found in it, and how much that counts.

use leptos::prelude::*;

use crate::state::app_state::AppState;

/// The reasons, in the popover that the facts of each row open. They come when the worker answers.
#[component]
pub fn Explanation() -> impl IntoView {
    let state = AppState::here();
    let lines = move || {
        let reasons = state.search.reasons().get().into_iter();
        let line = reasons.map(|reason| {
            view! {
                <dt>{reason.what}</dt>
                <dd>{reason.how}</dd>
                <dd>{reason.share}" %"</dd>
            }
        });
        line.collect_view()
    };
    view! {
        <h2 class="dialog-title">"Why this paper"</h2>
        <dl>{lines}</dl>
        <p class="hint">"Papers with fewer inexact words come first, then those with the higher score, of which this paper has these parts."</p>
    }
}
