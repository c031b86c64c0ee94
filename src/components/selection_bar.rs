//! What can be done with the selected papers, all at once.

use leptos::prelude::*;
use offprint_library::Status;

use super::{
    export_menu::{ExportMenu, close},
    icon::{BIN, DOWN, Icon, SHARE},
    lists_menu::ListsMenu,
    move_menu::MoveMenu,
    tag_editor::{KnownTags, NameField},
};
use crate::{
    platform::focus,
    state::{app_state::AppState, dialogs::Dialog, facts, shelf::status_words, shown::Shown},
};

/// The bar; it stands where the actions of the library are while the reader selects.
#[component]
pub fn SelectionBar(
    /// The list that is selected from.
    shown: Shown,
) -> impl IntoView {
    let state = AppState::here();
    let selection = state.selection;
    let ids = Memo::new(move |_| state.selected_entries());
    let none = move || ids.with(Vec::is_empty);
    let words = move || match ids.with(Vec::len) {
        0 => "Tick papers, or press x".to_owned(),
        count => format!("{} selected", facts::papers(count)),
    };
    let all = move || format!("Select all {}", shown.total());
    let status = move |status: Status| {
        let set = move |_| {
            state.library.set_status(ids.get_untracked(), status);
            close("status-of-many");
        };
        view! { <li><button class="menu-item" type="button" on:click=set>{status_words(status)}</button></li> }
    };
    let tag = move |tag: String| {
        state.library.tag(ids.get_untracked(), tag, true);
        close("tag-many");
    };
    let untag = move || {
        let tags = state.library.with(|library| {
            let entries = ids.get().into_iter().filter_map(|id| library.get(&id).cloned());
            let mut tags: Vec<String> =
                entries.flat_map(|entry| entry.tags().map(str::to_owned).collect::<Vec<_>>()).collect();
            tags.sort_unstable();
            tags.dedup();
            tags
        });
        let item = move |tag: String| {
            let words = format!("Remove “{tag}”");
            let remove = move |_| {
                state.library.tag(ids.get_untracked(), tag.clone(), false);
                close("tag-many");
            };
            view! { <li><button class="menu-item" type="button" on:click=remove>{words}</button></li> }
        };
        tags.into_iter().map(item).collect_view()
    };
    let end = move || {
        selection.end();
        focus::later(".select-button");
    };
    let remove = move |_| {
        state.library.remove(ids.get_untracked());
        end();
    };
    view! {
        <div class="list-actions selection-bar" role="group" aria-label="Selected papers">
            <p class="selection-count" role="status">{words}</p>
            <button class="link-button" type="button" on:click=move |_| selection.select_all(untrack(|| state.listed()))>{all}</button>
            <fieldset class="selection-actions" prop:disabled=none>
                <legend class="visually-hidden">"What to do with them"</legend>
                <button class="button" type="button" popovertarget="tag-many">"Tag" <Icon path=DOWN/></button>
                <div class="popover menu" id="tag-many" popover="auto" role="dialog" aria-label="Tag">
                    <NameField
                        id="tag-of-many" name="Tag for all selected" placeholder="New tag…" list="tags-for-many"
                        on_name=Callback::new(tag)
                    />
                    <KnownTags id="tags-for-many"/>
                    <ul class="menu-list">{untag}</ul>
                </div>
                <ListsMenu menu="lists-of-many" ids=ids.into()/>
                <MoveMenu ids=ids.into()/>
                <button class="button" type="button" popovertarget="status-of-many">"Status" <Icon path=DOWN/></button>
                <div class="popover menu" id="status-of-many" popover="auto" role="dialog" aria-label="Status">
                    <ul class="menu-list">{Status::ALL.map(status).collect_view()}</ul>
                </div>
                <ExportMenu
                    menu="export-selected" words="Export" ids=move |()| Some(ids.get())
                    name=|()| ("offprint-selection".to_owned(), "Selected papers".to_owned())
                />
                <button class="button" type="button" on:click=move |_| state.dialog.set(Dialog::Share)>
                    <Icon path=SHARE/>
                    "Share"
                </button>
                <button class="button" type="button" on:click=remove><Icon path=BIN/> "Remove"</button>
            </fieldset>
            <button class="button" type="button" on:click=move |_| end()>"Done"</button>
        </div>
    }
}
