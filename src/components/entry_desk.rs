//! Below an open paper: what the reader does with it. Status, lists, tags, note.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_library::Status;
use offprint_paper::{Paper, PaperId};

use super::{
    icon::{DOWN, Icon},
    lists_menu::ListsMenu,
    note_editor::NoteEditor,
    tag_editor::TagEditor,
};
use crate::state::{app_state::AppState, shelf::status_words};

/// The desk of a paper; nothing while it is not saved.
#[component]
pub fn EntryDesk(
    /// The paper.
    paper: Arc<Paper>,
) -> impl IntoView {
    let state = AppState::here();
    // The name of the record, which can be another than the collection's first identifier.
    let name = Memo::new(move |_| state.library.entry(&paper.ids).and_then(|entry| entry.id().cloned()));
    move || {
        name.get().map(|id| {
            view! {
                <div class="desk">
                    <div class="desk-line">
                        <StatusSelect id=id.clone()/>
                        <ListsMenu
                            menu="paper-lists" ids=Signal::stored(vec![id.clone()])
                        />
                        <TagEditor id=id.clone()/>
                    </div>
                    <NoteEditor id/>
                </div>
            }
        })
    }
}

/// How far the reader has come.
#[component]
fn StatusSelect(id: PaperId) -> impl IntoView {
    let state = AppState::here();
    let ids = StoredValue::new(vec![id]);
    let now = Memo::new(move |_| ids.with_value(|ids| state.library.status(ids)));
    let option = move |status: Status| {
        view! {
            <option value=status.name() prop:selected=move || now.get() == Some(status)>{status_words(status)}</option>
        }
    };
    let choose = move |event| {
        if let Some(status) = Status::named(&event_target_value(&event)) {
            state.library.set_status(ids.get_value(), status);
        }
    };
    view! {
        <label class="select">
            <span class="visually-hidden">"Reading status"</span>
            <select name="status" on:change=choose>{Status::ALL.map(option).collect_view()}</select>
            <Icon path=DOWN/>
        </label>
    }
}
