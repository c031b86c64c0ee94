//! The list for paper: all of its papers, not only those on the screen, with link and note.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_paper::{Paper, is_safe_url};

use super::note_text::NoteText;
use crate::{
    platform::page,
    state::{app_state::AppState, facts},
};

/// The list; it is there only while the page is printed.
#[component]
pub fn PrintList() -> impl IntoView {
    let state = AppState::here();
    let printing = state.printing;
    StoredValue::new_local(page::on_print(move |begins| printing.set(begins)));
    let heading = move || {
        let list = state.shown_list().and_then(|list| state.list_name(&list));
        list.unwrap_or_else(|| "Library".to_owned())
    };
    let item = move |paper: Arc<Paper>| {
        let link = paper.page_url().filter(|url| is_safe_url(url));
        let entry = state.library.entry(&paper.ids);
        let notes: Vec<String> =
            entry.iter().flat_map(|entry| entry.notes()).map(|note| note.text.clone()).collect();
        let authors = paper.authors.iter().map(|author| author.display()).collect::<Vec<_>>().join(", ");
        view! {
            <li class="print-paper">
                <h2 class="print-title">{paper.title.clone()}</h2>
                <p>{authors}</p>
                <p>{facts::when_and_where(&paper)}</p>
                {link.map(|link| view! { <p class="print-link">{link}</p> })}
                {notes.into_iter().map(|text| view! { <NoteText text/> }).collect_view()}
            </li>
        }
    };
    move || {
        printing.get().then(|| {
            let ids = untrack(|| state.listed_entries());
            let papers = untrack(|| state.papers_of(Some(&ids)));
            let count = facts::papers(papers.len());
            view! {
                <div class="print-list">
                    <h1>{untrack(heading)}</h1>
                    <p>{count}</p>
                    <ol>{papers.into_iter().map(item).collect_view()}</ol>
                </div>
            }
        })
    }
}
