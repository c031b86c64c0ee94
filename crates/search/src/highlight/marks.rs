//! Which stretches of a text to mark.

use std::ops::Range;

use crate::analysis::{TokenKind, tokenize};
use crate::field::{Field, FieldSet};
use crate::response::Mark;
use crate::sort::sort_keyed;

/// Marks texts for one answer. Cheap to make; meant to be kept while the answer is shown.
///
/// Whole words are marked, also while a word is being typed: a mark that grows letter by letter flickers.
///
/// ```
/// use offprint_search::{Field, Highlighter, Mark};
///
/// let marks = [Mark { term: "multitask".into(), fields: 0b11111, prefix: false }];
/// assert_eq!(Highlighter::new(&marks).ranges("A Multi-Task model", Field::Title), [2..12]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Highlighter {
    marks: Vec<Terms>,
}

/// How far back the parts of a compound lie, with several marks to each.
const MOST_PARTS: usize = 32;

/// A mark taken apart.
#[derive(Debug, Clone)]
struct Terms {
    words: Vec<String>,
    fields: FieldSet,
    prefix: bool,
}

/// A word of the text at hand.
struct Word {
    start: usize,
    end: usize,
    position: u32,
    /// Position of the last part, for joined compounds.
    last: u32,
    term: String,
}

impl Highlighter {
    /// A highlighter for the marks of an answer.
    pub fn new(marks: &[Mark]) -> Self {
        let marks = marks
            .iter()
            .map(|mark| Terms {
                words: mark.term.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
                fields: FieldSet(mark.fields),
                prefix: mark.prefix,
            })
            .filter(|mark| !mark.words.is_empty())
            .collect();
        Self { marks }
    }

    /// Whether there is nothing to mark.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// The byte ranges of `text`, a value of `field`, to mark: in order, apart, on character boundaries. A compound
    /// of which all parts match is one range.
    pub fn ranges(&self, text: &str, field: Field) -> Vec<Range<usize>> {
        merged(text, &self.matches(text, field))
    }

    /// Every match with the number of its mark, unmerged.
    pub(super) fn matches(&self, text: &str, field: Field) -> Vec<(Range<usize>, usize)> {
        let marks: Vec<(usize, &Terms)> =
            self.marks.iter().enumerate().filter(|(_, mark)| mark.fields.contains(field)).collect();
        if marks.is_empty() {
            return Vec::new();
        }
        let keep_words = marks.iter().any(|(_, mark)| mark.words.len() > 1);
        let mut words: Vec<Word> = Vec::new();
        let mut out = Vec::new();
        tokenize(text, &mut |token| {
            for (number, mark) in &marks {
                let [only] = mark.words.as_slice() else { continue };
                if token.term != only && !(mark.prefix && token.term.starts_with(only.as_str())) {
                    continue;
                }
                // Of a compound that begins so, only the part is marked that does.
                let again =
                    |(range, other): &(Range<usize>, usize)| range.start == token.start && other == number;
                if token.term == only || !out.iter().rev().take(MOST_PARTS).any(again) {
                    out.push((token.start..token.end, *number));
                }
            }
            if keep_words {
                let last = match token.kind {
                    TokenKind::Joined { last } => last,
                    _ => token.position,
                };
                let (start, end, position) = (token.start, token.end, token.position);
                words.push(Word { start, end, position, last, term: token.term.to_owned() });
            }
        });
        for (number, mark) in marks.iter().filter(|(_, mark)| mark.words.len() > 1) {
            for at in 0..words.len() {
                if let Some(end) = row_end(&words, at, mark) {
                    out.push((words[at].start..end, *number));
                }
            }
        }
        out
    }
}

/// Matches in order; those that touch, or have only a hyphen between them, as one.
pub(super) fn merged(text: &str, found: &[(Range<usize>, usize)]) -> Vec<Range<usize>> {
    let mut order: Vec<(u64, u32)> = found.iter().map(|(range, _)| range.start as u64).zip(0..).collect();
    sort_keyed(&mut order);
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in order.iter().filter_map(|&(_, at)| found.get(at as usize)).map(|(range, _)| range.clone()) {
        match out.last_mut() {
            Some(last) if range.start <= last.end || is_joiner(text.get(last.end..range.start)) => {
                last.end = last.end.max(range.end);
            }
            _ => out.push(range),
        }
    }
    out
}

/// Where the words of a mark end, if they stand side by side from word `at` on.
fn row_end(words: &[Word], at: usize, mark: &Terms) -> Option<usize> {
    let mut here = words.get(at)?;
    let (first, rest) = mark.words.split_first()?;
    if here.term != *first {
        return None;
    }
    for (offset, wanted) in rest.iter().enumerate() {
        let open = mark.prefix && offset + 1 == rest.len();
        let next = here.last + 1;
        let from = words[at..].iter().take_while(|word| word.position <= next);
        here = from
            .filter(|word| word.position == next)
            .find(|word| word.term == *wanted || (open && word.term.starts_with(wanted.as_str())))?;
    }
    Some(here.end)
}

/// Whether only a hyphen stands between two matches.
fn is_joiner(between: Option<&str>) -> bool {
    between.is_some_and(|between| {
        let mut chars = between.chars();
        matches!((chars.next(), chars.next()), (Some('-' | '_' | '\u{2010}'..='\u{2013}'), None))
    })
}
