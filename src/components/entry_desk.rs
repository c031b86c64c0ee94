//! Below an open paper: what the reader does with it. Lists, tags, note.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_library::Entry;
use offprint_paper::Paper;

use super::{
    lists_menu::ListsMenu, note_editor::NoteEditor, status_select::StatusSelect, tag_editor::TagEditor,
};
use crate::{platform::page, state::app_state::AppState};

/// The desk of a paper; nothing while it is not saved.
#[component]
pub fn EntryDesk(
    /// The paper.
    paper: Arc<Paper>,
) -> impl IntoView {
    let state = AppState::here();
    // The name of the record, which can be another than the collection's first identifier.
    let ids = paper.ids.clone();
    let shown = Arc::clone(&paper);
    let name = Memo::new(move |_| state.library.entry(&ids).and_then(|entry| entry.id().cloned()));
    // As it was when the paper was opened: this visit is not the last one.
    let dates = state.library.with_untracked(|library| library.find(&paper.ids).map(|entry| dates(entry)));
    state.library.opened(&paper.ids);
    move || {
        name.get().map(|id| {
            view! {
                <div class="desk">
                    <div class="desk-line">
                        <StatusSelect paper=Arc::clone(&shown)/>
                        <ListsMenu
                            menu="paper-lists" ids=Signal::stored(vec![id.clone()])
                        />
                        <TagEditor id=id.clone()/>
                    </div>
                    <NoteEditor id/>
                    <p class="hint">{dates.clone()}</p>
                </div>
            }
        })
    }
}

/// When it was saved, and when it was opened before.
fn dates(entry: &Entry) -> String {
    let saved = format!("Saved {}", page::day(entry.saved_at));
    match entry.opened_at {
        0 => format!("{saved}."),
        opened => format!("{saved}, last opened {}.", page::day(opened)),
    }
}
