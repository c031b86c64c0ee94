//! The box before a row that selects its paper.

use std::sync::Arc;

use leptos::{ev::MouseEvent, prelude::*};
use offprint_paper::Paper;

use crate::state::app_state::AppState;

/// The box that selects the row while the reader selects.
#[component]
pub fn SelectBox(
    /// The row's place in the list, from 0.
    place: usize,
    /// The row's paper.
    paper: RwSignal<Option<Arc<Paper>>>,
) -> impl IntoView {
    let state = AppState::here();
    let checked = move || {
        paper.with(|paper| paper.as_ref()?.id().map(|id| state.selection.contains(id))).unwrap_or_default()
    };
    let name =
        move || paper.with(|paper| ["Select: ", paper.as_ref().map_or("", |paper| &paper.title)].concat());
    // A click, since only that tells whether Shift is held.
    let click = move |event: MouseEvent| {
        state.selection.toggle(place, event.shift_key(), &untrack(|| state.listed()));
    };
    view! {
        <input
            class="row-select" type="checkbox" aria-label=name prop:checked=checked on:click=click
        />
    }
}
