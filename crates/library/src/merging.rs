//! Two libraries as one, and two records of one paper as one.

use crate::{Entry, Kind, Library, Next, work::Work};

impl Library {
    /// This library with all that another holds, at `now` (milliseconds since 1970-01-01 UTC). Each part of each record
    /// is as its latest writer left it, and notes that were written apart are all there. The order of libraries does
    /// not matter, nor how often one comes.
    pub fn merge(&self, other: &Self, now: u64) -> Next {
        let mut work = Work::begin(self, now);
        for list in &other.lists {
            let list = self.any_list(&list.id).map_or_else(|| (**list).clone(), |mine| mine.merged(list));
            work.put_list(list);
        }
        for (name, entry) in &other.entries {
            let entry = self.entries.get(name).map_or_else(|| (**entry).clone(), |mine| mine.merged(entry));
            work.put(entry);
        }
        work.library.clock.observe(other.clock.last, now);
        work.finish(Kind::Merged)
    }

    /// Brings records together that turned out to be of one paper: the oldest gets what the others hold (tags, notes,
    /// lists, identifiers), and of those tombstones are left. Until then only the oldest is shown. This is no operation
    /// of the reader's: it cannot be taken back. Nothing changes if each paper has one record.
    pub fn unite(&self, now: u64) -> Next {
        let mut work = Work::begin(self, now);
        let leads: Vec<_> = self.shown().filter_map(|entry| entry.id().cloned()).collect();
        for name in leads {
            let all = self.saved.same_paper(&name, &self.entries);
            let others =
                all.iter().filter(|other| **other != name).filter_map(|other| self.entries.get(other));
            let others: Vec<_> = others.filter(|other| !self.leads(other)).collect();
            let Some(lead) = self.entries.get(&name).filter(|_| !others.is_empty()) else { continue };
            work.put(others.iter().fold(Entry::clone(lead), |lead, other| lead.merged(other)));
            for other in others {
                work.put(Entry { removed: Some(work.stamp), ..Entry::clone(other) }.tombstone());
            }
        }
        work.finish_unnoted()
    }
}
