//! Operations on what a reader says of papers: tags and notes.

use offprint_paper::PaperId;

use crate::{Entry, Kind, Library, LimitError, Next, Stamp, clean_name, names::check_note, note, work::Work};

impl Library {
    /// Gives saved papers a tag, or takes it from them.
    ///
    /// # Errors
    /// See [`clean_name`].
    pub fn tag(&self, ids: &[PaperId], tag: &str, on: bool, now: u64) -> Result<Next, LimitError> {
        let tag = clean_name(tag)?;
        let mut work = Work::begin(self, now);
        work.change(ids, &mut |entry, stamp| {
            let differs = entry.has_tag(&tag) != on;
            if differs {
                entry.tags.set(&tag, stamp, on.then(String::new));
            }
            differs
        });
        Ok(work.finish(if on { Kind::Tagged } else { Kind::Untagged }))
    }

    /// Gives a tag another name on all papers, those in the bin included. A tag that has that name already takes its
    /// papers in.
    ///
    /// # Errors
    /// See [`clean_name`].
    pub fn rename_tag(&self, from: &str, to: &str, now: u64) -> Result<Next, LimitError> {
        let to = clean_name(to)?;
        let mut work = Work::begin(self, now);
        for entry in self.entries.values().filter(|entry| entry.has_tag(from) && from != to) {
            let mut entry = crate::Entry::clone(entry);
            entry.tags.set(from, work.stamp, None);
            if !entry.has_tag(&to) {
                entry.tags.set(&to, work.stamp, Some(String::new()));
            }
            work.put(entry);
        }
        Ok(work.finish(Kind::RenamedTag))
    }

    /// Writes a saved paper's note in the place of the versions that `replaces` names (all that the reader saw); empty
    /// text deletes them. A version that is not named stays beside the new one.
    ///
    /// # Errors
    /// The text is longer than [`crate::LONGEST_NOTE`].
    pub fn edit_note(
        &self,
        id: &PaperId,
        text: &str,
        replaces: &[Stamp],
        now: u64,
    ) -> Result<Next, LimitError> {
        // No record holds it.
        let text = &text.replace('\0', "");
        check_note(text)?;
        let mut work = Work::begin(self, now);
        // Removed in another tab while it was written: the note lies in the bin with everything else.
        let Some(entry) = self.get(id).or_else(|| self.in_bin(id)) else {
            return Ok(work.finish(Kind::Note));
        };
        let mut entry = Entry::clone(entry);
        if note::edit(&mut entry.notes, work.stamp, text, replaces) {
            work.put(entry);
        }
        Ok(work.finish(Kind::Note))
    }
}
