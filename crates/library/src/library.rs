//! The set of saved papers, and the operations on it.

use std::{collections::HashMap, sync::Arc};

use offprint_paper::{Paper, PaperId};

use crate::{
    Change, Entry, Next, encode, entry_key,
    undo::{Edit, History},
};

/// The saved papers. Immutable: operations answer with the [`Next`] library. Copies share their entries.
///
/// An entry is found by any of its identifiers. Two records can turn out to be one paper, when they were
/// saved before a source knew that: such entries are shown as one, the oldest, and removed together.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// By the entry's first identifier, which names its record.
    entries: HashMap<PaperId, Arc<Entry>>,
    /// For each identifier the names of the entries that carry it, oldest first.
    names: HashMap<PaperId, Vec<PaperId>>,
    history: History,
}

impl Library {
    /// How many papers are saved.
    pub fn len(&self) -> usize {
        self.entries.iter().filter(|(name, entry)| self.leads(name, entry)).count()
    }

    /// Whether nothing is saved.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry that carries this identifier.
    pub fn get(&self, id: &PaperId) -> Option<&Arc<Entry>> {
        self.entries.get(self.names.get(id)?.first()?)
    }

    /// The entry that carries one of these identifiers.
    pub fn find(&self, ids: &[PaperId]) -> Option<&Arc<Entry>> {
        ids.iter().find_map(|id| self.get(id))
    }

    /// Whether an entry carries one of these identifiers.
    pub fn contains_any(&self, ids: &[PaperId]) -> bool {
        self.find(ids).is_some()
    }

