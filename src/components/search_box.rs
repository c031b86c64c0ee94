//! The search box, and what it offers to complete.

use leptos::{
    ev::{KeyboardEvent, SubmitEvent},
    prelude::*,
};

use super::{
    completions::{Completions, Offering},
    icon::{CROSS, Icon, SEARCH},
};
use crate::{
    platform::focus,
    state::{app_state::AppState, commands::Command},
};

/// The search box; every keystroke asks anew. Down and Enter lead into the list, unless an offer is chosen.
#[component]
pub fn SearchBox() -> impl IntoView {
    let state = AppState::here();
    let offering = Offering::new(state);
    let query = move || state.view().with(|view| view.query.clone());
    let on_key = move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let key = event.key();
        let done = offering.on_key(&key)
            || match key.as_str() {
                "ArrowDown" => state.run(Command::Step(1)),
                "ArrowUp" => state.run(Command::Step(-1)),
                _ => false,
            };
        if done {
            event.prevent_default();
        }
    };
    let on_input = move |event| {
        state.navigation.type_query(event_target_value(&event));
        offering.follow();
    };
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        offering.close();
        state.open_best();
    };
    let clear = move |_| {
        state.navigation.type_query(String::new());
        focus::focus("#search");
    };
    view! {
        <form class="search" role="search" on:submit=on_submit>
            <input
                id="search" class="search-input" type="text" name="q" placeholder="Titles, authors, abstracts"
                role="combobox" aria-label="Search papers" aria-autocomplete="list"
                aria-expanded=move || offering.is_open().to_string()
                aria-controls="completions" aria-activedescendant=move || offering.active_id()
                autocomplete="off" autocapitalize="off" spellcheck="false" inputmode="search" enterkeyhint="search"
                prop:value=query on:keydown=on_key on:input=on_input
            />
            <Icon path=SEARCH/>
            <button class="search-clear" type="button" aria-label="Clear search" on:click=clear><Icon path=CROSS/></button>
            <kbd class="search-key" aria-hidden="true">"/"</kbd>
            <button
                class="icon-button search-ask" id="search-ask" type="button" aria-label="How to search"
                title="How to search" popovertarget="search-help" on:click=move |_| state.explained.set(true)
            >
                "?"
            </button>
            <Completions offering/>
        </form>
    }
}
