//! What the reader's own words in a query stand for: `tag:`, `list:`, `note:` and the statuses.

use std::sync::Arc;

use crate::{Entry, Library, Note, Status};

/// A word of a query that only the library can answer. Names are compared whatever their case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LibraryQuery<'q> {
    /// What has a tag of this name.
    Tag(&'q str),
    /// What is on a list of this name.
    List(&'q str),
    /// What has a note with all of these words, whatever their case.
    Note(&'q str),
    /// What has this status; with `None`, what has none.
    Status(Option<Status>),
}

impl Library {
    /// The saved entries that a query asks for, latest saved first.
    pub fn matching(&self, query: LibraryQuery<'_>) -> Vec<&Arc<Entry>> {
        let (LibraryQuery::Tag(text) | LibraryQuery::List(text) | LibraryQuery::Note(text)) = query else {
            let LibraryQuery::Status(status) = query else { return Vec::new() };
            return self.iter().filter(|entry| entry.status() == status).collect();
        };
        let text = text.trim().to_lowercase();
        let is_named = |name: &str| name.to_lowercase() == text;
        let has_words = |note: &Note| {
            let note = note.text.to_lowercase();
            let words: Vec<&str> = words(&note).collect();
            self::words(&text).all(|word| words.contains(&word))
        };
        let lists: Vec<_> =
            self.lists.iter().filter(|list| !list.is_removed() && is_named(&list.name)).collect();
        let fits = |entry: &&Arc<Entry>| match query {
            LibraryQuery::Tag(_) => entry.tags().any(is_named),
            LibraryQuery::List(_) => lists.iter().any(|list| entry.is_on(&list.id)),
            _ => entry.notes().any(has_words),
        };
        self.iter().filter(fits).collect()
    }
}

/// The words of a text: stretches of letters and digits.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
