//! How two records of one paper come together, and how one is taken in from outside.

use offprint_paper::{Span, json::to_string};

use crate::{
    Entry, Stamp,
    entry::joined,
    names::{check_note, clean_name},
    note,
};

impl Entry {
    /// This record with what is later in another of the same name. The order of records does not matter, nor how often
    /// one comes.
    pub(crate) fn merged(&self, other: &Self) -> Self {
        let mut entry = self.clone();
        if other.has_later_facts(self) {
            entry.paper = other.paper.clone();
            entry.facts = other.facts;
        }
        entry.paper.ids = joined(&self.paper.ids, &other.paper.ids);
        entry.slim = self.slim && other.slim;
        entry.saved_at = self.saved_at.min(other.saved_at);
        entry.opened_at = self.opened_at.max(other.opened_at);
        entry.standing = self.standing.max(other.standing);
        entry.saved = self.saved.max(other.saved);
        entry.removed = self.removed.max(other.removed);
        entry.tags.merge(&other.tags);
        entry.lists.merge(&other.lists);
        note::merge(&mut entry.notes, &other.notes);
        entry
    }

    /// A tombstone has no facts; otherwise the later ones count, and of two that were written at once (which only a
    /// clamped clock does) the greater text.
    fn has_later_facts(&self, other: &Self) -> bool {
        match (other.slim, self.slim) {
            (true, false) => true,
            (false, true) => false,
            _ if self.facts != other.facts => self.facts > other.facts,
            _ => self.facts_text() > other.facts_text(),
        }
    }

    /// The facts of the paper, comparable.
    pub(crate) fn facts_text(&self) -> String {
        let mut paper = self.paper.clone();
        paper.ids.clear();
        to_string(&paper)
    }

    /// Takes the stamps in at `now`. What was saved is not removed by it.
    pub(crate) fn clamp(&mut self, now: u64) {
        let was_removed = self.is_removed();
        self.facts = self.facts.clamped(now);
        self.saved = self.saved.clamped(now);
        self.removed = self.removed.map(|stamp| stamp.clamped(now));
        self.standing.stamp = self.standing.stamp.clamped(now);
        self.opened_at = Stamp::from_ms(self.opened_at).clamped(now).ms;
        self.tags.clamp(now);
        self.lists.clamp(now);
        note::clamp(&mut self.notes, now);
        note::settle(&mut self.notes);
        if self.is_removed() && !was_removed {
            self.saved = self.saved.max(self.removed.unwrap_or_default());
        }
    }

    /// The latest stamp.
    pub(crate) fn latest(&self) -> Stamp {
        let single = [self.facts, self.saved, self.removed.unwrap_or_default(), self.standing.stamp];
        let notes = self.notes.iter().map(|note| note.stamp);
        let latest = single.into_iter().chain(notes).max().unwrap_or_default();
        latest.max(self.tags.latest()).max(self.lists.latest())
    }

    /// The rule of the format that the entry breaks, if any.
    pub(crate) fn broken_rule(&self) -> Option<&'static str> {
        let good_tag = |name: &String| clean_name(name).as_ref() == Ok(name);
        if self.paper.ids.is_empty() {
            Some("it has no identifier")
        } else if !Span::all_fit(&self.paper.title_spans, &self.paper.title) {
            Some("a span does not fit its title")
        } else if self.slim && self.removed.is_none() {
            Some("it has no paper")
        } else if !self.tags.all().iter().all(|(name, _)| good_tag(name)) {
            Some("a tag cannot be called so")
        } else if self.notes.iter().any(|note| check_note(&note.text).is_err()) {
            Some("a note is longer than 100,000 characters")
        } else {
            None
        }
    }
}
