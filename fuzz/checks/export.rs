//! Any text is read as an export or refused with a sentence; what is read can be taken in, and is then exported so
//! that it reads the same.

use offprint_library::{Library, parse_export};

/// Checks one text.
pub fn check(text: &str) {
    let now = 1_700_000_000_000;
    let import = match parse_export(text) {
        Ok(import) => import,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    assert!(import.rejected().iter().all(|row| row.row > 0));
    let library = Library::new(1);
    assert_eq!(library.preview(&import).new.len(), import.len());
    let next = library.import(&import, now);
    let again = parse_export(&next.library.export()).unwrap_or_default();
    assert_eq!(again.rejected(), &[]);
    assert!(Library::new(2).import(&again, now).library == next.library);
    assert!(next.library.import(&again, now).changes.is_empty());
    if let Some(undone) = next.library.undo(now) {
        assert!(undone.library.is_empty() && undone.library.lists().is_empty());
    }
}
