//! What the reader saved: the same three panes, searched by the same engine.

use leptos::prelude::*;
use offprint_library::Library;
use offprint_search::protocol::Scope;

use super::paper::Reading;
use crate::{
    components::{
        abstracts_strip::AbstractsStrip, facets::Facets, library_actions::LibraryActions,
        library_facets::LibraryFacets, link::Link, list_head::ListHead, nothing_found::NothingFound,
        notice::Notice, ordered_list::OrderedList, print_list::PrintList, storage_strip::StorageStrip,
    },
    state::{app_state::AppState, shown::Shown},
};

/// The page of the library.
#[component]
pub fn LibraryPage() -> impl IntoView {
    let state = AppState::here();
    let shown = Shown::of(state, Scope::Library);
    let empty = Memo::new(move |_| state.library.with(Library::is_empty));
    let nothing = Memo::new(move |_| shown.answer.with(Option::is_some) && shown.total() == 0);
    let list = move || match (empty.get(), nothing.get()) {
        (true, _) => view! { <div class="rows"><NothingSaved/></div> }.into_any(),
        (false, true) => {
            let nothing = move || shown.answer.get().map(|answer| view! { <NothingFound answer/> });
            view! { <div class="rows">{nothing}</div> }.into_any()
        }
        _ => view! { <OrderedList shown/> }.into_any(),
    };
    view! {
        <main class="panes" id="main" tabindex="-1">
            <Facets shown own=view! { <LibraryFacets shown/> }.into_any()/>
            <section class="results" id="results" aria-label="Saved papers">
                <h1 class="visually-hidden">"Library"</h1>
                <ListHead shown noun=("saved paper", "saved papers")/>
                <LibraryActions shown/>
                <StorageStrip/>
                <AbstractsStrip/>
                {list}
            </section>
            <Reading shown/>
        </main>
        <PrintList/>
    }
}

#[component]
fn NothingSaved() -> impl IntoView {
    view! {
        <Notice
            title="Nothing saved yet"
            text="Save a paper with its ribbon, or press s while reading: it stays in this browser, also offline."
        >
            <Link address=String::new() class="button">"Browse the papers"</Link>
            <Link address="import".to_owned() class="button">"Import a library"</Link>
        </Notice>
    }
}
