//! A menu of formats: files of many papers, or one reference for the clipboard.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_paper::{Paper, PaperId};

use super::icon::{DOWN, EXPORT, Icon};
use crate::{
    platform::focus,
    state::{
        app_state::AppState,
        citations::{self, Format},
    },
};

/// A button that opens a menu of files.
#[component]
pub fn ExportMenu(
    /// The menu's identifier in the page.
    menu: &'static str,
    /// What the button says.
    words: &'static str,
    /// The names of the entries that are meant; `None` for the whole library.
    #[prop(into)]
    ids: Callback<(), Option<Vec<PaperId>>>,
    /// The file's name without its end, and a heading for people.
    #[prop(into)]
    name: Callback<(), (String, String)>,
) -> impl IntoView {
    let state = AppState::here();
    let item = move |format: Format| {
        let export = move |_| {
            let (ids, (name, heading)) = untrack(|| (ids.run(()), name.run(())));
            citations::export(state, ids.as_deref(), format, &name, &heading);
            close(menu);
        };
        view! { <li><button class="menu-item" type="button" on:click=export>{format.name()}</button></li> }
    };
    view! {
        <button class="button" type="button" popovertarget=menu><Icon path=EXPORT/> {words} <Icon path=DOWN/></button>
        <div class="popover menu" id=menu popover="auto" role="dialog" aria-label=words>
            <ul class="menu-list">{Format::ALL.map(item).collect_view()}</ul>
        </div>
    }
}

/// The formats in which the papers that are found are exported, for the menu at the head of their list.
#[component]
pub fn ResultFormats() -> impl IntoView {
    let state = AppState::here();
    let item = move |format: Format| {
        let export = move |_| {
            citations::export_results(state, format);
            close("export-results");
        };
        view! { <li><button class="menu-item" type="button" on:click=export>{format.name()}</button></li> }
    };
    view! {
        <ul class="menu-list">{Format::OF_RESULTS.map(item).collect_view()}</ul>
    }
}

/// The formats in which one paper is copied, for the menu above it.
#[component]
pub fn CiteMenu(
    /// The paper.
    paper: Arc<Paper>,
) -> impl IntoView {
    let state = AppState::here();
    let item = move |format: Format| {
        let paper = Arc::clone(&paper);
        let copy = move |_| {
            citations::copy_as(state, &paper, format);
            close("cite-menu");
        };
        view! { <li><button class="menu-item" type="button" on:click=copy>"Copy " {format.name()}</button></li> }
    };
    view! {
        <ul class="menu-list">{Format::COPIED.map(item).collect_view()}</ul>
    }
}

/// Closes a menu: the button that opened it closes it too, and gets the focus back.
pub fn close(menu: &str) {
    focus::press(&format!("[popovertarget={menu}]"));
}
