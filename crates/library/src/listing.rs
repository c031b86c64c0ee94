//! Operations on lists and on what is on them.

use offprint_paper::PaperId;

use crate::{
    Entry, Kind, Library, LimitError, List, ListId, Next, clean_name, list::mixed, place, work::Work,
};

impl Library {
    /// Makes a list; it is the only one among [`Next::lists`].
    ///
    /// # Errors
    /// See [`clean_name`].
    pub fn create_list(&self, name: &str, now: u64) -> Result<Next, LimitError> {
        let name = clean_name(name)?;
        let mut work = Work::begin(self, now);
        work.create_list(name, now);
        Ok(work.finish(Kind::CreatedList))
    }

    /// Gives a list another name.
    ///
    /// # Errors
    /// See [`clean_name`].
    pub fn rename_list(&self, id: &ListId, name: &str, now: u64) -> Result<Next, LimitError> {
        let name = clean_name(name)?;
        let mut work = Work::begin(self, now);
        if let Some(list) = self.list(id).filter(|list| list.name != name) {
            work.put_list(List { name, named: work.stamp, ..List::clone(list) });
        }
        Ok(work.finish(Kind::RenamedList))
    }

    /// Removes a list; the papers on it stay saved.
    pub fn remove_list(&self, id: &ListId, now: u64) -> Next {
        let mut work = Work::begin(self, now);
        if let Some(list) = self.list(id) {
            work.put_list(List { removal: (work.stamp, true), ..List::clone(list) });
        }
        work.finish(Kind::RemovedList)
    }

    /// Puts saved papers at the end of a list, in this order; those that are on it stay where they are.
    pub fn add_to_list(&self, ids: &[PaperId], list: &ListId, now: u64) -> Next {
        let mut work = Work::begin(self, now);
        if self.list(list).is_some() {
            work.add_to_list(ids, list);
        }
        work.finish(Kind::AddedToList)
    }

    /// Takes papers from a list.
    pub fn take_from_list(&self, ids: &[PaperId], list: &ListId, now: u64) -> Next {
        let mut work = Work::begin(self, now);
        work.take_from_list(ids, list);
        work.finish(Kind::TookFromList)
    }

    /// Takes papers from one list and puts them at the end of another, in this order.
    pub fn move_to_list(&self, ids: &[PaperId], from: &ListId, to: &ListId, now: u64) -> Next {
        let mut work = Work::begin(self, now);
        if from != to && self.list(to).is_some() {
            work.add_to_list(ids, to);
            work.take_from_list(ids, from);
        }
        work.finish(Kind::Moved)
    }

    /// Moves a paper that is on a list to stand after another there; to the beginning without one.
    pub fn move_in_list(&self, id: &PaperId, list: &ListId, after: Option<&PaperId>, now: u64) -> Next {
        let mut work = Work::begin(self, now);
        if let Some(place) = self.place_after(id, list, after, mixed(work.stamp)) {
            work.change(std::slice::from_ref(id), &mut |entry, stamp| {
                entry.lists.set(list.as_str(), stamp, Some(place.clone()));
                true
            });
        }
        work.finish(Kind::Moved)
    }

    /// A place for `id` after another paper; `None` if it stands there already or one of them is not on the list.
    fn place_after(&self, id: &PaperId, list: &ListId, after: Option<&PaperId>, seed: u64) -> Option<String> {
        let moved = self.get(id).filter(|entry| entry.is_on(list))?;
        let all = self.entries_of_list(list);
        let was = all.iter().position(|entry| *entry == moved)?;
        let others: Vec<_> = all.iter().filter(|entry| **entry != moved).collect();
        let at = match after {
            Some(after) => {
                let after = self.get(after)?;
                1 + others.iter().position(|entry| **entry == after)?
            }
            None => 0,
        };
        if at == was {
            return None;
        }
        let before = at.checked_sub(1).and_then(|at| others[at].place_on(list));
        // Two that stand at one place, put there at once in two browsers, have nothing between them.
        let mut later = others[at..].iter().filter_map(|entry| entry.place_on(list));
        let next = later.find(|place| before.is_none_or(|before| *place > before));
        Some(place::between(before, next, seed))
    }
}

impl Work<'_> {
    /// Makes a list; its name is clean.
    pub fn create_list(&mut self, name: String, now: u64) -> ListId {
        let (id, named) = (ListId::new(self.stamp), self.stamp);
        self.put_list(List { id: id.clone(), name, made_at: now, named, removal: Default::default() });
        id
    }

    /// Puts saved papers at the end of a list.
    pub fn add_to_list(&mut self, ids: &[PaperId], list: &ListId) {
        let mut last: Option<String> = {
            let places = self.library.entries.values().filter_map(|entry| entry.place_on(list));
            places.max().map(str::to_owned)
        };
        let seed = mixed(self.stamp);
        self.change(ids, &mut |entry: &mut Entry, stamp| {
            let is_new = !entry.is_on(list);
            if is_new {
                let place = place::between(last.as_deref(), None, seed);
                entry.lists.set(list.as_str(), stamp, Some(place.clone()));
                last = Some(place);
            }
            is_new
        });
    }

    /// Takes papers from a list.
    pub fn take_from_list(&mut self, ids: &[PaperId], list: &ListId) {
        self.change(ids, &mut |entry, stamp| {
            let is_on = entry.is_on(list);
            if is_on {
                entry.lists.set(list.as_str(), stamp, None);
            }
            is_on
        });
    }
}
