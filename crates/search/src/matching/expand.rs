//! Expansion of a word: itself, its hyphen variants, what begins with it, what shares its stem, what is near it.

use super::form::{Form, Kind, Source};
use super::leaf::Leaf;
use super::neighbours::{runs, spellings};
use super::typo::{allowed_edits, walk};
use crate::analysis::stem;
use crate::field::{Field, FieldSet};
use crate::index::TextIndex;
use crate::sort::sort_keyed;

/// Most misspelt forms of one word; the nearest and commonest are kept.
const MOST_TYPOS: usize = 64;

/// Most rows of neighbouring words that are marked.
const MOST_SPELT: usize = 16;

/// Adds everything that counts as what was typed, and words of the same stem.
pub(crate) fn expand(index: &TextIndex, leaf: &mut Leaf) {
    let rows = spellings(index, &leaf.parts, leaf.open && leaf.parts.len() > 1);
    leaf.runs = runs(index, &rows, leaf.fields);
    if !leaf.phrase || leaf.parts.len() == 1 {
        let joined = leaf.joined.clone();
        closed(index, leaf, &joined, leaf.open);
    }
    if !leaf.runs.is_empty() {
        leaf.spelt = rows.iter().take(MOST_SPELT).map(|row| spelt(index, row)).collect();
        let weight = index.idf(leaf.runs.len());
        leaf.add(index, Form { source: Source::Runs, kind: Kind::Exact, fields: leaf.fields, weight });
    }
    for (joined, open) in std::mem::take(&mut leaf.joins) {
        closed(index, leaf, &joined, open);
        leaf.joins.push((joined, open));
    }
    if !leaf.phrase {
        stems(index, leaf);
    }
}

fn spelt(index: &TextIndex, row: &[u32]) -> String {
    let mut text = String::new();
    for &term in row {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&index.vocabulary.term(term));
    }
    text
}

/// The word as one term, and as the beginning of terms if it is open.
fn closed(index: &TextIndex, leaf: &mut Leaf, word: &str, open: bool) {
    let fields = leaf.fields;
    let exact = index.vocabulary.find(word);
    if let Some(term) = exact {
        let weight = index.term_idf(term);
        leaf.add(index, Form { source: Source::Term(term), kind: Kind::Exact, fields, weight });
    }
    if open && !word.is_empty() {
        let before = leaf.forms.len();
        for term in index.vocabulary.with_prefix(word).filter(|&term| Some(term) != exact) {
            let weight = index.term_idf(term);
            leaf.add(index, Form { source: Source::Term(term), kind: Kind::Prefix, fields, weight });
        }
        let (own, all) = (index.weights.prefix_own, index.idf(leaf.docs.len()));
        for form in &mut leaf.forms[before..] {
            form.weight = index.weights.prefix * (own * form.weight + (1.0 - own) * all);
        }
    }
}

/// Words of the same stem, but not among names.
fn stems(index: &TextIndex, leaf: &mut Leaf) {
    let joined = leaf.joined.clone();
    let fields = leaf.fields.without(Field::Authors);
    let Some(wanted) = stem(&joined) else { return };
    // Never worth more than the word as typed, however rare its relative is.
    let typed = index.vocabulary.find(&joined).map_or(f32::MAX, |term| index.term_idf(term));
    if fields == FieldSet(0) {
        return;
    }
    index.vocabulary.each(index.vocabulary.with_prefix(wanted.root), &mut |term, text| {
        if text != joined && stem(text) == Some(wanted) && !leaf.has_term(term, Kind::Prefix) {
            let weight = index.weights.stem * index.term_idf(term).min(typed);
            leaf.add(index, Form { source: Source::Term(term), kind: Kind::Stem, fields, weight });
        }
    });
}

/// Adds terms within reach of a slip of the finger.
pub(crate) fn expand_typos(index: &TextIndex, leaf: &mut Leaf) {
    if leaf.typos || leaf.phrase {
        return;
    }
    leaf.typos = true;
    let most = allowed_edits(&leaf.joined);
    if most == 0 {
        return;
    }
    let joined = leaf.joined.clone();
    let near = index.near.of(&joined, leaf.open, &|| {
        let mut near: Vec<(u64, u32)> = Vec::new();
        walk(&index.vocabulary, &joined, most, leaf.open, &mut |term, edits| {
            if edits > 0 {
                near.push((nearness(index, term, edits), term));
            }
        });
        sort_keyed(&mut near);
        near
    });
    let before = leaf.forms.len();
    for &(key, term) in near.iter() {
        if leaf.forms.len() - before == MOST_TYPOS {
            break;
        }
        if leaf.has_term(term, Kind::Stem) || !same_digits(&joined, &index.vocabulary.term(term)) {
            continue;
        }
        let kind = Kind::Typo(edits_of(key));
        leaf.add(index, Form { source: Source::Term(term), kind, fields: leaf.fields, weight: 0.0 });
    }
    let all = index.idf(leaf.docs.len());
    for form in &mut leaf.forms[before..] {
        form.weight = index.weights.typo[usize::from(form.kind.edits().min(2)) - 1] * all;
    }
}

/// A key that sorts terms by distance, then by how many papers have them.
pub(crate) fn nearness(index: &TextIndex, term: u32, edits: u8) -> u64 {
    u64::from(edits) << 32 | u64::from(u32::MAX - index.vocabulary.frequency(term))
}

/// The distance in such a key.
fn edits_of(key: u64) -> u8 {
    (key >> 32) as u8
}

/// Whether two words have the same digits: `gpt3` is no slip for `gpt4`.
fn same_digits(a: &str, b: &str) -> bool {
    let digits = |text: &'_ str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    !(a.bytes().any(|c| c.is_ascii_digit()) || b.bytes().any(|c| c.is_ascii_digit()))
        || digits(a) == digits(b)
}
