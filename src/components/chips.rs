//! The active filters, each with its way out.

use leptos::prelude::*;
use offprint_library::{Library, ListId, Status};

use super::icon::{CROSS, Icon};
use crate::state::{address::print_years, app_state::AppState, shelf::status_words, view_state::ViewState};

/// One active filter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Active {
    Topic(String),
    Venue(String),
    Years(String),
    Code,
    Saved,
    Tag(String),
    /// A list and its name.
    List(ListId, String),
    Status(Status),
}

impl Active {
    fn all(view: &ViewState, library: &Library) -> Vec<Self> {
        let ViewState { filters, shelf, .. } = view;
        let topics = filters.topics.iter().cloned().map(Self::Topic);
        let venues = filters.venues.iter().cloned().map(Self::Venue);
        let years = filters.years.map(|years| Self::Years(print_years(years).replace("..", "–")));
        let code = filters.has_code.then_some(Self::Code);
        let saved = filters.saved.then_some(Self::Saved);
        let tags = shelf.tags.iter().cloned().map(Self::Tag);
        let lists = shelf.lists.iter().map(|id| {
            let name =
                library.list(id).map_or_else(|| "a list that is gone".to_owned(), |list| list.name.clone());
            Self::List(id.clone(), name)
        });
        let statuses = shelf.statuses.iter().copied().map(Self::Status);
        topics
            .chain(venues)
            .chain(years)
            .chain(code)
            .chain(saved)
            .chain(tags)
            .chain(lists)
            .chain(statuses)
            .collect()
    }

    fn words(&self) -> String {
        match self {
            Self::Topic(name)
            | Self::Venue(name)
            | Self::Years(name)
            | Self::Tag(name)
            | Self::List(_, name) => name.clone(),
            Self::Code => "has code".into(),
            Self::Saved => "saved".into(),
            Self::Status(status) => status_words(*status).into(),
        }
    }

    fn remove(&self, view: &mut ViewState) {
        let ViewState { filters, shelf, .. } = view;
        match self {
            Self::Topic(name) => filters.topics.retain(|topic| topic != name),
            Self::Venue(name) => filters.venues.retain(|venue| venue != name),
            Self::Years(_) => filters.years = None,
            Self::Code => filters.has_code = false,
            Self::Saved => filters.saved = false,
            Self::Tag(name) => shelf.tags.retain(|tag| tag != name),
            Self::List(id, _) => shelf.lists.retain(|list| list != id),
            Self::Status(status) => shelf.statuses.retain(|chosen| chosen != status),
        }
    }
}

/// The row of chips; nothing if no filter is active.
#[component]
pub fn Chips() -> impl IntoView {
    let state = AppState::here();
    let chip = move |filter: Active| {
        let words = filter.words();
        let remove = move |_| state.navigation.decide(|view| filter.remove(view));
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
        let active = state.settled().with(|view| state.library.with(|library| Active::all(view, library)));
        (!active.is_empty()).then(|| {
            view! {
                <ul class="chips" aria-label="Active filters">
                    {active.into_iter().map(chip).collect_view()}
                    <li>
                        <button
                            class="link-button" type="button"
                            on:click=move |_| state.navigation.decide(ViewState::clear_filters)
                        >
                            "Clear all"
                        </button>
                    </li>
                </ul>
            }
        })
    }
}
