//! Two libraries as one.

use crate::{Kind, Library, Next, work::Work};

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
}
