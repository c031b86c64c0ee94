//! A paper to read: title, authors, facts, abstract, topics.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_paper::Paper;
use offprint_search::{Field, Highlighter};

use super::{
    lazily::{Place, lazily},
    link::Link,
    rich_text::rich_text,
};
use crate::state::{
    app_state::AppState,
    catalogue::Missing,
    facts,
    segments::segments,
    view_state::{Page, ViewState},
};

/// A paper. The words of the query are marked everywhere.
#[component]
pub fn PaperView(
    /// The paper.
    paper: Arc<Paper>,
    /// Marks the words of the query.
    highlighter: Memo<Arc<Highlighter>>,
) -> impl IntoView {
    let state = AppState::here();
    let desk = {
        let paper = Arc::clone(&paper);
        let saved = Memo::new({
            let ids = paper.ids.clone();
            move |_| state.library.is_saved(&ids)
        });
        move || {
            let paper = Arc::clone(&paper);
            saved.get().then(|| lazily(Place::Within, move |screens| (screens.desk)(Arc::clone(&paper))))
        }
    };
    let title = {
        let paper = Arc::clone(&paper);
        move || {
            let marks = highlighter.with(|highlighter| highlighter.ranges(&paper.title, Field::Title));
            rich_text(segments(&paper.title, 0..paper.title.len(), &paper.title_spans, &marks), true)
        }
    };
    let missing = {
        let paper = Arc::clone(&paper);
        move || match state.whole(&paper) {
            Ok(_) => None,
            Err(Missing::OnItsWay) => Some("The abstract is on its way…"),
            Err(Missing::Failed) => Some("The abstract could not be loaded."),
        }
    };
    let abstract_text = {
        let paper = Arc::clone(&paper);
        (!paper.abstract_text.is_empty()).then(|| {
            let text = move || {
                let text = &paper.abstract_text;
                let marks = highlighter.with(|highlighter| highlighter.ranges(text, Field::Abstract));
                rich_text(segments(text, 0..text.len(), &paper.spans, &marks), true)
            };
            view! { <p class="abstract">{text}</p> }
        })
    };
    let authors = paper.authors.iter().map(|author| {
        let name = author.display();
        let query = format!("author:\"{}\"", name.replace('"', ""));
        let address = ViewState { query, ..ViewState::default() }.to_address();
        view! { <li><Link address>{name}</Link></li> }
    });
    let authors = (!paper.authors.is_empty())
        .then(|| view! { <ul class="authors" aria-label="Authors">{authors.collect_view()}</ul> });
    let mut known = Vec::from_iter(facts::when_and_where(&paper));
    known.extend(paper.venue_note.clone());
    known.extend(paper.arxiv.as_ref().map(|id| format!("arXiv:{id}")));
    known.extend(paper.doi.as_ref().map(|doi| format!("doi:{doi}")));
    let known = (!known.is_empty()).then(|| {
        let facts = known.into_iter().map(|fact| view! { <li>{fact}</li> }).collect_view();
        view! { <ul class="paper-facts" aria-label="Published">{facts}</ul> }
    });
    let topics = (!paper.topics.is_empty()).then(|| {
        let chip = |topic: String| {
            let mut view = ViewState { page: Page::Browse, ..ViewState::default() };
            view.filters.topics.push(topic.clone());
            view! { <li><Link class="chip" address=view.to_address()>{topic.clone()}</Link></li> }
        };
        view! { <ul class="paper-topics" aria-label="Topics">{paper.topics.iter().cloned().map(chip).collect_view()}</ul> }
    });
    view! {
        <article class="paper">
            <h1 class="paper-title" id="paper-title">{title}</h1>
            {authors}
            {known}
            {abstract_text}
            {move || missing().map(|words| view! { <p class="hint">{words}</p> })}
            {topics}
            {desk}
        </article>
    }
}
