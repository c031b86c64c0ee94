//! The list when nothing was found: the nearest words, and the way back.

use leptos::prelude::*;

use super::notice::Notice;
use crate::state::{app_state::AppState, facts, search::Answer, view_state::ViewState};

/// Says that nothing was found and offers what comes nearest.
#[component]
pub fn NothingFound(
    /// The empty answer.
    answer: std::sync::Arc<Answer>,
) -> impl IntoView {
    let state = AppState::here();
    let query = answer.request.query.trim().to_owned();
    let filtered = untrack(|| state.view().with(|view| view.active_filters() > 0));
    let nearest = answer.response.nearest.clone();
    let title = match (query.is_empty(), filtered) {
        (true, _) => "Nothing matches these filters".to_owned(),
        (false, true) => format!("Nothing matches “{query}” with these filters"),
        (false, false) => format!("Nothing matches “{query}”"),
    };
    let text = match (nearest.is_empty(), filtered) {
        (false, _) => "No paper here has this word or one spelled like it. Nearest words:",
        (true, true) => "Fewer filters may show more.",
        (true, false) => "No paper here has these words or words spelled like them.",
    };
    let choose = move |word: String| {
        move |_| {
            let word = word.clone();
            state.navigation.decide(|view| view.query = word);
        }
    };
    let chips = (!nearest.is_empty()).then(|| {
        let chip = |word: String| {
            let click = choose(word.clone());
            view! { <li><button class="chip" type="button" on:click=click>{word}</button></li> }
        };
        view! { <ul class="chips" aria-label="Nearest words">{nearest.into_iter().map(chip).collect_view()}</ul> }
    });
    let without_filters = (filtered && !query.is_empty()).then(|| {
        let drop_filters = move |_| state.navigation.decide(ViewState::clear_filters);
        view! { <button class="button" type="button" on:click=drop_filters>"Search without filters"</button> }
    });
    let all = format!("Show all {}", facts::papers(answer.papers.len()));
    view! {
        <Notice title text>
            {chips}
            {without_filters}
            <button class="button" type="button" on:click=move |_| state.clear_all()>{all}</button>
        </Notice>
    }
}
