//! Above the list: what was found and understood, the order, the active filters.

use leptos::prelude::*;
use offprint_search::Tier;

use super::{
    chips::Chips,
    icon::{DOWN, FILTERS, Icon},
};
use crate::{
    platform::timers::Delay,
    state::{
        address::{sort_from_name, sort_name},
        app_state::AppState,
        shown::Shown,
    },
};
use offprint_search::Sort;

/// How long after the last change the status is announced, in milliseconds.
const ANNOUNCEMENT_DELAY: u32 = 500;

/// The head of a list.
#[component]
pub fn ListHead(
    /// The answer that is shown.
    shown: Shown,
    /// What is listed, in the singular and the plural.
    noun: (&'static str, &'static str),
    /// What else can be done with the list, at the end of its line.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="list-head">
            <div class="list-line">
                <button
                    class="icon-button open-filters" type="button" popovertarget="filters" aria-label="Filters" title="Filters"
                >
                    <Icon path=FILTERS/>
                </button>
                <Status shown noun/>
                <SortSelect/>
                {children.map(|children| children())}
            </div>
            <Chips/>
        </div>
    }
}

/// The status line. It changes with every keystroke, so it does not announce itself: its twin does, when the
/// typing rests.
#[component]
fn Status(shown: Shown, noun: (&'static str, &'static str)) -> impl IntoView {
    let state = AppState::here();
    let counts = move || {
        let of = shown.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.papers.len()));
        (shown.total(), of)
    };
    let number = move || {
        let (found, of) = counts();
        let noun = if of == 1 { noun.0 } else { noun.1 };
        if found == of {
            view! { <b>{of}</b> {format!(" {noun}")} }.into_any()
        } else {
            view! { <b>{found}</b> {format!(" of {of} {noun}")} }.into_any()
        }
    };
    let announced = RwSignal::new(String::new());
    let delay = StoredValue::new_local(None);
    Effect::new(move || {
        let (found, of) = counts();
        let reading =
            understood(shown).map(|(before, words)| format!(", {before} {words}")).unwrap_or_default();
        let text = format!(
            "{found} of {of} {}{}{reading}",
            if of == 1 { noun.0 } else { noun.1 },
            not_as_typed(shown)
        );
        delay.set_value(Some(Delay::start(ANNOUNCEMENT_DELAY, move || announced.set(text))));
    });
    let reading = move || {
        let (before, words) = understood(shown)?;
        let typed = state.view().with(|view| view.query.trim().to_owned());
        let literal = (before == "showing").then(|| {
            let search_as_typed = move |_| state.navigation.decide(|view| view.literal = true);
            view! {
                " · "
                <button class="link-button" type="button" on:click=search_as_typed>{format!("search for “{typed}”")}</button>
            }
        });
        Some(view! { {format!(" · {before} ")} <em>{words}</em> {literal} })
    };
    view! {
        <p class="status" role="status" aria-live="off">{number} {move || not_as_typed(shown)} {reading}</p>
        <p class="visually-hidden" aria-live="polite">{announced}</p>
    }
}

/// How the query was read if something in it was not taken as typed: ` · Read as: foo bar · “foo:” is no field`.
fn not_as_typed(shown: Shown) -> String {
    shown.answer.with(|answer| {
        let reading = answer.as_ref().and_then(|answer| answer.response.reading.as_ref());
        reading.map(|reading| format!(" · {reading}")).unwrap_or_default()
    })
}

/// How the words were understood, where that is not plain: what precedes, and the words.
fn understood(shown: Shown) -> Option<(&'static str, String)> {
    shown.answer.with(|answer| {
        let answer = answer.as_ref()?;
        let response = &answer.response;
        let in_part = matches!(response.tier, Tier::Partial | Tier::Subsequence);
        match response.tier {
            _ if answer.request.literal && !in_part => {
                Some(("exactly", answer.request.query.trim().to_owned()))
            }
            Tier::All | Tier::Partial if !response.corrections.is_empty() => {
                let mut words = answer.request.query.trim().to_owned();
                for correction in &response.corrections {
                    words = words.replacen(&correction.typed, &correction.searched, 1);
                }
                Some(("showing", words))
            }
            Tier::Partial => Some(("no paper has all words:", "best partial matches".to_owned())),
            Tier::Subsequence => Some(("no paper has these words:", "titles with these letters".to_owned())),
            _ => None,
        }
    })
}

#[component]
fn SortSelect() -> impl IntoView {
    let state = AppState::here();
    let options = [
        (Sort::BestMatch, "Best match"),
        (Sort::Newest, "Newest"),
        (Sort::Title, "Title"),
        (Sort::FirstAuthor, "First author"),
    ];
    let option = move |(sort, words): (Sort, &'static str)| {
        let selected = move || state.settled().with(|view| view.sort == sort);
        // Without words there is no match to be the best: the library then has an order of its own.
        let words = move || match (sort, state.settled().with(|view| view.is_library_without_words())) {
            (Sort::BestMatch, true) if state.shown_list().is_some() => "List order",
            (Sort::BestMatch, true) => "Last saved",
            _ => words,
        };
        view! { <option value=sort_name(sort) prop:selected=selected>{words}</option> }
    };
    let choose = move |event| {
        if let Some(sort) = sort_from_name(&event_target_value(&event)) {
            state.navigation.decide(|view| view.sort = sort);
        }
    };
    view! {
        <label class="select">
            <span class="visually-hidden">"Sort by"</span>
            <select name="sort" on:change=choose>{options.map(option).collect_view()}</select>
            <Icon path=DOWN/>
        </label>
    }
}
