//! The reader's own facets: status, lists, tags. They stand above those of the papers.

use leptos::prelude::*;
use offprint_library::{ListId, Status};

use super::{facet_list::FacetList, facet_value::FacetValue, facets::toggle, tag_editor::NameField};
use crate::state::{
    app_state::AppState,
    shelf::{Shelf, status_words},
    shown::Shown,
};

/// The facets.
#[component]
pub fn LibraryFacets(
    /// The answer that is shown.
    shown: Shown,
) -> impl IntoView {
    let state = AppState::here();
    let decide = move |change: &dyn Fn(&mut Shelf)| state.navigation.decide(|view| change(&mut view.shelf));
    let status = move |status: Status| {
        let count = Signal::derive(move || {
            shown.shelf(|counts| counts.statuses.iter().find(|(of, _)| *of == status).map_or(0, |of| of.1))
        });
        let checked =
            Signal::derive(move || state.settled().with(|view| view.shelf.statuses.contains(&status)));
        view! {
            <FacetValue
                field="status" words=status_words(status).to_owned() count checked
                on_change=move || decide(&|shelf| toggle(&mut shelf.statuses, &status))
            />
        }
    };
    let lists = Memo::new(move |_| state.library.lists());
    let list = move |(id, name): (ListId, String)| {
        let count = {
            let id = id.clone();
            Signal::derive(move || {
                shown.shelf(|counts| counts.lists.iter().find(|(of, _)| *of == id).map_or(0, |of| of.1))
            })
        };
        let checked = {
            let id = id.clone();
            Signal::derive(move || state.settled().with(|view| view.shelf.lists.contains(&id)))
        };
        view! {
            <FacetValue
                field="list" words=name count checked
                on_change=move || decide(&|shelf| toggle(&mut shelf.lists, &id))
            />
        }
    };
    let make = move |name: String| state.library.create_list(name, Vec::new());
    view! {
        <fieldset class="facet">
            <legend class="facet-name">"Status"</legend>
            <ul class="facet-list">{Status::ALL.map(status).collect_view()}</ul>
        </fieldset>
        <fieldset class="facet">
            <legend class="facet-name">"List"</legend>
            <ul class="facet-list"><For each=move || lists.get() key=|list| list.clone() children=list/></ul>
            <NameField id="new-list-facet" name="New list" placeholder="New list…" on_name=Callback::new(make)/>
        </fieldset>
        <FacetList
            name="Tag" field="tag" counts=Signal::derive(move || shown.shelf(|counts| counts.tags.clone()))
            chosen=Signal::derive(move || state.settled().with(|view| view.shelf.tags.clone()))
            toggle=Callback::new(move |tag: String| decide(&|shelf| toggle(&mut shelf.tags, &tag)))
        />
    }
}
