//! Which words of a paper are indexed, and where: its fields as tokens with positions.

use offprint_paper::{Paper, Span, SpanKind};

use crate::analysis::{Token, TokenKind, tokenize};
use crate::field::Field;
use crate::pieces::{concat, decimal};

/// Positions between two authors or two topics, so that no phrase runs across them.
const GAP: u32 = 4;

/// A term of a field.
pub(crate) struct Occurrence<'s> {
    /// The folded term.
    pub term: &'s str,
    /// As the paper writes it.
    pub surface: &'s str,
    /// Where it stands.
    pub field: Field,
    /// Its position in the field, in words.
    pub position: u32,
    /// Position of the last part of a joined compound.
    pub last: Option<u32>,
}

/// Visits every term of a paper, and returns the number of words per field.
pub(crate) fn occurrences(paper: &Paper, visit: &mut dyn FnMut(Occurrence<'_>)) -> [u32; 5] {
    let mut lengths = [0; 5];
    lengths[Field::Title.index()] = marked(&paper.title, &paper.title_spans, Field::Title, visit);
    lengths[Field::Abstract.index()] = marked(&paper.abstract_text, &paper.spans, Field::Abstract, visit);
    let authors: Vec<String> = paper.authors.iter().map(|author| author.display()).collect();
    lengths[Field::Authors.index()] = listed(authors.iter().map(String::as_str), Field::Authors, visit);
    lengths[Field::Topics.index()] = listed(paper.topics.iter().map(String::as_str), Field::Topics, visit);
    let year = paper.year.map(|year| decimal(year.into(), 0));
    let mut venue: Vec<&str> = Vec::new();
    for text in [
        paper.venue.as_deref(),
        paper.series.as_ref().map(|s| s.name.as_str()),
        paper.venue_note.as_deref(),
        year.as_deref(),
    ]
    .into_iter()
    .flatten()
    {
        if !venue.iter().any(|known| holds(known, text)) {
            venue.push(text);
        }
    }
    lengths[Field::Venue.index()] = listed(venue.into_iter(), Field::Venue, visit);
    lengths
}

/// Whether all words of `text` are among those of `known`.
fn holds(known: &str, text: &str) -> bool {
    text.split_whitespace().all(|word| known.split_whitespace().any(|other| other == word))
}

/// Several short texts in one field.
fn listed<'t>(
    texts: impl Iterator<Item = &'t str>,
    field: Field,
    visit: &mut dyn FnMut(Occurrence<'_>),
) -> u32 {
    let (mut base, mut length) = (0, 0);
    for text in texts {
        let words = tokenize(text, &mut |token| visit(occurrence(text, token, field, base)));
        base += words + GAP;
        length += words;
    }
    length
}

/// A text with spans: its own words, and what the source had where a span says that it was repaired.
fn marked(text: &str, spans: &[Span], field: Field, visit: &mut dyn FnMut(Occurrence<'_>)) -> u32 {
    let length = tokenize(text, &mut |token| visit(occurrence(text, token, field, 0)));
    for span in spans {
        let SpanKind::Source(source) = &span.kind else { continue };
        let (Some(before), Some(after)) = (text.get(..span.start as usize), text.get(span.end as usize..))
        else {
            continue;
        };
        // The whole word around the repair: a source may differ in one letter only (`{\"o}`).
        let from = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let to = span.end as usize + after.find(char::is_whitespace).unwrap_or(after.len());
        let (Some(head), Some(tail)) = (before.get(from..), text.get(span.end as usize..to)) else {
            continue;
        };
        let spelt = concat(&[head, source, tail]);
        let position = position_of(text, from);
        let mut known: Vec<String> = Vec::new();
        tokenize(text.get(from..to).unwrap_or_default(), &mut |token| known.push(token.term.to_owned()));
        tokenize(&spelt, &mut |token| {
            if !known.iter().any(|term| term == token.term) {
                visit(Occurrence {
                    position: position.min(length),
                    last: None,
                    ..occurrence(&spelt, token, field, 0)
                });
            }
        });
    }
    length
}

/// The position of the first word that begins at or after a byte.
fn position_of(text: &str, byte: usize) -> u32 {
    let mut words = 0;
    tokenize(text, &mut |token| {
        if token.start < byte && !matches!(token.kind, TokenKind::Joined { .. }) {
            words = words.max(token.position + 1);
        }
    });
    words
}

fn occurrence<'s>(text: &'s str, token: Token<'s>, field: Field, base: u32) -> Occurrence<'s> {
    Occurrence {
        term: token.term,
        surface: text.get(token.start..token.end).unwrap_or(token.term),
        field,
        position: base + token.position,
        last: match token.kind {
            TokenKind::Joined { last } => Some(base + last),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(paper: &Paper, wanted: Field) -> Vec<String> {
        let mut out = Vec::new();
        occurrences(paper, &mut |o| {
            if o.field == wanted {
                out.push(o.term.to_owned());
            }
        });
        out
    }

    #[test]
    fn a_repaired_word_is_indexed_in_both_spellings() {
        let mut paper = Paper::from_title("t", "test");
        paper.abstract_text = "from 0.3 → 0.5, Schrödinger".into();
        let at = |what: &str| paper.abstract_text.find(what).unwrap() as u32;
        let span = |what: &str, source: &str| Span {
            start: at(what),
            end: at(what) + what.len() as u32,
            kind: SpanKind::Source(source.into()),
        };
        paper.spans = vec![span("→", "rightarrow"), span("ö", "{\\\"o}")];
        assert_eq!(terms(&paper, Field::Abstract), ["from", "0.3", "0.5", "schrodinger", "rightarrow"]);
    }

    #[test]
    fn venue_words_hold_series_and_year_once() {
        let mut paper = Paper::from_title("t", "test");
        paper.venue = Some("ACL 2021".into());
        paper.venue_note = Some("Findings".into());
        paper.year = Some(2021);
        assert_eq!(terms(&paper, Field::Venue), ["acl", "2021", "findings"]);
    }
}
