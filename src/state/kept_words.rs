//! What `is:saved`, `tag:`, `list:` and `note:` in a query mean: numbers of papers, found in the library.

use std::sync::Arc;

use offprint_library::{Entry, Library, LibraryQuery, Status};
use offprint_paper::PaperId;
use offprint_search::{Kept, parse};

use super::library_view::status_of;

/// Gives the numbers of the papers that carry one of these identifiers, ascending.
pub type Numbers<'n> = &'n dyn Fn(&[PaperId]) -> Vec<u32>;

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
    let value = value.trim_matches('"');
    let with = |status: Status| library.iter().filter(|entry| status_of(entry) == status).collect();
    match (name, value) {
        ("tag", tag) => library.matching(LibraryQuery::Tag(tag)),
        ("list", list) => library.matching(LibraryQuery::List(list)),
        ("note", words) => library.matching(LibraryQuery::Note(words)),
        ("is", "read") => with(Status::Read),
        ("is", "reading") => with(Status::Reading),
        ("is", "unread") => library.iter().filter(|entry| status_of(entry) != Status::Read).collect(),
        ("is", "saved") => library.iter().collect(),
        _ => Vec::new(),
    }
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
        library = library.edit_note(&ids(1)[0], "Compare the *loss*.", &[], 8).unwrap().library;
        let list = library.create_list("To cite", 9).unwrap();
        library = list.library.add_to_list(&ids(1), &list.lists[0].id, 10).library;
        let numbers = |of: &[PaperId]| {
            (0..3).filter(|at| papers[*at as usize].ids.iter().any(|id| of.contains(id))).collect()
        };
        for (query, expected) in [
            ("tag:\"deep learning\" x", &[0][..]),
            ("tag:deep", &[0]),
            ("tag:other", &[]),
            ("list:\"to cite\"", &[1]),
            ("note:LOSS", &[1]),
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
