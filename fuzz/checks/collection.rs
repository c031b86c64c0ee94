//! Any text is read as a collection or refused with a sentence; one that is read keeps the format's rules.

use offprint_paper::{Collection, Span};

/// Checks one text.
pub fn check(text: &str) {
    match Collection::from_json(text) {
        Ok(collection) => {
            for paper in &collection.papers {
                assert!(!paper.ids.is_empty());
                assert!(Span::all_fit(&paper.title_spans, &paper.title));
                assert!(Span::all_fit(&paper.spans, &paper.abstract_text));
            }
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
