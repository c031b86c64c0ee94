//! The collection: narrow, list, read.

use leptos::prelude::*;
use offprint_search::protocol::Scope;

use super::paper::Reading;
use crate::{
    components::{
        abstracts_strip::AbstractsStrip,
        facets::Facets,
        lazily::{Place, lazily},
        link::Link,
        list_head::ListHead,
        notice::Notice,
        result_list::ResultList,
        results_export::ResultsExport,
        skeleton::Skeleton,
        staged::staged,
        storage_strip,
    },
    state::{app_state::AppState, catalogue::CatalogueState, shown::Shown},
};

/// What stands where the list is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ListState {
    Loading,
    Failed,
    Nothing,
    Papers,
}

/// The page of the collection.
#[component]
pub fn Browse() -> impl IntoView {
    let state = AppState::here();
    let shown = Shown::of(state, Scope::Collection);
    let list_state = Memo::new(move |_| {
        let failed = state.catalogue.with(|c| matches!(c, CatalogueState::Failed(_)))
            || state.search.failure().is_some();
        let answered = shown.answer.with(Option::is_some);
        match (failed, answered) {
            (true, _) => ListState::Failed,
            (false, false) => ListState::Loading,
            (false, true) if shown.total() == 0 => ListState::Nothing,
            (false, true) => ListState::Papers,
        }
    });
    let heading = move || {
        state
            .catalogue
            .with(|c| c.ready().map_or_else(|| "Papers".into(), |c| format!("{}: papers", c.about.title)))
    };
    let list = move || match list_state.get() {
        ListState::Loading => view! { <div class="rows" aria-busy="true"><Skeleton/></div> }.into_any(),
        ListState::Failed => view! { <div class="rows"><NotLoaded/></div> }.into_any(),
        ListState::Nothing => {
            let nothing = lazily(Place::Within, move |screens| {
                (move || shown.answer.get().map(screens.nothing_found)).into_any()
            });
            view! { <div class="rows">{nothing}</div> }.into_any()
        }
        ListState::Papers => staged(move || view! { <ResultList shown/> }.into_any()),
    };
    let has_trouble = Memo::new(move |_| storage_strip::trouble(state.library).is_some());
    let storage =
        move || has_trouble.get().then(|| lazily(Place::Within, |screens| (screens.storage_strip)()));
    let is_plain = Memo::new(move |_| {
        state.settled().with(|view| view.query.trim().is_empty() && view.active_filters() == 0)
    });
    let has_news = Memo::new(move |_| state.digest.with(|digest| digest.news().is_some()));
    let news = move || {
        (is_plain.get() && has_news.get()).then(|| lazily(Place::Within, |screens| (screens.news_strip)()))
    };
    view! {
        <main class="panes" id="main" tabindex="-1">
            {staged(move || view! { <Facets shown/> }.into_any())}
            <section class="results" id="results" aria-label="Papers">
                <h1 class="visually-hidden">{heading}</h1>
                <ListHead shown noun=("paper", "papers")><ResultsExport/></ListHead>
                {storage}
                {news}
                <AbstractsStrip/>
                {list}
            </section>
            <Reading shown/>
        </main>
    }
}

/// The collection could not be had.
#[component]
fn NotLoaded() -> impl IntoView {
    let state = AppState::here();
    let reason = move || match state.catalogue.get() {
        CatalogueState::Failed(reason) => Some(reason),
        _ => state.search.failure(),
    };
    view! {
        <Notice
            title="The collection could not be loaded"
            text="Your library is safe and open: saved papers carry their own details."
        >
            <p class="notice-detail">{reason}</p>
            <button class="button button-primary" type="button" on:click=move |_| state.load()>"Try again"</button>
            <Link address="library".to_owned() class="button">"Open the library"</Link>
        </Notice>
    }
}
