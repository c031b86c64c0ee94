//! The search box.

use leptos::{
    ev::{KeyboardEvent, SubmitEvent},
    prelude::*,
};

use super::icon::{CROSS, Icon, SEARCH};
use crate::{
    platform::focus,
    state::{app_state::AppState, commands::Command},
};

/// The search box; every keystroke asks anew. Down and Enter lead into the list.
#[component]
pub fn SearchBox() -> impl IntoView {
    let state = AppState::here();
    let query = move || state.view().with(|view| view.query.clone());
    let on_key = move |event: KeyboardEvent| {
        let done = match event.key().as_str() {
            "ArrowDown" => state.run(Command::Step(1)),
            "ArrowUp" => state.run(Command::Step(-1)),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    };
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        state.open_best();
    };
    let clear = move |_| {
        state.navigation.type_query(String::new());
        focus::focus("#search");
    };
    view! {
        <form class="search" role="search" on:submit=on_submit>
            <input
                id="search" class="search-input" type="search" name="q" placeholder="Titles, authors, abstracts"
                aria-label="Search papers" autocomplete="off" autocapitalize="off" spellcheck="false"
                enterkeyhint="search" prop:value=query on:keydown=on_key
                on:input=move |event| state.navigation.type_query(event_target_value(&event))
            />
            <Icon path=SEARCH/>
            <button class="search-clear" type="button" aria-label="Clear search" on:click=clear><Icon path=CROSS/></button>
            <kbd class="search-key" aria-hidden="true">"/"</kbd>
        </form>
    }
}
