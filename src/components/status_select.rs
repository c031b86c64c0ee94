//! How far the reader has come with a saved paper.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_library::Status;
use offprint_paper::Paper;

use super::icon::{DOWN, Icon};
use crate::state::{app_state::AppState, shelf::status_words};

/// The choice; nothing while the paper is not saved.
#[component]
pub fn StatusSelect(
    /// The paper.
    paper: Arc<Paper>,
) -> impl IntoView {
    let state = AppState::here();
    let ids = StoredValue::new(paper.ids.clone());
    // Asked anew with every change, one that was refused too: the control must not go on showing it.
    let now = move || ids.with_value(|ids| state.library.status(ids));
    let saved = Memo::new(move |_| now().is_some());
    let option = move |status: Status| {
        view! {
            <option value=status.name() prop:selected=move || now() == Some(status)>{status_words(status)}</option>
        }
    };
    let choose = move |event| {
        if let Some(status) = Status::named(&event_target_value(&event)) {
            ids.with_value(|ids| state.library.set_status_of(ids, status));
        }
    };
    move || {
        saved.get().then(|| {
            view! {
                <label class="select">
                    <span class="visually-hidden">"Reading status"</span>
                    <select name="status" on:change=choose>{Status::ALL.map(option).collect_view()}</select>
                    <Icon path=DOWN/>
                </label>
            }
        })
    }
}
