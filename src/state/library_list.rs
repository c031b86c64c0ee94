//! The list of the library that is on the screen: its entries, the one list that it shows, the order within it.

use leptos::prelude::*;
use offprint_library::ListId;
use offprint_paper::{Paper, PaperId};
use offprint_search::{Sort, Tier, protocol::Scope};
use std::sync::Arc;

use super::{app_state::AppState, view_state::Page};

impl AppState {
    /// First identifiers of all papers that are listed, in order; tracked.
    pub fn listed(self) -> Vec<PaperId> {
        let answer = self.answer().filter(|answer| answer.scope == Scope::Library);
        let Some(answer) = answer else { return Vec::new() };
        let papers = answer.response.hits.iter().filter_map(|hit| answer.papers.get(hit.doc as usize));
        papers.filter_map(|paper| paper.id().cloned()).collect()
    }

    /// The papers of the collection that are listed, in order; tracked.
    pub fn listed_papers(self) -> Vec<Arc<Paper>> {
        let answer = self.answer().filter(|answer| answer.scope == Scope::Collection);
        let Some(answer) = answer else { return Vec::new() };
        answer.response.hits.iter().filter_map(|hit| answer.papers.get(hit.doc as usize).cloned()).collect()
    }

    /// Names of the entries that are listed, in order; tracked.
    pub fn listed_entries(self) -> Vec<PaperId> {
        let listed = self.listed();
        self.library.with(|library| listed.iter().filter_map(|id| library.get(id)?.id().cloned()).collect())
    }

    /// Names of the entries that are selected, in the order of the list; tracked.
    pub fn selected_entries(self) -> Vec<PaperId> {
        let chosen: Vec<PaperId> =
            self.listed().into_iter().filter(|id| self.selection.contains(id)).collect();
        self.library.with(|library| chosen.iter().filter_map(|id| library.get(id)?.id().cloned()).collect())
    }

    /// The papers of these entries, of all entries if `ids` is `None`; whole where the collection has them. Tracked.
    pub fn papers_of(self, ids: Option<&[PaperId]>) -> Vec<Arc<Paper>> {
        let Some(ids) = ids else { return self.saved_papers() };
        ids.iter().filter_map(|id| self.find_paper(id.as_str())).collect()
    }

    /// The one list that the library shows; tracked.
    pub fn shown_list(self) -> Option<ListId> {
        let list = self
            .settled()
            .with(|view| view.shelf.only_list().filter(|_| view.page == Page::Library).cloned())?;
        self.library.with(|library| library.list(&list).map(|list| list.id.clone()))
    }

    /// The one tag that the library shows, if a paper has it; tracked.
    pub fn shown_tag(self) -> Option<String> {
        let tag = self.settled().with(|view| match view.shelf.tags.as_slice() {
            [tag] if view.page == Page::Library => Some(tag.clone()),
            _ => None,
        })?;
        self.library.with(|library| library.iter().any(|entry| entry.has_tag(&tag)).then_some(tag))
    }

    /// A list's name; tracked.
    pub fn list_name(self, list: &ListId) -> Option<String> {
        self.library.with(|library| library.list(list).map(|list| list.name.clone()))
    }

    /// Whether the papers stand in the order that the reader gave their list; tracked.
    pub fn has_own_order(self) -> bool {
        let by_place = self.settled().with(|view| view.sort == Sort::BestMatch);
        let unasked = self.answer().is_some_and(|answer| answer.response.tier == Tier::Everything);
        by_place && unasked && self.shown_list().is_some()
    }

    /// Whether a paper is open or stands under the cursor; tracked.
    pub fn current_paper_tracked(self) -> Option<Arc<Paper>> {
        self.view().track();
        self.cursor.track();
        self.answer();
        self.current_paper()
    }

    /// Moves the open paper, or the one under the cursor, by so many places within its list.
    pub fn move_in_list(self, by: isize) {
        if let Some(from) = untrack(|| self.position()) {
            let to = from.saturating_add_signed(by);
            self.move_row(from, to);
        }
    }

    /// Moves the row at `from` to the place `to` of the list that is shown. Nothing happens where the order is another.
    pub fn move_row(self, from: usize, to: usize) {
        let (listed, list) = untrack(|| (self.listed_entries(), self.shown_list()));
        let Some(list) = list.filter(|_| untrack(|| self.has_own_order())) else { return };
        let to = to.min(listed.len().saturating_sub(1));
        let Some(id) = listed.get(from).filter(|_| from != to).cloned() else { return };
        // What stands before the new place once the paper is taken out.
        let after = if to > from { Some(to) } else { to.checked_sub(1) };
        let after = after.and_then(|place| listed.get(place)).cloned();
        self.library.move_in_list(id, list, after);
        if self.cursor.get_untracked() == Some(from) {
            self.cursor.set(Some(to));
        }
        self.notices.say(format!("Place {} of {}.", to + 1, listed.len()));
    }
}
