//! One paper in a list.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_paper::Paper;
use offprint_search::Field;

use super::{
    lazily::{Place, lazily},
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
    /// The row's place in the list, from 0.
    place: usize,
    /// The answer that it stands in.
    shown: Shown,
) -> impl IntoView {
    let state = AppState::here();
    let paper = Memo::new_with_compare(
        move |_| shown.rows.with(|rows| rows.get(place).map(|row| Arc::clone(&row.paper))),
        |old, new| !same(old, new),
    );
    let of_paper = move |read: fn(&Paper) -> String| {
        Memo::new(move |_| paper.with(|paper| paper.as_deref().map(read).unwrap_or_default()))
    };
    let id = of_paper(|paper| paper.id().map(ToString::to_string).unwrap_or_default());
    let address = Memo::new(move |_| id.with(|id| state.settled().with(|view| view.address_of_paper(id))));
    let current = Memo::new(move |_| {
        let is_open = |paper: &Arc<Paper>, open: &str| paper.ids.iter().any(|id| id.as_str() == open);
        paper.with(|paper| {
            state.settled().with(|view| {
                paper.as_ref().zip(view.open.as_deref()).is_some_and(|(paper, open)| is_open(paper, open))
            })
        })
    });
    let at_cursor = move || state.cursor.get() == Some(place) && !current.get();
    let title = Memo::new(move |_| {
        paper.with(|paper| {
            let Some(paper) = paper else { return Vec::new() };
            let marks = shown.highlighter.with(|highlighter| highlighter.ranges(&paper.title, Field::Title));
            segments(&paper.title, 0..paper.title.len(), &paper.title_spans, &marks)
        })
    });
    let whole = Memo::new_with_compare(
        move |_| paper.with(|paper| paper.as_ref().and_then(|paper| state.whole(paper).ok())),
        |old, new| !same(old, new),
    );
    let snippet = Memo::new(move |_| {
        whole.with(|paper| {
            let Some(paper) = paper else { return Vec::new() };
            let text = &paper.abstract_text;
            let (part, marks) = shown.highlighter.with(|highlighter| highlighter.snippet(text, SNIPPET));
            segments(text, part, &paper.spans, &marks)
        })
    });
    let hit = move || shown.rows.with(|rows| rows.get(place).map(|row| row.hit));
    let why = Memo::new(move |_| hit().map(|hit| facts::matched_line(hit.matched)).unwrap_or_default());
    let explain = move |_| {
        if let Some(hit) = untrack(hit) {
            state.search.explain(hit.doc);
        }
    };
    let code = Memo::new(move |_| paper.with(|paper| paper.as_deref().is_some_and(Paper::has_code)));
    view! {
        <article
            class="row" class:is-cursor=at_cursor data-paper-id=id
            draggable=move || state.has_own_order().then_some("true")
        >
            {move || state.selection.is_on().then(|| lazily(Place::Within, move |screens| (screens.select_box)(place, paper)))}
            <div class="row-body">
                <h2 class="row-title">
                    <a
                        class="row-link" href=move || address.with(|address| href(address))
                        aria-current=move || current.get().then_some("true")
                        on:click=follow(move || address.get_untracked())
                    >
                        {move || rich_text(title.get(), false)}
                    </a>
                </h2>
                <p class="row-facts">
                    <span class="row-source">{of_paper(facts::source_line)}</span>
                    {move || code.get().then(|| view! { <span class="badge">"code"</span> })}
                    <button
                        class="row-why" type="button" popovertarget="explanation" hidden=move || why.with(String::is_empty)
                        aria-label=move || why.with(|why| (!why.is_empty()).then(|| [why, ": why this paper?"].concat())) on:click=explain
                    >
                        {why}
                    </button>
                </p>
            </div>
            <SaveButton paper/>
            <p class="row-snippet" class:is-coming=move || whole.with(Option::is_none)>
                {move || rich_text(snippet.get(), false)}
            </p>
        </article>
    }
}

/// Whether it is the same paper, or none both times.
fn same(old: Option<&Option<Arc<Paper>>>, new: Option<&Option<Arc<Paper>>>) -> bool {
    match (old, new) {
        (Some(Some(old)), Some(Some(new))) => Arc::ptr_eq(old, new),
        (Some(None), Some(None)) => true,
        _ => false,
    }
}
