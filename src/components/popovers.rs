//! The popovers that buttons of the first view open. They have to be there for the buttons; what stands in them is in
//! the chunk and drawn when it is first wanted.

use leptos::prelude::*;

use super::lazily::{Place, lazily};
use crate::state::app_state::AppState;

/// How to search, and why a paper is in the list.
#[component]
pub fn Popovers() -> impl IntoView {
    let state = AppState::here();
    let reasons = state.search.reasons();
    let explained = Memo::new(move |before| before == Some(&true) || reasons.with(|all| !all.is_empty()));
    let help =
        move || state.explained.get().then(|| lazily(Place::Within, |screens| (screens.search_help)()));
    let explanation =
        move || explained.get().then(|| lazily(Place::Within, |screens| (screens.explanation)()));
    view! {
        <div class="popover search-help" id="search-help" popover="auto" role="dialog" aria-label="How to search">
            {help}
        </div>
        <div class="popover explanation" id="explanation" popover="auto" role="dialog" aria-label="Why this paper">
            {explanation}
        </div>
    }
}
