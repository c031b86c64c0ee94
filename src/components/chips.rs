//! The active filters, each with its way out.

use leptos::prelude::*;
use offprint_search::Filters;

use super::icon::{CROSS, Icon};
use crate::state::{app_state::AppState, view_state::print_years};

/// One active filter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Active {
    Topic(String),
    Venue(String),
    Years(String),
    Code,
    Saved,
}

impl Active {
    fn all(filters: &Filters) -> Vec<Self> {
        let topics = filters.topics.iter().cloned().map(Self::Topic);
        let venues = filters.venues.iter().cloned().map(Self::Venue);
        let years = filters.years.map(|years| Self::Years(print_years(years).replace("..", "–")));
        let code = filters.has_code.then_some(Self::Code);
        let saved = filters.saved.then_some(Self::Saved);
        topics.chain(venues).chain(years).chain(code).chain(saved).collect()
    }

    fn words(&self) -> String {
        match self {
            Self::Topic(name) | Self::Venue(name) | Self::Years(name) => name.clone(),
            Self::Code => "has code".into(),
            Self::Saved => "saved".into(),
        }
    }

    fn remove(&self, filters: &mut Filters) {
        match self {
            Self::Topic(name) => filters.topics.retain(|topic| topic != name),
            Self::Venue(name) => filters.venues.retain(|venue| venue != name),
            Self::Years(_) => filters.years = None,
            Self::Code => filters.has_code = false,
            Self::Saved => filters.saved = false,
        }
    }
}

/// The row of chips; nothing if no filter is active.
#[component]
pub fn Chips() -> impl IntoView {
    let state = AppState::here();
    let chip = move |filter: Active| {
        let words = filter.words();
        let remove = move |_| state.navigation.decide(|view| filter.remove(&mut view.filters));
        view! {
            <li>
                <button class="chip" type="button" on:click=remove>
                    {words}
                    <span class="visually-hidden">", remove filter"</span>
                    <Icon path=CROSS/>
                </button>
            </li>
        }
    };
    move || {
        let active = state.settled().with(|view| Active::all(&view.filters));
        (!active.is_empty()).then(|| {
            view! {
                <ul class="chips" aria-label="Active filters">
                    {active.into_iter().map(chip).collect_view()}
                    <li>
                        <button
                            class="link-button" type="button"
                            on:click=move |_| state.navigation.decide(|view| view.filters = Filters::default())
                        >
                            "Clear all"
                        </button>
                    </li>
                </ul>
            }
        })
    }
}
