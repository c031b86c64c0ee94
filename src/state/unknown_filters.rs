//! Filters of an address that the collection does not know, as after it was replaced.

use super::{app_state::AppState, catalogue::Catalogue, view_state::Page};

impl AppState {
    /// Filters that the collection does not know would hide everything: they are taken away and named.
    pub(super) fn drop_unknown_filters(self, catalogue: &Catalogue) {
        let view = self.navigation.now();
        if view.page != Page::Browse {
            return;
        }
        let papers = catalogue.papers();
        let known_topic = |name: &String| papers.iter().any(|paper| paper.topics.contains(name));
        let known_venue = |name: &String| {
            papers.iter().any(|paper| paper.series.as_ref().is_some_and(|series| series.name == *name))
        };
        let topics = view.filters.topics.iter().filter(|name| !known_topic(name));
        let venues = view.filters.venues.iter().filter(|name| !known_venue(name));
        let unknown: Vec<String> = topics.chain(venues).map(|name| format!("“{name}”")).collect();
        if !unknown.is_empty() {
            self.navigation.refine(|view| {
                view.filters.topics.retain(known_topic);
                view.filters.venues.retain(known_venue);
            });
            self.notices.warn(format!(
                "This collection has no {}, so that filter was left out.",
                unknown.join(" and no ")
            ));
        }
    }
}
