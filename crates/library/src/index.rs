//! By which identifiers entries are found.

use std::{collections::HashMap, sync::Arc};

use offprint_paper::PaperId;

use crate::Entry;

/// Entries by the name of their record.
pub(crate) type Entries = HashMap<PaperId, Arc<Entry>>;

/// For each identifier the names of the entries that carry it, oldest first.
#[derive(Debug, Clone, Default)]
pub(crate) struct Index(HashMap<PaperId, Vec<PaperId>>);

impl Index {
    /// Names of the entries that carry an identifier.
    pub fn names(&self, id: &PaperId) -> &[PaperId] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }

    /// Adds an entry, which stands among `entries`. A title that it shares with a paper which another identifier tells
    /// apart is not its own: different papers are called "Introduction".
    pub fn add(&mut self, name: &PaperId, entry: &Entry, entries: &Entries) {
        for id in entry.ids() {
            let others = self.names(id).iter().filter_map(|other| entries.get(other));
            if id != name
                && is_title(id)
                && others.into_iter().any(|other| are_apart(other.ids(), entry.ids()))
            {
                continue;
            }
            let mut names = self.0.remove(id).unwrap_or_default();
            if !names.contains(name) {
                let age = |name: &PaperId| (entries.get(name).map(|entry| entry.saved_at), name.clone());
                let place = names.iter().take_while(|other| age(other) < age(name)).count();
                names.insert(place, name.clone());
            }
            self.0.insert(id.clone(), names);
        }
    }

    /// Takes an entry out.
    pub fn take_out(&mut self, name: &PaperId, entry: &Entry) {
        for id in entry.ids() {
            if let Some(names) = self.0.get_mut(id) {
                names.retain(|other| other != name);
                if names.is_empty() {
                    self.0.remove(id);
                }
            }
        }
    }

    /// Whether an entry stands for its paper: no older one shares an identifier.
    pub fn leads(&self, name: &PaperId, entry: &Entry) -> bool {
        let is_own = |id: &&PaperId| self.names(id).contains(name);
        entry.ids().iter().filter(is_own).all(|id| self.names(id).first() == Some(name))
    }

    /// Names of all entries that share an identifier with `id`'s, or with one that does.
    pub fn same_paper(&self, id: &PaperId, entries: &Entries) -> Vec<PaperId> {
        let mut found: Vec<PaperId> = Vec::new();
        let mut open: Vec<PaperId> = self.names(id).to_vec();
        while let Some(name) = open.pop() {
            if let Some(entry) = entries.get(&name).filter(|_| !found.contains(&name)) {
                found.push(name);
                open.extend(entry.ids().iter().flat_map(|id| self.names(id)).cloned());
            }
        }
        found
    }
}

fn is_title(id: &PaperId) -> bool {
    id.as_str().starts_with("title:")
}

/// Whether identifiers belong to different papers: both have some of one kind, the title's apart, and none in common.
/// DOIs of different registrants are of different kinds: a preprint server gives one and the journal another.
pub(crate) fn are_apart(some: &[PaperId], others: &[PaperId]) -> bool {
    let mut kinds: Vec<&str> = some.iter().filter(|id| !is_title(id)).map(kind).collect();
    kinds.dedup();
    kinds.iter().any(|of| {
        let mut same = others.iter().filter(|id| kind(id) == *of).peekable();
        same.peek().is_some() && !same.any(|id| some.contains(id))
    })
}

fn kind(id: &PaperId) -> &str {
    let ends = if id.as_str().starts_with("doi:") { '/' } else { ':' };
    id.as_str().split_once(ends).map_or("", |(kind, _)| kind)
}
