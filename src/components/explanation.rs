//! Why a paper is in the list: what each word of the query found in it, and how much that counts.

use leptos::prelude::*;
use offprint_search::WordMatch;

use crate::state::{app_state::AppState, facts};

/// The reasons, in a popover that the facts of each row open. It is filled when the worker answers.
#[component]
pub fn ExplanationPopover() -> impl IntoView {
    let state = AppState::here();
    let line = |what: String, how: String, share: f32| {
        view! {
            <dt>{what}</dt>
            <dd>{how}</dd>
            <dd>{format!("{} %", share as u32)}</dd>
        }
    };
    let lines = move || {
        let explanation = state.search.explanation().get()?;
        let share = |part: f32| 100.0 * part / explanation.score + 0.5;
        let word = |word: &WordMatch| {
            let differs = !word.found.is_empty() && word.found != word.typed;
            let what =
                if differs { format!("{} → {}", word.typed, word.found) } else { word.typed.clone() };
            let how = [word.how.name(), &facts::matched_line(word.fields)].join(" · ");
            line(what, how.trim_end_matches(" · ").to_owned(), share(word.score))
        };
        let bonuses = [
            (explanation.all_in_title, "all words in the title"),
            (explanation.title_start, "the title begins so"),
            (explanation.near, "words near one another"),
        ];
        let bonus = |(part, what): (f32, &str)| line("+".into(), what.into(), share(part));
        let bonuses = bonuses.into_iter().filter(|(part, _)| *part > 0.0).map(bonus);
        let lines: Vec<_> = explanation.words.iter().map(word).chain(bonuses).collect();
        Some(lines)
    };
    view! {
        <div class="explanation" id="explanation" popover="auto" role="dialog" aria-label="Why this paper">
            <h2 class="dialog-title">"Why this paper"</h2>
            <dl>{lines}</dl>
            <p class="hint">"Papers with fewer inexact words come first; then counts what the words weigh here, in per cent."</p>
        </div>
    }
}
