//! What can be done with the library, between the head of its list and the rows; and with the one list that is shown.

use leptos::prelude::*;
use offprint_library::ListId;

use super::{
    export_menu::ExportMenu,
    icon::{BIN, BOXES, DOWN, IMPORT, Icon, PRINTER, SHARE, UP},
    link::Link,
    selection_bar::SelectionBar,
    tag_editor::NameField,
    tag_title::TagTitle,
    title_actions::TitleActions,
};
use crate::{
    platform::{focus, page, timing},
    state::{app_state::AppState, citations::file_name, dialogs::Dialog, shown::Shown},
};

/// The actions; while the reader selects, those for what is selected.
#[component]
pub fn LibraryActions(
    /// The list that is shown.
    shown: Shown,
) -> impl IntoView {
    let state = AppState::here();
    let empty = Memo::new(move |_| state.library.with(offprint_library::Library::is_empty));
    let selecting = Memo::new(move |_| state.selection.is_on());
    let list = Memo::new(move |_| state.shown_list());
    let tag = Memo::new(move |_| state.shown_tag().filter(|_| list.with(Option::is_none)));
    // Elsewhere there is nothing to do with what was selected here.
    on_cleanup(move || state.selection.end());
    let bin = Memo::new(move |_| state.library.with(|library| library.bin().count()));
    let bin_link = move || {
        (bin.get() > 0).then(|| {
            view! {
                <Link address="library/bin".to_owned() class="button"><Icon path=BIN/> {move || format!("Bin ({})", bin.get())}</Link>
            }
        })
    };
    let ordinary = move || {
        view! {
            <div class="list-actions">
                {move || (!empty.get()).then(|| view! { <OfPapers/> })}
                <Link address="import".to_owned() class="button"><Icon path=IMPORT/> "Import"</Link>
                {bin_link}
            </div>
        }
    };
    view! {
        {move || list.get().map(|list| view! { <ListTitle list/> })}
        {move || tag.get().map(|tag| view! { <TagTitle tag/> })}
        {move || if selecting.get() { view! { <SelectionBar shown/> }.into_any() } else { ordinary().into_any() }}
    }
}

/// What needs papers.
#[component]
fn OfPapers() -> impl IntoView {
    let state = AppState::here();
    let scope =
        move || state.settled().with(|view| view.active_filters() > 0 || !view.query.trim().is_empty());
    let select = move |_| {
        state.selection.begin();
        focus::later(".selection-bar button");
    };
    // The list for paper is drawn first: while a click is dealt with, nothing is.
    let print = move |_| {
        state.printing.set(true);
        timing::after_paint(page::print);
    };
    let ids = move |()| scope().then(|| state.listed_entries());
    let name = move |()| match state.shown_list().and_then(|list| state.list_name(&list)) {
        Some(name) => (file_name(&name), name),
        None if scope() => ("offprint-results".to_owned(), "From my library".to_owned()),
        None => ("offprint-library".to_owned(), "My library".to_owned()),
    };
    view! {
        <button class="button select-button" type="button" on:click=select><Icon path=BOXES/> "Select"</button>
        <ExportMenu menu="export-menu" words="Export" ids name/>
        <button class="button" type="button" on:click=move |_| state.dialog.set(Dialog::Share)><Icon path=SHARE/> "Share"</button>
        <button class="button print-button" type="button" on:click=print><Icon path=PRINTER/> "Print"</button>
    }
}

/// The one list that is shown: its name, its order, its end.
#[component]
fn ListTitle(list: ListId) -> impl IntoView {
    let state = AppState::here();
    let list = StoredValue::new(list);
    let name = Memo::new(move |_| state.list_name(&list.get_value()).unwrap_or_default());
    let renaming = RwSignal::new(false);
    let leave = move || {
        renaming.set(false);
        focus::later("#rename-button");
    };
    let rename = move |name: String| {
        leave();
        state.library.rename_list(list.get_value(), name);
    };
    let title = move || {
        if renaming.get() {
            let value = name.get_untracked();
            focus::later("#rename-list");
            view! {
                <NameField
                    id="rename-list" name="New name of the list" placeholder="New name" value on_name=Callback::new(rename)
                    on_cancel=Callback::new(move |()| leave())
                />
            }
                .into_any()
        } else {
            view! { <h2 class="list-title">{name}</h2> }.into_any()
        }
    };
    let remove = move || {
        state.library.remove_list(list.get_value());
        focus::focus("#main");
    };
    let none = move || state.current_paper_tracked().is_none() || !state.has_own_order();
    view! {
        <div class="list-actions list-title-line">
            {title}
            <div class="list-title-actions">
                <button
                    class="icon-button" type="button" aria-label="Move the paper up in the list" title="Move up (K)"
                    prop:disabled=none on:click=move |_| state.move_in_list(-1)
                >
                    <Icon path=UP/>
                </button>
                <button
                    class="icon-button" type="button" aria-label="Move the paper down in the list" title="Move down (J)"
                    prop:disabled=none on:click=move |_| state.move_in_list(1)
                >
                    <Icon path=DOWN/>
                </button>
                <TitleActions
                    renaming rename="Rename the list" remove="Remove the list; its papers stay saved" on_remove=remove
                />
            </div>
        </div>
    }
}
