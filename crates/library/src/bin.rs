//! The bin: removed papers are kept whole for a while, then as tombstones, so that other browsers learn of it.

use std::sync::Arc;

use offprint_paper::PaperId;

use crate::{Change, Entry, Library, Next, decode, encode, entry_key, removed_key, work::Work};

/// How long a removed paper stays whole, in milliseconds: 30 days.
pub const BIN_LIFE: u64 = 30 * 86_400_000;

impl Library {
    /// The removed entries that are still whole, latest removed first.
    pub fn bin(&self) -> impl Iterator<Item = &Arc<Entry>> {
        let whole = |entry: &&Arc<Entry>| entry.is_removed() && !entry.is_tombstone();
        let mut bin: Vec<_> = self.entries.values().filter(whole).collect();
        bin.sort_unstable_by(|a, b| b.removed.cmp(&a.removed).then_with(|| a.id().cmp(&b.id())));
        bin.into_iter()
    }

    /// The removed entry that is named `id` and still whole.
    pub fn in_bin(&self, id: &PaperId) -> Option<&Arc<Entry>> {
        self.entries.get(id).filter(|entry| entry.is_removed() && !entry.is_tombstone())
    }

    /// Leaves only a tombstone of a removed entry in this storage, once the caller has put its whole record elsewhere.
    /// This library still has it whole; one that is loaded later has it again after [`Library::take_in_bin`].
    pub fn slimmed(&self, id: &PaperId) -> Next {
        let mut next = Work::begin(self, 0).finish_unnoted();
        if let Some(entry) = self.in_bin(id) {
            next.changes.push(Change::Write(removed_key(id), encode(&entry.tombstone())));
            // A crash may have left the saved record beside the removed one.
            next.changes.push(Change::Delete(entry_key(id)));
        }
        next
    }

    /// Takes whole records of removed entries in from where the caller keeps them, at `now` (milliseconds since
    /// 1970-01-01 UTC). Nothing is written for those that are still in the bin; one that was saved again meanwhile
    /// gets back what only its whole record had, and is named in [`Next::left_bin`]. Records that cannot be read are
    /// passed over.
    pub fn take_in_bin<'t>(&self, records: impl IntoIterator<Item = &'t str>, now: u64) -> Next {
        let mut base = self.clone();
        let mut saved = Vec::new();
        for record in records {
            let Ok(mut entry) = decode(record) else { continue };
            let Some(name) = entry.id().cloned() else { continue };
            entry.clamp(now);
            base.clock.observe(entry.latest(), now);
            match self.entries.get(&name) {
                Some(there) if !there.is_removed() => saved.push(there.merged(&entry)),
                _ => base.take_in(entry),
            }
        }
        let mut work = Work::begin(&base, now);
        let left: Vec<PaperId> = saved.iter().filter_map(|entry| entry.id().cloned()).collect();
        saved.into_iter().for_each(|entry| work.put(entry));
        let mut next = work.finish_unnoted();
        next.left_bin.extend(left);
        next
    }

    /// Makes tombstones of what has been in the bin for more than [`BIN_LIFE`] at `now` (milliseconds since 1970-01-01
    /// UTC). This is no operation of the reader's: it cannot be taken back.
    pub fn expire(&self, now: u64) -> Next {
        let old =
            |entry: &&Arc<Entry>| entry.removed_at().is_some_and(|at| now.saturating_sub(at) > BIN_LIFE);
        let mut work = Work::begin(self, now);
        self.bin().filter(old).for_each(|entry| work.put(entry.tombstone()));
        work.finish_unnoted()
    }

    /// Makes tombstones of these removed entries at once: the reader empties the bin. This cannot be taken back.
    pub fn purge(&self, ids: &[PaperId], now: u64) -> Next {
        let mut work = Work::begin(self, now);
        ids.iter().filter_map(|id| self.in_bin(id)).for_each(|entry| work.put(entry.tombstone()));
        work.finish_unnoted()
    }
}
