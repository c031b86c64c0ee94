//! Scores: for each paper and word the best form, summed; inexact words are counted apart.

use std::cmp::Ordering;

use super::proximity::Places;
use super::weights::WINDOW;
use crate::bitset::Bitset;
use crate::field::Field;
use crate::index::{Counts, TextIndex, mask};
use crate::matching::{Form, Kind, Leaf, Plan, Source};
use crate::sort::{descending, sort_keyed};

/// A paper with what its place depends on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scored {
    /// The paper.
    pub doc: u32,
    /// How much of the query it matches, as a sum of inverse document frequencies; the same for all unless the
    /// match is partial.
    pub coverage: f32,
    /// How many words it matches only in an inexact form.
    pub inexact: u8,
    /// How many edits those words have together.
    pub edits: u8,
    /// BM25F with bonuses.
    pub score: f32,
    /// Occurrences of matched terms per field.
    pub matched: [u16; 5],
}

/// The best match of one word in one paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    /// 0 if the word does not match.
    pub score: f32,
    pub kind: Kind,
    /// Number of the form within the leaf.
    pub form: u16,
    /// Which of a term's postings it is, or the number of a run.
    pub place: u32,
    pub counts: Counts,
}

impl Cell {
    /// The form that matches, if one does.
    pub fn form_of(self, leaf: &Leaf) -> Option<&Form> {
        leaf.forms.get(usize::from(self.form)).filter(|_| self.score > 0.0)
    }
}

const EMPTY: Cell = Cell { score: 0.0, kind: Kind::Typo(u8::MAX), form: 0, place: 0, counts: Counts(0) };

/// How many papers match each form of each leaf best.
pub(crate) type Tally = Vec<Vec<u32>>;

/// Scores the papers of a set and puts them in order. With `partial`, papers that match more come first.
pub(crate) fn score(index: &TextIndex, plan: &Plan, docs: &Bitset, partial: bool) -> (Vec<Scored>, Tally) {
    let papers: Vec<u32> = docs.iter().collect();
    let table = Cells::fill(index, plan, &papers);
    let mut tally: Tally = plan.leaves.iter().map(|leaf| vec![0; leaf.forms.len()]).collect();
    let worth: Vec<f32> = table.leaves.iter().map(|leaf| index.idf(leaf.docs.len())).collect();
    let mut out = Vec::with_capacity(papers.len());
    for (row, &doc) in papers.iter().enumerate() {
        let cells = table.row(row);
        let mut sum = Scored { doc, coverage: 0.0, inexact: 0, edits: 0, score: 0.0, matched: [0; 5] };
        for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.score > 0.0) {
            sum.score += cell.score;
            sum.inexact += u8::from(cell.kind.edits() > 0);
            sum.edits += cell.kind.edits();
            if partial {
                sum.coverage += worth[column];
            }
            cell.counts.each(&mut |field, count| sum.matched[field] += count as u16);
            tally[table.numbers[column]][usize::from(cell.form)] += 1;
        }
        if all_in_title(cells) {
            sum.score *= 1.0 + index.weights.all_in_title;
        }
        out.push(sum);
    }
    sort(&mut out, partial);
    let rows = rows_of(index, &papers);
    let window = WINDOW.min(out.len());
    let best: Vec<&[Cell]> =
        out[..window].iter().map(|paper| table.row(rows[paper.doc as usize] as usize)).collect();
    let places = Places::read(index, &table.leaves, &best);
    for (at, paper) in out[..window].iter_mut().enumerate() {
        paper.score += places.bonus(index, &table.leaves, best[at], at).sum();
    }
    // Bonuses only lift: whoever was below the window stays below.
    let rest = out.split_off(window);
    sort(&mut out, partial);
    out.extend(rest);
    (out, tally)
}

/// Whether every word of several stands in the title.
pub(super) fn all_in_title(cells: &[Cell]) -> bool {
    cells.len() > 1 && cells.iter().all(|cell| cell.counts.of(Field::Title) > 0)
}

