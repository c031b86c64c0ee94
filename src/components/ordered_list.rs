//! The list of the library. Where it shows one list of the reader's in its own order, rows can be dragged.

use leptos::{ev::DragEvent, prelude::*};

use super::result_list::ResultList;
use crate::{
    platform::drag,
    state::{app_state::AppState, shown::Shown},
};

/// The rows, and what dragging one of them does.
#[component]
pub fn OrderedList(
    /// The answer that is shown.
    shown: Shown,
) -> impl IntoView {
    let state = AppState::here();
    let dragged: RwSignal<Option<usize>> = RwSignal::new(None);
    let start = move |event: DragEvent| {
        let place = drag::place(&event, ".row").filter(|_| untrack(|| state.has_own_order()));
        match place {
            Some(place) => {
                drag::begin(&event);
                dragged.set(Some(place));
            }
            None => dragged.set(None),
        }
    };
    let over = move |event: DragEvent| {
        if dragged.get_untracked().is_some() {
            event.prevent_default();
            let before = drag::place(&event, ".row") < dragged.get_untracked();
            drag::point_out(&event, ".row", before);
        }
    };
    let end = move || {
        drag::point_nowhere();
        dragged.set(None);
    };
    let drop_here = move |event: DragEvent| {
        if let (Some(from), Some(to)) = (dragged.get_untracked(), drag::place(&event, ".row")) {
            event.prevent_default();
            event.stop_propagation();
            state.move_row(from, to);
        }
        end();
    };
    view! {
        <div
            class="ordered" class:is-ordered=move || state.has_own_order() on:dragstart=start on:dragover=over
            on:drop=drop_here on:dragend=move |_| end()
        >
            <ResultList shown/>
        </div>
    }
}
