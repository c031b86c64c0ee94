//! Text to words: what stands between punctuation, in lower case and singular.

use std::ops::Range;

use offprint_paper::{Span, SpanKind};

/// Longest item of an enumeration in words, an "and" included.
const LONGEST_ITEM: usize = 5;

/// A word before spellings are joined.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    /// Lower case, hyphens removed.
    pub lower: String,
    pub range: Range<usize>,
    /// Parts between hyphens.
    pub parts: usize,
    /// First character of each part.
    pub initials: Vec<char>,
    /// Whether it stands in an enumeration.
    pub listed: bool,
}

/// Words between punctuation. Hyphens and apostrophes inside a word belong to it.
pub(super) fn segments(text: &str) -> Vec<Vec<Raw>> {
    let mut segments = vec![Vec::new()];
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            if c != ' ' && c != '\u{a0}' {
                segments.push(Vec::new());
            }
            continue;
        }
        let lower: String = c.to_lowercase().collect();
        let initials = lower.chars().take(1).collect();
        let mut raw = Raw { lower, range: start..start + c.len_utf8(), parts: 1, initials, listed: false };
        while let Some(&(at, c)) = chars.peek() {
            let next_is_letter = text[at + c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
            match c {
                c if c.is_alphanumeric() => raw.lower.extend(c.to_lowercase()),
                '-' | '\u{2010}' | '\u{2011}' | '–' if next_is_letter => {
                    raw.parts += 1;
                    let next = text[at + c.len_utf8()..].chars().next();
                    raw.initials.extend(next.and_then(|c| c.to_lowercase().next()));
                }
                '\'' | '’' if next_is_letter => {}
                '.' if next_is_letter && raw.lower.ends_with(|c: char| c.is_ascii_digit()) => {}
                _ => break,
            }
            chars.next();
            raw.range.end = at + c.len_utf8();
        }
        if let Some(segment) = segments.last_mut() {
            segment.push(raw);
        }
    }
    segments.retain(|segment| !segment.is_empty());
    mark_lists(text, &mut segments);
    segments
}

/// Leaves out the words of addresses.
pub(super) fn without_links(mut segments: Vec<Vec<Raw>>, spans: &[Span]) -> Vec<Vec<Raw>> {
    let links: Vec<Range<usize>> = spans
        .iter()
        .filter(|span| matches!(span.kind, SpanKind::Link(_)))
        .map(|span| span.start as usize..span.end as usize)
        .collect();
    for segment in &mut segments {
        segment.retain(|raw| !links.iter().any(|link| link.contains(&raw.range.start)));
    }
    segments.retain(|segment| !segment.is_empty());
    segments
}

/// Marks the items of enumerations: segments of few words with a comma on one side.
fn mark_lists(text: &str, segments: &mut [Vec<Raw>]) {
    for segment in segments.iter_mut().filter(|segment| segment.len() <= LONGEST_ITEM) {
        let (Some(first), Some(last)) = (segment.first(), segment.last()) else { continue };
        let before = text.get(..first.range.start).is_some_and(|before| before.trim_end().ends_with(','));
        let after = text.get(last.range.end..).is_some_and(|after| after.starts_with(','));
        if before || after {
            segment.iter_mut().for_each(|raw| raw.listed = true);
        }
    }
}

/// A light singular: enough that `models` and `model` meet, and no stem that a person would not recognise.
pub(super) fn singular(word: &str) -> String {
    let cut = |n: usize| word[..word.len() - n].to_owned();
    if word.len() <= 3 || !word.is_ascii() || !word.ends_with('s') {
        return word.to_owned();
    }
    if word.ends_with("ies") {
        return cut(3) + "y";
    }
    if ["sses", "shes", "ches", "xes"].iter().any(|end| word.ends_with(end)) {
        return cut(2);
    }
    if ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return word.to_owned();
    }
    cut(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_an_enumeration_are_marked_and_other_words_are_not() {
        let text = "Here we study tasks of vision, natural language processing, and speech recognition.";
        let words = segments(text).into_iter().flatten().filter(|raw| raw.listed);
        let listed: Vec<String> = words.map(|raw| raw.lower).collect();
        assert_eq!(listed, ["natural", "language", "processing", "and", "speech", "recognition"]);
        assert!(
            segments("Deep models for speech recognition in noise").iter().flatten().all(|raw| !raw.listed)
        );
    }

    #[test]
    fn words_of_addresses_are_left_out() {
        let text = "Code at https://github.com/a/dialogue now";
        let spans =
            [Span { start: 8, end: 37, kind: SpanKind::Link("https://github.com/a/dialogue".into()) }];
        let words: Vec<String> =
            without_links(segments(text), &spans).into_iter().flatten().map(|raw| raw.lower).collect();
        assert_eq!(words, ["code", "at", "now"]);
    }

    #[test]
    fn plurals_become_singular_and_other_words_stay() {
        for (word, key) in [
            ("models", "model"),
            ("queries", "query"),
            ("classes", "class"),
            ("boxes", "box"),
            ("sizes", "size"),
            ("analysis", "analysis"),
            ("corpus", "corpus"),
            ("loss", "loss"),
            ("gas", "gas"),
            ("llms", "llm"),
        ] {
            assert_eq!(singular(word), key);
        }
    }
}
