//! The filters: a column on a wide screen, otherwise a sheet.

use leptos::prelude::*;
use offprint_search::Filters;

use super::{facet_list::FacetList, facet_value::FacetValue, year_facet::YearFacet};
use crate::state::{app_state::AppState, facts, shown::Shown, view_state::ViewState};

/// All facets that the papers give. In the library, `saved` says nothing and is left out.
#[component]
pub fn Facets(
    /// The answer that is shown.
    shown: Shown,
    /// What stands above, where the papers are the reader's own.
    #[prop(optional)]
    own: Option<AnyView>,
) -> impl IntoView {
    let state = AppState::here();
    let in_library = own.is_some();
    let topics = Signal::derive(move || shown.facets(|counts| counts.topics.clone()));
    let venues = Signal::derive(move || shown.facets(|counts| counts.venues.clone()));
    let decide =
        move |change: &dyn Fn(&mut Filters)| state.navigation.decide(|view| change(&mut view.filters));
    let clear = move |_| state.navigation.decide(ViewState::clear_filters);
    let some_code = Memo::new(move |_| {
        shown.answer.with(|a| a.as_ref().is_some_and(|a| a.papers.iter().any(|paper| paper.has_code())))
    });
    let code = move || {
        let checked = Signal::derive(move || state.settled().with(|view| view.filters.has_code));
        let count = Signal::derive(move || shown.facets(|counts| counts.has_code));
        some_code.get().then(|| {
            view! {
                <FacetValue
                    field="code" words="has code".to_owned() count checked
                    on_change=move || decide(&|filters| filters.has_code = !filters.has_code)
                />
            }
        })
    };
    let saved = move || {
        let checked = Signal::derive(move || state.settled().with(|view| view.filters.saved));
        let count = Signal::derive(move || shown.facets(|counts| counts.saved));
        (!in_library).then(|| {
            view! {
                <FacetValue
                    field="saved" words="saved".to_owned() count checked
                    on_change=move || decide(&|filters| filters.saved = !filters.saved)
                />
            }
        })
    };
    view! {
        <section class="facets" id="filters" popover="auto" aria-label="Filters">
            <div class="facets-head">
                <h2 class="facets-title">"Filters"</h2>
                <button class="link-button" type="button" on:click=clear>"Clear all"</button>
                <button class="button button-primary" type="button" popovertarget="filters" popovertargetaction="hide">
                    {move || format!("Show {}", facts::papers(shown.total()))}
                </button>
            </div>
            {own}
            <FacetList
                name="Topic" field="topic" counts=topics
                chosen=Signal::derive(move || state.settled().with(|view| view.filters.topics.clone()))
                toggle=Callback::new(move |name: String| decide(&|filters| toggle(&mut filters.topics, &name)))
            />
            <YearFacet shown/>
            <FacetList
                name="Venue" field="venue" counts=venues
                chosen=Signal::derive(move || state.settled().with(|view| view.filters.venues.clone()))
                toggle=Callback::new(move |name: String| decide(&|filters| toggle(&mut filters.venues, &name)))
            />
            <fieldset class="facet" hidden=move || in_library && !some_code.get()>
                <legend class="facet-name">"Show only"</legend>
                <ul class="facet-list">{code} {saved}</ul>
            </fieldset>
        </section>
    }
}

/// Puts a value in, or takes it out.
pub fn toggle<T: PartialEq + Clone>(values: &mut Vec<T>, value: &T) {
    match values.iter().position(|known| known == value) {
        Some(at) => drop(values.remove(at)),
        None => values.push(value.clone()),
    }
}
