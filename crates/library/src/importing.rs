//! Taking a file in: what would come of it, and doing it.

use std::sync::Arc;

use offprint_paper::PaperId;

use crate::{
    Entry, Import, Kind, Library, List, Next, Note, Rejected, Stamp, Standing, entry::fill, index::are_apart,
    note, work::Work,
};

/// What would come of taking a file in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// Papers that are not saved here.
    pub new: Vec<Arc<Entry>>,
    /// Papers that are saved here and of which the file says more; as the file has them.
    pub changed: Vec<Arc<Entry>>,
    /// Papers that are saved here, and the file adds nothing.
    pub same: Vec<Arc<Entry>>,
    /// Papers that were removed here. They stay so unless the reader chooses (see [`Import::reviving`]).
    pub in_bin: Vec<Arc<Entry>>,
    /// Papers that the file says were removed later than they were saved here: they go into the bin.
    pub removed: Vec<Arc<Entry>>,
    /// Lists that are made, or get another name, or are removed, as they will be.
    pub lists: Vec<Arc<List>>,
    /// Rows that could not be read.
    pub rejected: Vec<Rejected>,
}

impl Library {
    /// What would come of taking a file in.
    pub fn preview(&self, import: &Import) -> Preview {
        let mut preview = Preview { rejected: import.rejected.clone(), ..Preview::default() };
        for list in &import.lists {
            match self.any_list(&list.id) {
                None if list.is_removed() => {}
                None => preview.lists.push(Arc::clone(list)),
                Some(mine) => {
                    let after = mine.merged(list);
                    if (&after.name, after.is_removed()) != (&mine.name, mine.is_removed()) {
                        preview.lists.push(after.into());
                    }
                }
            }
        }
        for entry in &import.entries {
            let known = self.known(entry);
            let place = match known {
                None if entry.is_removed() => continue,
                None => &mut preview.new,
                Some(known) => {
                    let after =
                        joined(known, entry, import.is_foreign, Stamp { ms: u64::MAX, ..Stamp::default() });
                    match (known.is_removed(), after.is_removed()) {
                        (true, _) if entry.is_removed() => continue,
                        (true, true) => &mut preview.in_bin,
                        (true, false) => &mut preview.new,
                        (false, true) => &mut preview.removed,
                        // One that only gets a place on the list is changed all the same.
                        (false, false) if after == **known && import.onto.is_none() => &mut preview.same,
                        (false, false) => &mut preview.changed,
                    }
                }
            };
            place.push(Arc::clone(entry));
        }
        preview
    }

    /// Takes a file in at `now` (milliseconds since 1970-01-01 UTC), as one operation: what is later counts, part by
    /// part; notes that were written apart are all kept; another program's file only adds. A paper is known by any of
    /// its identifiers, the title's among them.
    pub fn import(&self, import: &Import, now: u64) -> Next {
        let mut work = Work::begin(self, now);
        for list in &import.lists {
            let mut list = (**list).clone();
            list.clamp(now);
            work.library.clock.observe(list.latest(), now);
            let list = self.any_list(&list.id).map_or(list.clone(), |mine| mine.merged(&list));
            work.put_list(list);
        }
        for entry in &import.entries {
            // An earlier row can have been of the same paper.
            let known = work.library.known(entry).cloned();
            let mut entry = (**entry).clone();
            entry.clamp(now);
            work.library.clock.observe(entry.latest(), now);
            let mut entry = match &known {
                Some(known) => joined(known, &entry, import.is_foreign, work.stamp),
                None if import.is_foreign => restamped(entry, now, work.stamp),
                None => entry,
            };
            if entry.ids().iter().any(|id| import.revived.contains(id)) && !entry.is_tombstone() {
                entry.saved = entry.saved.max(work.stamp);
            }
            work.put(entry);
        }
        if let Some(name) = &import.onto {
            let list = work.create_list(name.clone(), now);
            let papers: Vec<PaperId> =
                import.entries.iter().filter_map(|entry| entry.id().cloned()).collect();
            work.add_to_list(&papers, &list);
        }
        work.finish(Kind::Imported)
    }

    /// The entry here that is the same paper: of the same name, otherwise with an identifier in common, saved rather
    /// than removed. The title is one of the identifiers; it is not hashed here, since Unicode's tables would come with
    /// that into the browser.
    /// What a file says was removed is known by its name only.
    fn known(&self, entry: &Entry) -> Option<&Arc<Entry>> {
        let same_name = entry.id().and_then(|name| self.entries.get(name));
        if entry.is_removed() {
            return same_name;
        }
        let gone = |id: &PaperId| {
            let known = self.entries.get(self.gone.names(id).first()?);
            known.filter(|known| !are_apart(known.ids(), entry.ids()))
        };
        same_name.or_else(|| self.find(entry.ids())).or_else(|| entry.ids().iter().find_map(gone))
    }
}

/// An entry here with what a file says of it.
fn joined(known: &Entry, entry: &Entry, is_foreign: bool, stamp: Stamp) -> Entry {
    if is_foreign {
        return completed(known, entry, stamp);
    }
    let mut joined = known.merged(entry);
    // The record here keeps its name.
    if joined.id() != known.id() {
        joined.paper.ids = crate::entry::joined(known.ids(), &joined.paper.ids);
    }
    joined
}

/// An entry of another program's file as it is saved.
fn restamped(mut entry: Entry, now: u64, stamp: Stamp) -> Entry {
    (entry.saved, entry.facts, entry.saved_at) = (stamp, stamp, now);
    let (standing, tags) = (entry.standing.status, std::mem::take(&mut entry.tags));
    entry.standing = Standing::default();
    if standing.is_some() {
        entry.standing = Standing { stamp, at: now, status: standing };
    }
    tags.names().for_each(|tag| entry.tags.set(tag, stamp, Some(String::new())));
    entry.notes.iter_mut().for_each(|note| note.stamp = stamp);
    entry
}

/// An entry here with what it lacks and another program's file has. What is in the bin is left alone but for its place.
fn completed(known: &Entry, entry: &Entry, stamp: Stamp) -> Entry {
    let mut all = known.clone();
    if known.slim {
        (all.paper, all.slim, all.facts) = (entry.paper.clone(), false, stamp);
        all.paper.ids = crate::entry::joined(known.ids(), entry.ids());
    } else {
        fill(&mut all.paper, &entry.paper);
        if all.paper != known.paper {
            all.facts = stamp;
        }
    }
    if all.standing.status.is_none() && entry.standing.status.is_some() {
        all.standing = Standing { stamp, at: stamp.ms, status: entry.standing.status };
    }
    for tag in entry.tags.names().filter(|tag| known.tags.get(tag).is_none()) {
        all.tags.set(tag, stamp, Some(String::new()));
    }
    for theirs in entry.notes.iter().filter(|theirs| !known.notes.iter().any(|mine| mine.text == theirs.text))
    {
        note::merge(&mut all.notes, &[Note { stamp, ..theirs.clone() }]);
    }
    all
}
