//! How to search: the query language, with examples that can be tried.

use leptos::prelude::*;

use super::link::{follow, href};
use crate::{
    platform::focus,
    state::{app_state::AppState, dialogs::Dialog, search_examples::examples, view_state::ViewState},
};

/// The explanation, in the popover that the button beside the search box opens.
#[component]
pub fn SearchHelp() -> impl IntoView {
    let state = AppState::here();
    // The button that opens it closes it too.
    let close = move |_| focus::press("#search-ask");
    let row = move |(query, words): (String, &'static str)| {
        let address = ViewState { query: query.clone(), ..ViewState::default() }.to_address();
        view! {
            <dt on:click=close><a href=href(&address) on:click=follow(move || address.clone())>{query}</a></dt>
            <dd>{words}</dd>
        }
    };
    let rows = move || {
        let found = state.catalogue.with(|state| state.ready().map(|c| examples(c.completions())));
        found.unwrap_or_default().into_iter().map(row).collect_view()
    };
    let keys = move |_| {
        focus::press("#search-ask");
        state.dialog.set(Dialog::Keys);
    };
    view! {
        <h2 class="dialog-title">"How to search"</h2>
        <dl class="search-examples">{rows}</dl>
        <p class="hint">
            "is:saved finds what you saved, is:unread what of it you have not marked read; tag:, list: and note: ask for your own words. Typing errors, accents and hyphens do not matter, and no query is wrong: what makes no sense is read as words. "
            <button class="link-button" type="button" on:click=keys>"All keys"</button>
        </p>
    }
}
