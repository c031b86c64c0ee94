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

    /// Adds an entry, which stands among `entries`.
    pub fn add(&mut self, name: &PaperId, entry: &Entry, entries: &Entries) {
        for id in entry.ids() {
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
        entry.ids().iter().all(|id| self.names(id).first() == Some(name))
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
