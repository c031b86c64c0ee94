//! A menu of the reader's other lists, to move papers there from the one that is shown.

use leptos::prelude::*;
use offprint_library::ListId;
use offprint_paper::PaperId;

use super::{
    export_menu::close,
    icon::{DOWN, Icon},
};
use crate::state::app_state::AppState;

/// A button that opens the menu; nothing where no one list is shown, or there is no other.
#[component]
pub fn MoveMenu(
    /// The entries.
    ids: Signal<Vec<PaperId>>,
) -> impl IntoView {
    let state = AppState::here();
    let from = Memo::new(move |_| state.shown_list());
    let others = Memo::new(move |_| {
        let from = from.get();
        let all = state.library.lists().into_iter();
        if from.is_none() {
            Vec::new()
        } else {
            all.filter(|(list, _)| from.as_ref() != Some(list)).collect()
        }
    });
    let row = move |(list, name): (ListId, String)| {
        let go = move |_| {
            if let Some(from) = from.get_untracked() {
                state.library.move_to_list(ids.get_untracked(), from, list.clone());
            }
            close("move-many");
        };
        view! { <li><button class="menu-item" type="button" on:click=go>{name}</button></li> }
    };
    let is_there = Memo::new(move |_| others.with(|others| !others.is_empty()));
    move || {
        is_there.get().then(|| {
            view! {
                <button class="button" type="button" popovertarget="move-many">"Move" <Icon path=DOWN/></button>
                <div class="popover menu" id="move-many" popover="auto" role="dialog" aria-label="Move to the list">
                    <ul class="menu-list"><For each=move || others.get() key=|list| list.clone() children=row/></ul>
                </div>
            }
        })
    }
}
