//! Any text is read as a shared list or refused with a sentence; one that is read keeps the limits.

use offprint_library::{MOST_SHARED, SharedList};

/// Checks one text.
pub fn check(text: &str) {
    match SharedList::from_text(text) {
        Ok(list) => {
            assert!(list.papers.len() <= MOST_SHARED);
            assert!(list.papers.iter().all(|paper| !paper.to_paper().ids.is_empty()));
            assert_eq!(SharedList::from_text(&list.to_text()), Ok(list));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
