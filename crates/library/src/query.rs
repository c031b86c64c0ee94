//! What the reader's own words in a query stand for: `tag:`, `list:`, `note:` and the statuses.

use std::sync::Arc;

use crate::{Entry, Library, Note, Status};

/// A word of a query that only the library can answer. Names are compared whatever their case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LibraryQuery<'q> {
    /// What has a tag of this name; if there is none, tags with a word that begins so.
    Tag(&'q str),
    /// What is on a list of this name; if there is none, lists with a word that begins so.
    List(&'q str),
    /// What has a note in which each of these words begins a word, whatever their case.
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
        let has_words = |note: &Note| {
            let note = note.text.to_lowercase();
            words(&text).all(|word| words(&note).any(|of_note| of_note.starts_with(word)))
        };
        let all_lists = || self.lists.iter().filter(|list| !list.is_removed());
        let known: Vec<String> = match query {
            LibraryQuery::Tag(_) => self.tags().into_iter().map(|(tag, _)| tag).collect(),
            LibraryQuery::List(_) => all_lists().map(|list| list.name.clone()).collect(),
            _ => Vec::new(),
        };
        let is_whole = |name: &str| name.to_lowercase() == text;
        // A name that nothing has is still being typed.
        let whole = known.iter().any(|name| is_whole(name));
        let is_named = |name: &str| if whole { is_whole(name) } else { begins(name, &text) };
        let lists: Vec<_> = all_lists().filter(|list| is_named(&list.name)).collect();
        let fits = |entry: &&Arc<Entry>| match query {
            LibraryQuery::Tag(_) => entry.tags().any(is_named),
            LibraryQuery::List(_) => lists.iter().any(|list| entry.is_on(&list.id)),
            _ => entry.notes().any(has_words),
        };
        self.iter().filter(fits).collect()
    }
}

/// Whether a name, or one of its words, begins so; `text` is in lower case.
fn begins(name: &str, text: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with(text) || words(&name).any(|word| word.starts_with(text))
}

/// The words of a text: stretches of letters and digits.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
