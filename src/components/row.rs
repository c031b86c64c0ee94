//! One paper in a list.

use std::sync::Arc;

use leptos::{html::Article, prelude::*};
use offprint_paper::Paper;

use super::{
    icon::{Icon, RIBBON},
    lazily::{Place, lazily},
    link::follow,
    row_parts::{RowContent, RowParts},
};
use crate::{
    platform::parts::element,
    state::{app_state::AppState, shown::Shown},
};

/// A row: title, one line of facts, two lines of the abstract's best passage.
#[component]
pub fn Row(
    /// The row's place in the list, from 0.
    place: usize,
    /// The answer that it stands in.
    shown: Shown,
    /// Whether rows can be dragged.
    in_own_order: Memo<bool>,
) -> impl IntoView {
    let state = AppState::here();
    let article = NodeRef::<Article>::new();
    let paper: RwSignal<Option<Arc<Paper>>> = RwSignal::new(None);
    let parts: StoredValue<Option<RowParts>, LocalStorage> = StoredValue::new_local(None);
    let address = move |paper: &Paper| {
        let id = paper.id().map(ToString::to_string).unwrap_or_default();
        state.settled().with(|view| view.address_of_paper(&id))
    };
    let is_open = move |paper: &Paper| {
        let is_it = |open: &str| paper.ids.iter().any(|id| id.as_str() == open);
        state.settled().with(|view| view.open.as_deref().is_some_and(is_it))
    };
    let content = move |parts: &RowParts| {
        let (rows, highlighter) = shown.at(place);
        let row = rows.get(place)?.clone();
        let whole = parts.whole(&row.paper).or_else(|| state.whole(&row.paper).ok());
        let current = is_open(&row.paper);
        Some(RowContent {
            whole,
            highlighter,
            matched: row.hit.matched,
            address: address(&row.paper),
            current,
            at_cursor: state.cursor.get() == Some(place),
            draggable: in_own_order.get(),
            saved: state.library.is_saved(&row.paper.ids),
            paper: row.paper,
        })
    };
    Effect::new(move || {
        let there = article.get();
        parts.update_value(|parts| {
            if parts.is_none() {
                *parts = there.and_then(|there| RowParts::of(element(there)));
            }
            let Some(parts) = parts else { return };
            let Some(content) = content(parts) else { return };
            let same =
                paper.with_untracked(|old| old.as_ref().is_some_and(|old| Arc::ptr_eq(old, &content.paper)));
            if !same {
                paper.set(Some(Arc::clone(&content.paper)));
            }
            parts.say(content);
        });
    });
    let explain = move |_| {
        if let Some(row) = untrack(|| shown.at(place)).0.get(place) {
            state.search.explain(row.hit.doc);
        }
    };
    let save = move |_| {
        if let Some(paper) = paper.get_untracked() {
            state.library.toggle(&paper);
        }
    };
    let to_paper = move || untrack(|| paper.get().as_deref().map(address)).unwrap_or_default();
    view! {
        <article class="row" node_ref=article>
            {move || state.selection.is_on().then(|| lazily(Place::Within, move |screens| (screens.select_box)(place, paper)))}
            <div class="row-body">
                <h2 class="row-title"><a class="row-link" on:click=follow(to_paper)></a></h2>
                <p class="row-facts">
                    <span class="row-source"></span>
                    <span class="badge" hidden>"code"</span>
                    <button class="row-why" type="button" popovertarget="explanation" hidden on:click=explain></button>
                </p>
            </div>
            <button class="row-save save" type="button" on:click=save><Icon path=RIBBON/></button>
            <p class="row-snippet"></p>
        </article>
    }
}
