//! Operations on papers: saving, removing, marking, opening.

use offprint_paper::{Paper, PaperId};

use crate::{Entry, Kind, Library, Next, Standing, Status, work::Work};

impl Library {
    /// Saves papers at `now` (milliseconds since 1970-01-01 UTC). A paper that is saved already keeps its
    /// date; if it is known by more identifiers than before, its entry is brought up to date. One that is in the bin
    /// comes back with its tags, notes and lists.
    pub fn save(&self, papers: &[&Paper], now: u64) -> Next {
        let mut work = Work::begin(self, now);
        papers.iter().for_each(|paper| work.save(paper, now));
        work.finish(Kind::Saved)
    }

    /// Gives an entry the links that `paper` has and the entry lacks, as when it was saved before they had arrived;
    /// `None` if there is nothing to add. This is no operation of the reader's: it cannot be taken back.
    pub fn complete(&self, paper: &Paper, now: u64) -> Option<Next> {
        let known = self.find(&paper.ids)?;
        let (old, new) = (&known.paper.links, &paper.links);
        let learned = |old: &Option<String>, new: &Option<String>| old.is_none() && new.is_some();
        if !(learned(&old.page, &new.page)
            || learned(&old.pdf, &new.pdf)
            || learned(&old.project, &new.project))
        {
            return None;
        }
        let mut work = Work::begin(self, now);
        work.put(known.refreshed(paper, work.stamp));
        Some(work.finish_unnoted())
    }

    /// Puts the papers with these identifiers into the bin, under all names that they were saved by.
    pub fn remove(&self, ids: &[PaperId], now: u64) -> Next {
        let mut work = Work::begin(self, now);
        for id in ids {
            for name in work.library.saved.same_paper(id, &work.library.entries) {
                let Some(entry) = work.library.entries.get(&name) else { continue };
                work.put(Entry { removed: Some(work.stamp), ..Entry::clone(entry) });
            }
        }
        work.finish(Kind::Removed)
    }

    /// Brings papers back from the bin, with all that the reader made of them. A tombstone stays what it is.
    pub fn restore(&self, ids: &[PaperId], now: u64) -> Next {
        let mut work = Work::begin(self, now);
        for id in ids {
            work.restore(id);
        }
        work.finish(Kind::Restored)
    }

    /// Says of saved papers how far the reader has come; `None` takes that back. A paper that has the status already
    /// keeps its date.
    pub fn set_status(&self, ids: &[PaperId], status: Option<Status>, now: u64) -> Next {
        let mut work = Work::begin(self, now);
        work.change(ids, &mut |entry, stamp| {
            let differs = entry.standing.status != status;
            if differs {
                entry.standing = Standing { stamp, at: now, status };
            }
            differs
        });
        work.finish(Kind::Status(status))
    }

    /// Notes that a saved paper was opened at `now`. This cannot be taken back.
    pub fn opened(&self, id: &PaperId, now: u64) -> Next {
        let mut work = Work::begin(self, now);
        work.change(std::slice::from_ref(id), &mut |entry, _| {
            entry.opened_at = entry.opened_at.max(now);
            true
        });
        work.finish_unnoted()
    }
}

impl Work<'_> {
    /// Saves one paper.
    pub fn save(&mut self, paper: &Paper, now: u64) {
        if let Some(known) = self.library.find(&paper.ids) {
            if paper.ids.iter().any(|id| !known.ids().contains(id)) {
                self.put(known.refreshed(paper, self.stamp));
            }
            return;
        }
        if paper.ids.iter().map(|id| self.restore(id)).fold(false, |any, one| any | one) {
            return self.save(paper, now);
        }
        let tombstone = paper.ids.iter().find_map(|id| {
            let name = self.library.gone.names(id).first()?;
            self.library.entries.get(name)
        });
        let entry = match tombstone {
            Some(entry) => Entry { saved: self.stamp, ..entry.refreshed(paper, self.stamp) },
            None => Entry::stamped(paper, now, self.stamp),
        };
        self.put(entry);
    }

    /// Brings a paper back from the bin, under all names that it was saved by; whether it was there.
    pub fn restore(&mut self, id: &PaperId) -> bool {
        let mut found = false;
        for name in self.library.gone.same_paper(id, &self.library.entries) {
            let Some(entry) = self.library.entries.get(&name).filter(|entry| !entry.is_tombstone()) else {
                continue;
            };
            let entry = Entry { saved: self.stamp, ..Entry::clone(entry) };
            self.put(entry);
            found = true;
        }
        found
    }
}
