//! Buttons that the reader presses for good: the ribbon that saves a paper, the tick that marks it read.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_library::Status;
use offprint_paper::Paper;

use super::icon::{Icon, RIBBON, TICK};
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
    toggle(paper, words, false)
}

/// Marks the paper read or unread; nothing while it is not saved.
#[component]
pub fn ReadButton(
    /// The paper.
    paper: Arc<Paper>,
) -> impl IntoView {
    let state = AppState::here();
    let ids = paper.ids.clone();
    let saved = Memo::new(move |_| state.library.is_saved(&ids));
    let paper = Signal::stored(Some(paper));
    move || saved.get().then(|| toggle(paper, true, true))
}

/// One kind of button for both, since each kind costs the program its own code.
fn toggle(paper: Signal<Option<Arc<Paper>>>, words: bool, read: bool) -> impl IntoView {
    let state = AppState::here();
    let pressed = Memo::new(move |_| {
        let status = paper.with(|paper| paper.as_ref().and_then(|paper| state.library.status(&paper.ids)));
        if read { status == Some(Status::Read) } else { status.is_some() }
    });
    let word = move || match (read, pressed.get()) {
        (false, false) => "Save",
        (false, true) => "Saved",
        (true, false) => "Mark read",
        (true, true) => "Read",
    };
    let name = move || {
        let title = paper.with(|paper| paper.as_ref().map(|paper| paper.title.clone()));
        [word(), ": ", &title.unwrap_or_default()].concat()
    };
    let press = move |_| {
        if let Some(paper) = paper.get_untracked() {
            if read { state.library.toggle_read(&paper.ids) } else { state.library.toggle(&paper) }
        }
    };
    view! {
        <button
            class=if words { "save button" } else { "row-save save" } type="button" aria-label=name
            aria-pressed=move || pressed.get().to_string() title=move || (!words).then(word) on:click=press
        >
            <Icon path=if read { TICK } else { RIBBON }/>
            {words.then_some(word)}
        </button>
    }
}
