//! What is said about changes of the library.

use offprint_library::{Kind, Next};

use crate::state::{facts, shelf::status_words};

/// What an operation did, as a sentence.
pub fn done(next: &Next) -> String {
    let what = what(next);
    let mut letters = what.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// What was taken back or done again, as a sentence that begins with `verb`.
pub fn taken_back(next: &Next, verb: &str) -> String {
    if next.changes.is_empty() {
        return "Another tab has changed this since; nothing was undone.".to_owned();
    }
    match (next.added.as_slice(), next.removed.as_slice()) {
        ([entry], []) => format!("Back in your library: {}", entry.paper.title),
        ([], [entry]) => format!("No longer saved: {}", entry.paper.title),
        _ => format!("{verb}: {}.", what(next)),
    }
}

/// What an operation did, in a few words.
fn what(next: &Next) -> String {
    let papers = facts::papers(next.papers());
    let list = next.lists.first().map(|list| format!("“{}”", list.name)).unwrap_or_default();
    match next.kind {
        Some(Kind::Saved) => format!("{papers} saved"),
        Some(Kind::Removed) if next.papers() == 1 => "removed from your library".to_owned(),
        Some(Kind::Removed) => format!("{papers} removed from your library"),
        Some(Kind::Restored) => format!("{papers} brought back"),
        Some(Kind::Status(Some(status))) => format!("{papers} marked “{}”", status_words(status)),
        Some(Kind::Status(None)) => format!("status of {papers} cleared"),
        Some(Kind::Tagged) => format!("{papers} tagged"),
        Some(Kind::Untagged) => format!("tag removed from {papers}"),
        Some(Kind::RenamedTag) => "tag renamed".to_owned(),
        Some(Kind::CreatedList) => format!("list {list} made"),
        Some(Kind::RenamedList) => format!("list renamed to {list}"),
        Some(Kind::RemovedList) => format!("list {list} removed, its papers stay saved"),
        Some(Kind::AddedToList) => format!("{papers} put on the list"),
        Some(Kind::TookFromList) => format!("{papers} taken off the list"),
        Some(Kind::Moved) => format!("{papers} moved"),
        Some(Kind::Note) => "note changed".to_owned(),
        Some(Kind::Imported | Kind::Merged) => format!("{papers} taken in"),
        None => "nothing changed".to_owned(),
    }
}
