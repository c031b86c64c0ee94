//! The passage of an abstract that shows best why it was found.

use std::ops::Range;

use super::marks::{Highlighter, merged};
use super::sentences::sentence_starts;
use crate::field::Field;

/// Letters of context before a match that lies too deep in a long sentence.
const CONTEXT: usize = 40;

impl Highlighter {
    /// The best passage of an abstract for the query, of at most `max_chars` characters: the one that shows most
    /// of the matched words, beginning with a sentence where possible. The beginning if nothing matches. With it, what
    /// [`Highlighter::ranges`] gives for the whole abstract.
    pub fn snippet(&self, text: &str, max_chars: usize) -> (Range<usize>, Vec<Range<usize>>) {
        let matches = self.matches(text, Field::Abstract);
        let mut best = 0..cut(text, 0, max_chars);
        let mut best_worth = worth(&matches, &best);
        for start in sentence_starts(text).into_iter().chain(deep_starts(text, &matches)) {
            let passage = start..cut(text, start, max_chars);
            let worth = worth(&matches, &passage);
            if worth > best_worth {
                (best, best_worth) = (passage, worth);
            }
        }
        (best, merged(text, &matches))
    }
}

/// Different marks count more than repetitions.
fn worth(matches: &[(Range<usize>, usize)], passage: &Range<usize>) -> (usize, usize) {
    let mut marks = Vec::new();
    let mut all = 0;
    for (range, mark) in matches {
        if range.start >= passage.start && range.end <= passage.end {
            all += 1;
            if !marks.contains(mark) {
                marks.push(*mark);
            }
        }
    }
    (marks.len(), all)
}

/// Word beginnings some way before each match.
fn deep_starts<'t>(text: &'t str, matches: &'t [(Range<usize>, usize)]) -> impl Iterator<Item = usize> + 't {
    matches.iter().filter_map(|(range, _)| {
        let before = text.get(..range.start)?;
        let from = before.char_indices().rev().nth(CONTEXT).map_or(0, |(at, _)| at);
        Some(before[from..].find(char::is_whitespace).map_or(range.start, |gap| {
            let word = &before[from + gap..];
            before.len() - word.trim_start().len()
        }))
    })
}

/// Where a passage of at most `max_chars` from `start` ends: after a whole word.
fn cut(text: &str, start: usize, max_chars: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let Some((end, _)) = rest.char_indices().nth(max_chars) else { return text.len() };
    let whole = match rest[..end].rfind(char::is_whitespace) {
        // A word that fills the passage is cut.
        Some(gap) if gap > 0 && !rest[end..].starts_with(char::is_whitespace) => rest[..gap].trim_end().len(),
        _ => end,
    };
    start + whole
}
