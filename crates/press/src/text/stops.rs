//! A space that was lost after a full stop, as in `model: DaTaSeg.We use`.

use super::edits::Edit;

/// Words that begin a sentence and no second half of a name: `DaTaSeg.We` is two sentences, `Think.Act` may be
/// a product.
const STARTERS: &[&str] = &[
    "A",
    "Additionally",
    "Although",
    "An",
    "As",
    "At",
    "Besides",
    "Both",
    "By",
    "Code",
    "Compared",
    "Despite",
    "Due",
    "Each",
    "Empirically",
    "Existing",
    "Experiments",
    "Extensive",
    "Finally",
    "First",
    "Firstly",
    "For",
    "From",
    "Further",
    "Furthermore",
    "Given",
    "Here",
    "Hence",
    "However",
    "If",
    "In",
    "Inspired",
    "Instead",
    "It",
    "Lastly",
    "Many",
    "Meanwhile",
    "Moreover",
    "Most",
    "Motivated",
    "Notably",
    "On",
    "Our",
    "Overall",
    "Previous",
    "Recent",
    "Recently",
    "Results",
    "Second",
    "Secondly",
    "Similarly",
    "Since",
    "Specifically",
    "Such",
    "Surprisingly",
    "That",
    "The",
    "Then",
    "Therefore",
    "These",
    "They",
    "This",
    "Those",
    "Through",
    "Thus",
    "To",
    "Unlike",
    "Using",
    "We",
    "When",
    "Where",
    "Whereas",
    "While",
    "With",
    "Without",
    "Yet",
];

/// Repairs: a full stop that ends a word of two lower-case letters or more, or a bracket, and runs into a word
/// that begins sentences.
pub(super) fn edits(source: &str) -> Vec<Edit> {
    let stop = |(at, _): (usize, &str)| {
        let mut before = source[..at].chars().rev();
        let ends_word = match (before.next(), before.next()) {
            (Some(')' | ']' | '%'), _) => true,
            (Some(last), Some(previous)) => last.is_lowercase() && previous.is_alphabetic(),
            _ => false,
        };
        let word = source[..at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        let rest = &source[at + 1..];
        let next = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
        let goes_on = rest[next.len()..].starts_with([' ', ',']);
        // A full stop inside what stands before means an abbreviation or an address.
        let plain = !word.contains(['.', '/', '@']);
        (ends_word && plain && goes_on && STARTERS.contains(&next))
            .then(|| Edit::repair(source, at..at + 1, ". "))
    };
    source.match_indices('.').filter_map(stop).collect()
}