/// The best match of each scored word in each paper of a list.
pub(super) struct Cells<'p> {
    /// The scored words, and their numbers in the plan.
    pub leaves: Vec<&'p Leaf>,
    numbers: Vec<usize>,
    cells: Vec<Cell>,
}

impl<'p> Cells<'p> {
    /// Finds the best forms.
    pub fn fill(index: &TextIndex, plan: &'p Plan, papers: &[u32]) -> Self {
        let numbers: Vec<usize> = (0..plan.leaves.len()).filter(|&at| plan.scored[at]).collect();
        let leaves: Vec<&Leaf> = numbers.iter().map(|&at| &plan.leaves[at]).collect();
        let rows = rows_of(index, papers);
        let mut cells = vec![EMPTY; papers.len() * leaves.len()];
        for (column, leaf) in leaves.iter().enumerate() {
            fill(index, leaf, &rows, &mut cells, column, leaves.len());
        }
        Self { leaves, numbers, cells }
    }

    /// The cells of a paper, by its place in the list.
    pub fn row(&self, row: usize) -> &[Cell] {
        let width = self.leaves.len();
        self.cells.get(row * width..(row + 1) * width).unwrap_or_default()
    }
}

/// The place of each paper in a list, [`u32::MAX`] for those that are not in it.
fn rows_of(index: &TextIndex, papers: &[u32]) -> Vec<u32> {
    let mut rows = vec![u32::MAX; index.doc_count()];
    for (row, &doc) in papers.iter().enumerate() {
        rows[doc as usize] = row as u32;
    }
    rows
}

/// Brings papers into the order of the hits: more of the query first, fewer inexact words, fewer edits, higher scores, then as the
/// collection has them.
fn sort(papers: &mut Vec<Scored>, partial: bool) {
    let mut keys: Vec<(u64, u32)> = papers.iter().map(|paper| u64::from(paper.doc)).zip(0..).collect();
    sort_keyed(&mut keys);
    let mut again = |key: &dyn Fn(&Scored) -> u64| {
        for (value, at) in &mut keys {
            *value = papers.get(*at as usize).map_or(u64::MAX, key);
        }
        sort_keyed(&mut keys);
    };
    again(&|paper| {
        u64::from(paper.inexact) << 40 | u64::from(paper.edits) << 32 | descending(paper.score) >> 32
    });
    if partial {
        again(&|paper| descending(paper.coverage));
    }
    *papers = keys.iter().filter_map(|&(_, at)| papers.get(at as usize)).copied().collect();
}

/// Finds the best form of one leaf for each paper.
fn fill(index: &TextIndex, leaf: &Leaf, rows: &[u32], cells: &mut [Cell], column: usize, width: usize) {
    let saturation = index.weights.saturation;
    for (number, form) in leaf.forms.iter().enumerate() {
        let mask = mask(form.fields);
        let mut offer = |doc: u32, row: u32, counts: Counts, place: u32| {
            let counts = Counts(counts.0 & mask);
            let frequency = index.norms.frequency(doc, counts);
            if frequency <= 0.0 {
                return;
            }
            let score = form.weight * (frequency * (saturation + 1.0) / (frequency + saturation));
            let cell = &mut cells[row as usize * width + column];
            let better = match form.kind.edits().cmp(&cell.kind.edits()) {
                Ordering::Less => true,
                Ordering::Equal => score > cell.score,
                Ordering::Greater => false,
            };
            if better {
                *cell = Cell { score, kind: form.kind, form: number as u16, place, counts };
            }
        };
        match form.source {
            Source::Term(term) => {
                index.postings.blocks(term, &mut |block| {
                    for (at, &doc) in block.docs().iter().enumerate() {
                        let row = rows[doc as usize];
                        if row != u32::MAX {
                            offer(doc, row, block.counts(at), block.first + at as u32);
                        }
                    }
                });
            }
            Source::Runs => {
                for (run, place) in leaf.runs.iter().zip(0..) {
                    let row = rows[run.doc as usize];
                    if row != u32::MAX {
                        offer(run.doc, row, run.counts, place);
                    }
                }
            }
        }
    }
}
