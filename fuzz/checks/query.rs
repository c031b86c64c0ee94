//! Any text is a query: it is read without a panic, and what is printed of it reads the same.

use offprint_search::{parse, reading};

/// Checks one text.
pub fn check(text: &str) {
    let query = parse(text);
    let printed = query.to_string();
    assert_eq!(parse(&printed), query, "{text:?} printed as {printed:?}");
    if let Some(reading) = reading(text) {
        assert!(!reading.why.is_empty(), "{text:?}");
        assert!(reading.to_string().chars().count() < 400, "{text:?}");
    }
}
