//! Below an open paper: what the reader does with it. Lists, tags, note.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_paper::Paper;

use super::{lists_menu::ListsMenu, note_editor::NoteEditor, tag_editor::TagEditor};
use crate::state::app_state::AppState;

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
