//! One paper in a list.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_paper::Paper;
use offprint_search::Field;

use super::{
    link::{follow, href},
    rich_text::rich_text,
    save_button::SaveButton,
};
use crate::state::{app_state::AppState, facts, segments::segments, shown::Shown};

/// Letters of an abstract that two lines can hold.
const SNIPPET: usize = 240;

/// A row: title, one line of facts, two lines of the abstract's best passage.
#[component]
pub fn Row(
    /// The paper.
    paper: Arc<Paper>,
    /// The answer that it stands in.
    shown: Shown,
) -> impl IntoView {
    let state = AppState::here();
    let id = paper.id().map(ToString::to_string).unwrap_or_default();
    let row = {
        let paper = Arc::clone(&paper);
        Signal::derive(move || {
            shown.rows.with(|rows| {
                rows.iter().find(|row| row.paper.ids == paper.ids).map(|row| (row.place, row.hit))
            })
        })
    };
    let address = {
        let id = id.clone();
        Signal::derive(move || state.settled().with(|view| view.address_of_paper(&id)))
    };
    let current = {
        let ids = paper.ids.clone();
        Signal::derive(move || {
            state
                .settled()
                .with(|view| view.open.as_ref().is_some_and(|open| ids.iter().any(|id| id.as_str() == open)))
        })
    };
    let at_cursor = Signal::derive(move || {
        !current.get()
            && state.cursor.get().is_some_and(|at| row.with(|row| row.is_some_and(|(place, _)| place == at)))
    });
    let title = {
        let paper = Arc::clone(&paper);
        move || {
            let marks = shown.highlighter.with(|highlighter| highlighter.ranges(&paper.title, Field::Title));
            rich_text(segments(&paper.title, 0..paper.title.len(), &paper.title_spans, &marks), false)
        }
    };
    let whole = {
        let paper = Arc::clone(&paper);
        Memo::new(move |_| state.whole(&paper).ok())
    };
    let snippet = move || {
        whole.get().map(|paper| {
            let text = &paper.abstract_text;
            let (part, marks) = shown.highlighter.with(|highlighter| highlighter.snippet(text, SNIPPET));
            rich_text(segments(text, part, &paper.spans, &marks), false)
        })
    };
    let matched = move || row.with(|row| row.map(|(_, hit)| facts::matched_line(hit.matched)));
    let why = Memo::new(move |_| matched().unwrap_or_default());
    let explain = move |_| {
        if let Some((_, hit)) = row.get_untracked() {
            state.search.explain(hit.doc);
        }
    };
    let badge = paper.has_code().then(|| view! { <span class="badge">"code"</span> });
    view! {
        <article class="row" class:is-cursor=at_cursor data-paper-id=id>
            <div class="row-body">
                <h2 class="row-title">
                    <a
                        class="row-link" href=move || href(&address.get())
                        aria-current=move || current.get().then_some("true")
                        on:click=follow(move || address.get_untracked())
                    >
                        {title}
                    </a>
                </h2>
                <p class="row-facts">
                    <span class="row-source">{facts::source_line(&paper)}</span>
                    {badge}
                    <button
                        class="row-why" type="button" popovertarget="explanation" hidden=move || why.with(String::is_empty)
                        aria-label=move || why.with(|why| (!why.is_empty()).then(|| [why, ": why this paper?"].concat())) on:click=explain
                    >
                        {why}
                    </button>
                </p>
            </div>
            <SaveButton paper=Arc::clone(&paper)/>
            <p class="row-snippet" class:is-coming=move || whole.with(Option::is_none)>{snippet}</p>
        </article>
    }
}
