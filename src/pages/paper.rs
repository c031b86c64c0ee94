//! The reading pane: the open paper beside its list, or what the collection is while none is open.

use leptos::prelude::*;

use crate::{
    components::{
        link::Link, notice::Notice, paper_view::PaperView, reading_bar::ReadingBar, welcome::Welcome,
    },
    state::{app_state::AppState, catalogue::CatalogueState, shown::Shown},
};

/// The reading pane.
#[component]
pub fn Reading(
    /// The list beside it.
    shown: Shown,
) -> impl IntoView {
    let state = AppState::here();
    let open = Memo::new(move |_| state.view().with(|view| view.open.is_some()));
    let paper = Memo::new(move |_| state.open_paper());
    let named_by = move || match (open.get(), paper.with(Option::is_some)) {
        (true, true) => "paper-title",
        (true, false) => "missing-title",
        _ => "welcome-title",
    };
    let content = move || match (open.get(), paper.get()) {
        (true, Some(paper)) => view! {
            <ReadingBar paper=paper.clone() shown/>
            <PaperView paper highlighter=shown.highlighter/>
        }
        .into_any(),
        (true, None) => view! { <Missing/> }.into_any(),
        (false, _) => view! { <Welcome/> }.into_any(),
    };
    view! { <section class="reading" aria-labelledby=named_by tabindex="-1">{content}</section> }
}

/// An address whose paper is not there, or not there yet.
#[component]
fn Missing() -> impl IntoView {
    let state = AppState::here();
    let id = state.view().with(|view| view.open.clone()).unwrap_or_default();
    let loading = state.catalogue.with(|catalogue| matches!(catalogue, CatalogueState::Loading));
    if loading {
        return view! { <p class="visually-hidden" id="missing-title">"The paper is on its way"</p> }
            .into_any();
    }
    view! {
        <h2 class="visually-hidden" id="missing-title">"Paper not found"</h2>
        <Notice
            title="This paper is not here"
            text=format!("Neither this collection nor your library has a paper called {id}. The link may be misspelled, or it belongs to another collection.")
        >
            <Link address=String::new() class="button">"Browse the papers"</Link>
        </Notice>
    }
    .into_any()
}
