//! The set of saved papers, and what can be asked of it.

use std::sync::Arc;

use offprint_paper::PaperId;

use crate::{
    Clock, Entry, List, ListId, Stamp,
    history::History,
    index::{Entries, Index, are_apart},
};

/// The saved papers, those in the bin, and the lists. Immutable: operations answer with the [`crate::Next`] library.
/// Copies share their entries.
///
/// An entry is found by any of its identifiers. Two records can turn out to be one paper, when they were
/// saved before a source knew that: such entries are shown as one, the oldest, and removed together.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// By the entry's first identifier, which names its record; those that were removed among them.
    pub(crate) entries: Entries,
    pub(crate) saved: Index,
    pub(crate) gone: Index,
    /// By identifier, those that were removed among them.
    pub(crate) lists: Vec<Arc<List>>,
    pub(crate) clock: Clock,
    pub(crate) history: History,
}

/// Libraries are equal that hold the same entries and lists, whoever holds them.
impl PartialEq for Library {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries && self.lists == other.lists
    }
}

impl Library {
    /// An empty library that writes as `replica`: a number that no other running page has, such as a random one.
    pub fn new(replica: u32) -> Self {
        Self { clock: Clock { replica, last: Stamp::default() }, ..Self::default() }
    }

    /// How many papers are saved.
    pub fn len(&self) -> usize {
        self.shown().count()
    }

    /// Whether nothing is saved.
    pub fn is_empty(&self) -> bool {
        self.shown().next().is_none()
    }

    /// The saved entry that carries this identifier.
    pub fn get(&self, id: &PaperId) -> Option<&Arc<Entry>> {
        self.entries.get(self.saved.names(id).first()?)
    }

    /// The number that it writes as.
    pub fn replica(&self) -> u32 {
        self.clock.replica
    }

    /// The saved entry that carries one of these identifiers.
    pub fn find(&self, ids: &[PaperId]) -> Option<&Arc<Entry>> {
        ids.iter().find_map(|id| self.get(id).filter(|entry| !are_apart(entry.ids(), ids)))
    }

    /// Whether a saved entry carries one of these identifiers.
    pub fn contains_any(&self, ids: &[PaperId]) -> bool {
        self.find(ids).is_some()
    }

    /// The saved entries, latest saved first.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Entry>> {
        let mut shown: Vec<_> = self.shown().collect();
        shown.sort_unstable_by(|a, b| b.saved_at.cmp(&a.saved_at).then_with(|| a.id().cmp(&b.id())));
        shown.into_iter()
    }

    /// The reader's tags with how many papers have each, in alphabetical order whatever their case.
    pub fn tags(&self) -> Vec<(String, usize)> {
        let mut all: Vec<&str> = self.shown().flat_map(|entry| entry.tags()).collect();
        all.sort_unstable();
        let mut tags: Vec<(String, usize)> = Vec::new();
        for tag in all {
            match tags.last_mut() {
                Some((last, count)) if last == tag => *count += 1,
                _ => tags.push((tag.to_owned(), 1)),
            }
        }
        tags.sort_by_cached_key(|(tag, _)| tag.to_lowercase());
        tags
    }

    /// The lists with how many papers are on each, in alphabetical order of their names whatever their case.
    pub fn lists(&self) -> Vec<(Arc<List>, usize)> {
        let kept = self.lists.iter().filter(|list| !list.is_removed());
        let mut lists: Vec<_> = kept
            .map(|list| (Arc::clone(list), self.shown().filter(|entry| entry.is_on(&list.id)).count()))
            .collect();
        lists.sort_by_cached_key(|(list, _)| list.name.to_lowercase());
        lists
    }

    /// A list that was not removed.
    pub fn list(&self, id: &ListId) -> Option<&Arc<List>> {
        self.any_list(id).filter(|list| !list.is_removed())
    }

    /// The saved entries on a list, in the reader's order; none if it was removed.
    pub fn entries_of_list(&self, id: &ListId) -> Vec<&Arc<Entry>> {
        let mut on_it: Vec<_> = match self.list(id) {
            Some(_) => self.shown().filter(|entry| entry.is_on(id)).collect(),
            None => Vec::new(),
        };
        on_it.sort_unstable_by_key(|entry| (entry.place_on(id), entry.id()));
        on_it
    }

    /// A list, removed or not.
    pub(crate) fn any_list(&self, id: &ListId) -> Option<&Arc<List>> {
        self.list_at(id).ok().map(|at| &self.lists[at])
    }

    fn list_at(&self, id: &ListId) -> Result<usize, usize> {
        self.lists.binary_search_by(|other| other.id.cmp(id))
    }

    /// The saved entries that stand for their papers, in no order.
    pub(crate) fn shown(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.values().filter(|entry| self.leads(entry))
    }

    /// Whether an entry is saved and stands for its paper.
    pub(crate) fn leads(&self, entry: &Entry) -> bool {
        !entry.is_removed() && entry.id().is_some_and(|name| self.saved.leads(name, entry))
    }

    /// Puts an entry in the place of what has its name, or takes that out.
    pub(crate) fn put(&mut self, name: &PaperId, entry: Option<Arc<Entry>>) {
        if let Some(old) = self.entries.remove(name) {
            let index = if old.is_removed() { &mut self.gone } else { &mut self.saved };
            index.take_out(name, &old);
        }
        if let Some(entry) = entry {
            self.entries.insert(name.clone(), Arc::clone(&entry));
            let index = if entry.is_removed() { &mut self.gone } else { &mut self.saved };
            index.add(name, &entry, &self.entries);
        }
    }

    /// Puts a list in the place of what has its identifier, or takes that out.
    pub(crate) fn put_list(&mut self, id: &ListId, list: Option<Arc<List>>) {
        match (self.list_at(id), list) {
            (Ok(at), Some(list)) => self.lists[at] = list,
            (Err(at), Some(list)) => self.lists.insert(at, list),
            (Ok(at), None) => drop(self.lists.remove(at)),
            (Err(_), None) => {}
        }
    }

    /// Takes an entry in beside what has its name.
    pub(crate) fn take_in(&mut self, entry: Entry) {
        let Some(name) = entry.id().cloned() else { return };
        let entry = self.entries.get(&name).map_or(entry.clone(), |mine| mine.merged(&entry));
        self.put(&name, Some(entry.into()));
    }

    /// Takes a list in beside what has its identifier.
    pub(crate) fn take_in_list(&mut self, list: List) {
        let list = self.any_list(&list.id).map_or(list.clone(), |mine| mine.merged(&list));
        self.put_list(&list.id.clone(), Some(list.into()));
    }

    /// The same clock and operations to take back, and no entries.
    pub(crate) fn emptied(&self) -> Self {
        Self { history: self.history.clone(), clock: self.clock, ..Self::default() }
    }
}
