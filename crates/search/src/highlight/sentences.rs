//! Where sentences begin, well enough to choose a passage.

use crate::pieces::count_chars;

/// Words after which a full stop ends no sentence.
const ABBREVIATIONS: [&str; 12] =
    ["e.g", "i.e", "al", "cf", "vs", "etc", "fig", "eq", "sec", "resp", "approx", "no"];

/// The byte offsets at which sentences begin, ascending; the first is 0.
pub(super) fn sentence_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    for (at, mark) in text.match_indices(['.', '!', '?']) {
        let after = text[at + mark.len()..].trim_start_matches([')', '"', '”', '\'']);
        let sentence = after.trim_start();
        let begins = sentence.len() < after.len() && sentence.starts_with(|c: char| !c.is_lowercase());
        let word = text[..at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
        let short = ABBREVIATIONS.contains(&word.to_ascii_lowercase().as_str()) || count_chars(word) == 1;
        if begins && !(mark == "." && short) {
            starts.push(text.len() - sentence.len());
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_begin_after_full_stops_but_not_after_abbreviations() {
        let text = "We train, e.g. Models. It gains 13.1 points (cf. Table)! Smith et al. Agree? Yes.";
        let starts: Vec<&str> =
            sentence_starts(text).into_iter().map(|at| text[at..].split(' ').next().unwrap()).collect();
        assert_eq!(starts, ["We", "It", "Smith", "Yes."]);
    }
}
