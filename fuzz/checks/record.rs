//! Any text is read as a record of the library or refused; one that is read is written so that it reads the same.

use offprint_library::{Library, decode, encode};

/// Checks one text.
pub fn check(text: &str) {
    match decode(text) {
        Ok(entry) => assert_eq!(decode(&encode(&entry)), Ok(entry)),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    // Whatever lies under a key, nothing is lost: it is in the library or among what could not be read.
    let key = "offprint/entry/arxiv:2306.01736";
    let loaded = Library::load([(key.to_owned(), text.to_owned())]);
    assert_eq!(loaded.library.len() + loaded.unreadable.len(), 1);
    assert!(loaded.unreadable.iter().all(|record| record.text == text && record.key == key));
}