    /// The entries, latest saved first.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Entry>> {
        let mut shown: Vec<_> = self.entries.iter().filter(|(name, entry)| self.leads(name, entry)).collect();
        shown.sort_unstable_by(|(a, x), (b, y)| y.saved_at.cmp(&x.saved_at).then(a.cmp(b)));
        shown.into_iter().map(|(_, entry)| entry)
    }

    /// Saves a paper at `now` (milliseconds since 1970-01-01 UTC). A paper that is saved already keeps its
    /// date; if it is known by more identifiers than before, its entry is brought up to date.
    pub fn save(&self, paper: &Paper, now: u64) -> Next {
        let fresh = Entry::from_paper(paper, now);
        let Some(known) = self.find(fresh.ids()) else {
            return self.operation(vec![fresh.into()], Vec::new());
        };
        let learned = fresh.ids().iter().any(|id| !known.ids().contains(id));
        let update = learned.then(|| known.refreshed(paper).into());
        self.operation(update.into_iter().collect(), Vec::new())
    }

    /// Gives an entry the links that `paper` has and the entry lacks, as when it was saved before they had arrived;
    /// `None` if there is nothing to add. This is no operation of the reader's: it cannot be taken back.
    pub fn complete(&self, paper: &Paper) -> Option<Next> {
        let known = paper.ids.iter().find_map(|id| self.get(id))?;
        let (old, new) = (&known.paper.links, &paper.links);
        let learned = |old: &Option<String>, new: &Option<String>| old.is_none() && new.is_some();
        if !(learned(&old.page, &new.page)
            || learned(&old.pdf, &new.pdf)
            || learned(&old.project, &new.project))
        {
            return None;
        }
        let (name, fresh) = (known.id()?.clone(), known.refreshed(paper));
        let edit = Edit { name, before: Some(Arc::clone(known)), after: Some(fresh.into()) };
        Some(self.clone().carry_out(vec![edit]))
    }

    /// Removes the paper with this identifier, under all names that it was saved by.
    pub fn remove(&self, id: &PaperId) -> Next {
        self.operation(Vec::new(), self.same_paper(id))
    }

    /// Marks the paper with this identifier read at `now` (milliseconds since 1970-01-01 UTC), or unread with `None`.
    /// A paper that is not saved has no such mark, and one that is marked already keeps its date.
    pub fn mark_read(&self, id: &PaperId, now: Option<u64>) -> Next {
        let entry = self.get(id).filter(|entry| entry.read_at.is_some() != now.is_some());
        let marked = entry.map(|entry| Arc::new(Entry { read_at: now, ..Entry::clone(entry) }));
        self.operation(marked.into_iter().collect(), Vec::new())
    }

    /// Whether there is an operation to take back.
    pub fn can_undo(&self) -> bool {
        !self.history.is_empty()
    }

    /// Takes the latest operation back, up to [`crate::UNDO_DEPTH`] times; `None` if there is none. A record
    /// that another tab has changed since is left as that tab made it.
    pub fn undo(&self) -> Option<Next> {
        let mut library = self.clone();
        let edits = library.history.pop()?;
        let back = edits.iter().filter(|edit| self.entries.get(&edit.name) == edit.after.as_ref());
        let back = back.map(|edit| Edit {
            name: edit.name.clone(),
            before: edit.after.clone(),
            after: edit.before.clone(),
        });
        Some(library.carry_out(back.collect()))
    }

    /// Puts an entry in the place of what has its name, without an operation that could be taken back.
    pub(crate) fn put(&mut self, name: &PaperId, entry: Option<Arc<Entry>>) {
        if let Some(old) = self.entries.remove(name) {
            for id in old.ids() {
                if let Some(names) = self.names.get_mut(id) {
                    names.retain(|other| other != name);
                    if names.is_empty() {
                        self.names.remove(id);
                    }
                }
            }
        }
        let Some(entry) = entry else { return };
        self.entries.insert(name.clone(), Arc::clone(&entry));
        for id in entry.ids() {
            let mut names = self.names.remove(id).unwrap_or_default();
            if !names.contains(name) {
                let age = |name: &PaperId| (self.entries.get(name).map(|entry| entry.saved_at), name.clone());
                let place = names.iter().take_while(|other| age(other) < age(name)).count();
                names.insert(place, name.clone());
            }
            self.names.insert(id.clone(), names);
        }
    }

    /// The same operations to take back, and no entries.
    pub(crate) fn emptied(&self) -> Self {
        Self { history: self.history.clone(), ..Self::default() }
    }

    /// Whether the entry stands for its paper: no older one shares an identifier.
    fn leads(&self, name: &PaperId, entry: &Entry) -> bool {
        entry.ids().iter().all(|id| self.names.get(id).and_then(|names| names.first()) == Some(name))
    }

    /// Names of all entries that share an identifier with `id`'s, or with one that does.
    fn same_paper(&self, id: &PaperId) -> Vec<PaperId> {
        let mut found: Vec<PaperId> = Vec::new();
        let mut open: Vec<PaperId> = self.names.get(id).cloned().unwrap_or_default();
        while let Some(name) = open.pop() {
            if let Some(entry) = self.entries.get(&name).filter(|_| !found.contains(&name)) {
                found.push(name);
                open.extend(entry.ids().iter().filter_map(|id| self.names.get(id)).flatten().cloned());
            }
        }
        found
    }

    /// An operation of the reader: noted, so that it can be taken back.
    fn operation(&self, put: Vec<Arc<Entry>>, remove: Vec<PaperId>) -> Next {
        let put = put.into_iter().filter_map(|entry| Some((entry.id()?.clone(), Some(entry))));
        let remove = remove.into_iter().map(|name| (name, None));
        let edits: Vec<Edit> = put
            .chain(remove)
            .map(|(name, after)| Edit { before: self.entries.get(&name).cloned(), name, after })
            .collect();
        let mut library = self.clone();
        library.history.push(edits.clone());
        library.carry_out(edits)
    }

    fn carry_out(mut self, edits: Vec<Edit>) -> Next {
        let mut changes = Vec::new();
        let (mut added, mut removed, mut marked) = (Vec::new(), Vec::new(), Vec::new());
        for Edit { name, before, after } in edits {
            let key = entry_key(&name);
            changes
                .push(after.as_ref().map_or(Change::Delete(key.clone()), |e| Change::Write(key, encode(e))));
            self.put(&name, after.clone());
            match (before, after) {
                (None, Some(entry)) => added.push(entry),
                (Some(entry), None) => removed.push(entry),
                (Some(before), Some(entry)) if before.read_at != entry.read_at => marked.push(entry),
                _ => {}
            }
        }
        Next { library: self, changes, added, removed, marked }
    }
}
