//! Words that stand side by side: phrases, and the open spelling of compounds (`multi task` for `multitask`).

use crate::field::FieldSet;
use crate::index::{Counts, PositionList, TextIndex, field_at};
use crate::pieces::concat;
use crate::sort::sort_keyed;

/// Most ways of joining and splitting that are tried for one phrase.
const MOST_SPELLINGS: usize = 32;

/// Most terms that an unfinished last word stands for in a phrase.
const MOST_ENDINGS: u32 = 256;

/// Shortest half of a closed compound that is split, in bytes.
const SHORTEST_HALF: usize = 2;

/// Where words stand side by side in one paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// The paper.
    pub doc: u32,
    /// How often, per field.
    pub counts: Counts,
    /// Where, ascending.
    pub positions: Vec<u16>,
}

/// Every way to spell a row of words with neighbours joined and words split, as terms of the vocabulary. The first
/// is the words as given, if the vocabulary has them all. With `open`, the last word is only a beginning.
pub(crate) fn spellings(index: &TextIndex, words: &[String], open: bool) -> Vec<Vec<u32>> {
    let mut out = Vec::new();
    extend(index, words, open, &mut Vec::new(), &mut out);
    out.retain(|terms| terms.len() > 1);
    out
}

fn extend(index: &TextIndex, words: &[String], open: bool, sofar: &mut Vec<u32>, out: &mut Vec<Vec<u32>>) {
    if out.len() >= MOST_SPELLINGS.max(if open { MOST_ENDINGS as usize } else { 0 }) {
        return;
    }
    let vocabulary = &index.vocabulary;
    let Some((first, rest)) = words.split_first() else {
        out.push(sofar.clone());
        return;
    };
    let mut step = |terms: &[u32], rest: &[String]| {
        let before = sofar.len();
        sofar.extend_from_slice(terms);
        extend(index, rest, open, sofar, out);
        sofar.truncate(before);
    };
    let endings = |beginning: &str| {
        let range = vocabulary.with_prefix(beginning);
        range.start..range.end.min(range.start + MOST_ENDINGS)
    };
    if rest.is_empty() && open {
        for term in endings(first) {
            step(&[term], rest);
        }
    } else if let Some(term) = vocabulary.find(first) {
        step(&[term], rest);
    }
    if let Some((second, rest)) = rest.split_first() {
        let joined = concat(&[first, second]);
        if rest.is_empty() && open {
            for term in endings(&joined) {
                step(&[term], rest);
            }
        } else if let Some(term) = vocabulary.find(&joined) {
            step(&[term], rest);
        }
    }
    if !(rest.is_empty() && open) {
        for (a, b) in halves(index, first) {
            step(&[a, b], rest);
        }
    }
}

/// The ways to split a word into two terms of the vocabulary.
fn halves<'i>(index: &'i TextIndex, word: &'i str) -> impl Iterator<Item = (u32, u32)> + 'i {
    let ends = word.char_indices().map(|(at, _)| at);
    ends.filter(|&at| at >= SHORTEST_HALF && at + SHORTEST_HALF <= word.len()).filter_map(|at| {
        let (a, b) = word.split_at(at);
        Some((index.vocabulary.find(a)?, index.vocabulary.find(b)?))
    })
}

/// Where one of several rows of terms stands side by side, by paper.
pub(crate) fn runs(index: &TextIndex, rows: &[Vec<u32>], fields: FieldSet) -> Vec<Run> {
    let mut found: Vec<(u64, u32)> = Vec::new();
    let mut held = Vec::new();
    for row in rows {
        row_runs(index, row, fields, &mut held, &mut found);
    }
    sort_keyed(&mut found);
    let mut out: Vec<Run> = Vec::new();
    for (key, doc) in found {
        let position = key as u16;
        let begins = out.last().is_none_or(|run| run.doc != doc);
        if begins {
            out.push(Run { doc, counts: Counts::default(), positions: Vec::new() });
        }
        let Some(run) = out.last_mut() else { continue };
        // A hyphenated compound is found twice, by its parts and as one word.
        if run.positions.last().is_none_or(|&last| position > last + 1) {
            run.counts.add(field_at(position));
            run.positions.push(position);
        }
    }
    out
}

