//! A menu of the reader's lists: which of them hold these papers, and a new one.

use leptos::prelude::*;
use offprint_library::ListId;
use offprint_paper::PaperId;

use super::{
    icon::{DOWN, Icon, LIST},
    tag_editor::NameField,
};
use crate::state::app_state::AppState;

/// A button that opens the menu. A box is ticked if all papers are on the list, and half ticked if some are.
#[component]
pub fn ListsMenu(
    /// The menu's identifier in the page.
    menu: &'static str,
    /// The entries.
    ids: Signal<Vec<PaperId>>,
) -> impl IntoView {
    let state = AppState::here();
    let lists = Memo::new(move |_| state.library.lists());
    let on = move |list: &ListId| {
        ids.with(|ids| {
            state.library.with(|library| {
                let on =
                    ids.iter().filter(|id| library.get(id).is_some_and(|entry| entry.is_on(list))).count();
                (on, ids.len())
            })
        })
    };
    let count = move || lists.with(|lists| lists.iter().filter(|(list, _)| on(list).0 > 0).count());
    let words = move || match count() {
        0 => "Lists".to_owned(),
        1 => lists.with(|lists| {
            let list = lists.iter().find(|(list, _)| on(list).0 > 0);
            list.map(|(_, name)| name.clone()).unwrap_or_default()
        }),
        many => format!("{many} lists"),
    };
    let row = move |(list, name): (ListId, String)| {
        let tick = {
            let list = list.clone();
            move || on(&list)
        };
        let again = tick.clone();
        // What was clicked, until it is kept or refused: other changes meanwhile must not turn the box back.
        let clicked = RwSignal::new(None);
        let checked = move || clicked.get().unwrap_or_else(|| all_of(tick()));
        let indeterminate = move || clicked.get().is_none() && some_of(again());
        let toggle = move |event| {
            let wanted = event_target_checked(&event);
            clicked.set(Some(wanted));
            state.library.put_on_list(ids.get_untracked(), list.clone(), wanted, move || {
                clicked.try_set(None);
            });
        };
        view! {
            <li>
                <label class="check">
                    <input
                        type="checkbox" prop:checked=checked prop:indeterminate=indeterminate on:change=toggle
                    />
                    {name}
                </label>
            </li>
        }
    };
    let make = move |name: String| state.library.create_list(name, ids.get_untracked());
    let field = if menu == "paper-lists" { "new-list" } else { "new-list-of-many" };
    view! {
        <button class="button lists-button" type="button" popovertarget=menu>
            <Icon path=LIST/>
            <span class="lists-words">{words}</span>
            <Icon path=DOWN/>
        </button>
        <div class="popover menu" id=menu popover="auto" role="dialog" aria-label="Lists">
            <ul class="menu-list"><For each=move || lists.get() key=|list| list.clone() children=row/></ul>
            <NameField id=field name="New list" placeholder="New list…" on_name=Callback::new(make)/>
        </div>
    }
}

/// Whether all papers are on a list.
fn all_of((on, of): (usize, usize)) -> bool {
    on > 0 && on == of
}

/// Whether some are, and some are not.
fn some_of((on, of): (usize, usize)) -> bool {
    on > 0 && on < of
}
