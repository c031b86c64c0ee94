//! What `is:saved`, `tag:`, `list:` and `note:` in a query mean: numbers of papers, found in the library.
//!
//! Names and words are compared as the search compares them: without accents, case and signs. A tag or list that is not
//! named wholly is one that is being typed: each counts that has a word which begins so.

use std::{cell::RefCell, collections::HashMap, sync::Arc};

use offprint_library::{Entry, Library, Note, Stamp, Status};
use offprint_paper::PaperId;
use offprint_search::{Kept, fold_text, parse};

use super::library_view::status_of;

/// Gives the numbers of the papers that carry one of these identifiers, ascending.
pub type Numbers<'n> = &'n dyn Fn(&[PaperId]) -> Vec<u32>;

thread_local! {
    /// Notes as they are compared, by version: every keystroke asks for all of them.
    static NOTES: RefCell<HashMap<Stamp, Box<str>>> = RefCell::default();
}

/// Whether a query may ask something of the library. Most do not, and every keystroke comes by here.
pub fn asks_library(query: &str) -> bool {
    let query = query.to_ascii_lowercase();
    ["is:", "tag:", "list:", "note:"].iter().any(|name| query.contains(name))
}

/// What a query asks of the library, resolved.
pub fn resolve(query: &str, library: &Library, numbers: Numbers<'_>) -> Vec<Kept> {
    let query = parse(query);
    let resolved = query.kept().into_iter().map(|text| {
        let ids: Vec<PaperId> =
            entries(text, library).iter().flat_map(|entry| entry.ids().iter().cloned()).collect();
        Kept { text: text.to_owned(), papers: numbers(&ids) }
    });
    resolved.collect()
}

fn entries<'l>(text: &str, library: &'l Library) -> Vec<&'l Arc<Entry>> {
    let (name, value) = text.split_once(':').unwrap_or_default();
    let value = fold_text(value.trim_matches('"'));
    let with = |fits: &dyn Fn(&Entry) -> bool| library.iter().filter(|entry| fits(entry)).collect();
    match (name, value.as_str()) {
        ("tag", tag) => {
            let tags = named(library.tags().into_iter().map(|(tag, _)| tag), tag, String::as_str);
            with(&|entry| tags.iter().any(|tag| entry.has_tag(tag)))
        }
        ("list", list) => {
            let lists = named(library.lists().into_iter().map(|(list, _)| list), list, |list| &list.name);
            with(&|entry| lists.iter().any(|list| entry.is_on(&list.id)))
        }
        ("note", words) => with(&|entry| entry.notes().any(|note| has_words(note, words))),
        ("is", "read") => with(&|entry| status_of(entry) == Status::Read),
        ("is", "reading") => with(&|entry| status_of(entry) == Status::Reading),
        ("is", "unread") => with(&|entry| status_of(entry) != Status::Read),
        ("is", "saved") => with(&|_| true),
        _ => Vec::new(),
    }
}

/// What is called so; if there is nothing, everything with a word that begins so.
fn named<T>(all: impl Iterator<Item = T>, wanted: &str, name: fn(&T) -> &str) -> Vec<T> {
    let all: Vec<(String, T)> = all.map(|one| (fold_text(name(&one)), one)).collect();
    let whole = all.iter().any(|(folded, _)| folded == wanted);
    let fits = |folded: &str| match whole {
        true => folded == wanted,
        false => folded.starts_with(wanted) || folded.split(' ').any(|word| word.starts_with(wanted)),
    };
    all.into_iter().filter(|(folded, _)| fits(folded)).map(|(_, one)| one).collect()
}

/// Whether each of these words begins a word of a note.
fn has_words(note: &Note, words: &str) -> bool {
    NOTES.with_borrow_mut(|notes| {
        let folded = notes.entry(note.stamp).or_insert_with(|| fold_text(&note.text).into());
        let begins = |word: &str| folded.split(' ').any(|of_note| of_note.starts_with(word));
        words.split(' ').all(begins)
    })
}

#[cfg(test)]
mod tests {
    use offprint_paper::Paper;

    use super::*;

    #[test]
    fn a_query_s_own_words_become_papers() {
        let papers = ["One", "Two", "Three"].map(|title| Paper::from_title(title, "test"));
        let ids = |at: usize| papers[at].ids.clone();
        let mut library = Library::new(1).save(&papers[..2].iter().collect::<Vec<_>>(), 5).library;
        library = library.tag(&ids(0), "Deep Learning", true, 6).unwrap().library;
        library = library.set_status(&ids(1), Some(Status::Read), 7).library;
        library = library.edit_note(&ids(1)[0], "Überraschend: compare the *loss*.", &[], 8).unwrap().library;
        let list = library.create_list("To cite", 9).unwrap();
        library = list.library.add_to_list(&ids(1), &list.lists[0].id, 10).library;
        let numbers = |of: &[PaperId]| {
            (0..3).filter(|at| papers[*at as usize].ids.iter().any(|id| of.contains(id))).collect()
        };
        for (query, expected) in [
            ("tag:\"deep learning\" x", &[0][..]),
            ("tag:deep-learning", &[0]),
            ("tag:lear", &[0]),
            ("tag:other", &[]),
            ("list:\"to cite\"", &[1]),
            ("note:LOSS", &[1]),
            ("note:\"uberraschend comp\"", &[1]),
            ("note:gain", &[]),
            ("is:saved", &[0, 1]),
            ("is:unread", &[0]),
            ("-is:read", &[1]),
            ("is:reading", &[]),
        ] {
            let kept = resolve(query, &library, &numbers);
            assert_eq!(kept.iter().map(|kept| &kept.papers[..]).collect::<Vec<_>>(), [expected], "{query}");
        }
        assert!(resolve("deep learning", &library, &numbers).is_empty() && !asks_library("deep learning"));
    }
}