/// What is known of a term while rows are looked through: they often differ in their last term only.
struct Held<'i> {
    term: u32,
    papers: Vec<u32>,
    /// Made when a paper holds all terms of a row.
    reader: Option<PositionList<'i>>,
    /// The positions in each paper, as far as they have been read.
    places: Vec<Option<Vec<u16>>>,
}

impl<'i> Held<'i> {
    fn of(index: &TextIndex, term: u32) -> Self {
        Self { term, papers: papers_of(index, term), reader: None, places: Vec::new() }
    }

    /// The positions in the paper of a posting.
    fn places(&mut self, index: &'i TextIndex, posting: usize) -> &[u16] {
        if self.places.is_empty() {
            self.places.resize(self.papers.len(), None);
        }
        let Some(slot) = self.places.get_mut(posting) else { return &[] };
        slot.get_or_insert_with(|| {
            let term = self.term;
            let reader = self.reader.get_or_insert_with(|| index.positions.of(&index.postings, term));
            let mut places = Vec::new();
            reader.read(posting as u32, &mut places);
            places
        })
    }
}

/// One row. `held` keeps what is known of the row before.
fn row_runs<'i>(
    index: &'i TextIndex,
    row: &[u32],
    fields: FieldSet,
    held: &mut Vec<Held<'i>>,
    found: &mut Vec<(u64, u32)>,
) {
    held.truncate(row.len());
    for (slot, &term) in row.iter().enumerate() {
        match held.get_mut(slot) {
            Some(there) if there.term == term => {}
            Some(other) => *other = Held::of(index, term),
            None => held.push(Held::of(index, term)),
        }
    }
    let Some(rarest) = held.iter().min_by_key(|held| held.papers.len()) else { return };
    let mut at = vec![0; row.len()];
    let mut starts = Vec::new();
    'papers: for doc in rarest.papers.clone() {
        for (slot, held) in held.iter().enumerate() {
            at[slot] += gallop(held.papers.get(at[slot]..).unwrap_or_default(), doc);
            if held.papers.get(at[slot]) != Some(&doc) {
                continue 'papers;
            }
        }
        for (offset, (held, &posting)) in held.iter_mut().zip(&at).enumerate() {
            let places = held.places(index, posting);
            if offset == 0 {
                starts.clear();
                starts.extend(places.iter().copied().filter(|&start| fields.contains(field_at(start))));
                continue;
            }
            let offset = u16::try_from(offset).unwrap_or(u16::MAX);
            starts.retain(|start: &u16| {
                start.checked_add(offset).is_some_and(|next| places.binary_search(&next).is_ok())
            });
        }
        found.extend(starts.iter().map(|&start| (u64::from(doc) << 16 | u64::from(start), doc)));
    }
}

fn papers_of(index: &TextIndex, term: u32) -> Vec<u32> {
    let held = index.vocabulary.frequency(term) as usize;
    let mut out = Vec::with_capacity(held.min(index.doc_count()));
    index.postings.blocks(term, &mut |block| out.extend(block.docs()));
    out
}

/// How many of the ascending `docs` lie before `doc`, looking near the beginning first.
fn gallop(docs: &[u32], doc: u32) -> usize {
    let mut step = 1;
    while step < docs.len() && docs[step] < doc {
        step *= 2;
    }
    let low = step / 2;
    low + docs[low..docs.len().min(step + 1)].partition_point(|&other| other < doc)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn galloping_lands_on_the_first_not_before() {
        let docs: Vec<u32> = (0..100).map(|n| n * 3).collect();
        for doc in 0..310 {
            for from in [0, 7, 99] {
                assert_eq!(gallop(&docs[from..], doc), docs[from..].partition_point(|&d| d < doc), "{doc}");
            }
        }
        assert_eq!(gallop(&[], 3), 0);
    }
}
