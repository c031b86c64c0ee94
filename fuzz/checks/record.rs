//! Any text is read as a record of the library or refused; one that is read is written so that it reads the same.

use offprint_library::{Library, Seen, decode, decode_list, encode, encode_list};

/// Checks one text.
pub fn check(text: &str) {
    match decode(text) {
        Ok(entry) => assert_eq!(decode(&encode(&entry)), Ok(entry)),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(list) = decode_list(text) {
        assert_eq!(decode_list(&encode_list(&list)), Ok(list));
    }
    // Whatever lies under a key, nothing is lost: it is in the library or among what could not be read.
    for key in ["offprint/entry/arxiv:2306.01736", "offprint/removed/arxiv:2306.01736", "offprint/list/abc"] {
        let loaded = Library::load([(key.to_owned(), text.to_owned())], 1_700_000_000_000);
        assert_ne!(loaded.library == Library::default(), loaded.unreadable.is_empty());
        assert!(loaded.unreadable.iter().all(|record| record.text == text && record.key == key));
    }
    if let Some(seen) = Seen::decode(text) {
        assert_eq!(Seen::decode(&seen.encode()), Some(seen));
    }
    // The history is read as far as it is one.
    let history = Library::default().with_history(&[text]);
    let record = history.history_record();
    assert_eq!(history.with_history(&[&record]).history_record(), record);
}
