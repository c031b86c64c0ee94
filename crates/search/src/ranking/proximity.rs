//! Bonuses for where the words stand: near one another, and at the beginning of the title.

use std::ops::Range;

use super::score::Cell;
use super::weights::{FAR, Weights};
use crate::field::Field;
use crate::index::{TextIndex, field_at};
use crate::matching::{Leaf, Source};
use crate::sort::sort_keyed;

/// What a paper gains from the places of its matches.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Bonus {
    /// The title begins with the first word.
    pub title_start: f32,
    /// Words stand near one another.
    pub near: f32,
}

impl Bonus {
    /// Both together.
    pub fn sum(self) -> f32 {
        self.title_start + self.near
    }
}

/// Where the words of some papers stand.
pub(super) struct Places {
    /// The positions of all, one list after the other.
    positions: Vec<u16>,
    /// The list of each word of each paper, paper by paper; empty where the word does not match.
    lists: Vec<Range<usize>>,
}

impl Places {
    /// Reads the places of the matches of some papers, whose `rows` of cells lie in the order of `leaves`. The
    /// positions of a term are read in the order in which they are stored: a search for each would pass over others.
    pub fn read(index: &TextIndex, leaves: &[&Leaf], rows: &[&[Cell]]) -> Self {
        let mut places = Self { positions: Vec::new(), lists: vec![0..0; rows.len() * leaves.len()] };
        let mut buffer = Vec::new();
        for (column, leaf) in leaves.iter().enumerate() {
            let mut terms: Vec<(u64, u32)> = Vec::new();
            for (row, cells) in rows.iter().enumerate() {
                let Some((cell, form)) = cells.get(column).and_then(|cell| Some((cell, cell.form_of(leaf)?)))
                else {
                    continue;
                };
                match form.source {
                    Source::Term(term) => {
                        terms.push((u64::from(term) << 32 | u64::from(cell.place), row as u32));
                    }
                    Source::Runs => {
                        if let Some(run) = leaf.runs.get(cell.place as usize) {
                            places.add(row * leaves.len() + column, &run.positions);
                        }
                    }
                }
            }
            sort_keyed(&mut terms);
            let mut reader = None;
            for (key, row) in terms {
                let term = (key >> 32) as u32;
                if reader.as_ref().is_none_or(|(there, _)| *there != term) {
                    reader = Some((term, index.positions.of(&index.postings, term)));
                }
                if let Some((_, list)) = &mut reader {
                    list.read(key as u32, &mut buffer);
                    places.add(row as usize * leaves.len() + column, &buffer);
                }
            }
        }
        places
    }

    fn add(&mut self, list: usize, positions: &[u16]) {
        let start = self.positions.len();
        self.positions.extend_from_slice(positions);
        if let Some(range) = self.lists.get_mut(list) {
            *range = start..self.positions.len();
        }
    }

    /// The bonus of the paper at `row`.
    pub fn bonus(&self, index: &TextIndex, leaves: &[&Leaf], cells: &[Cell], row: usize) -> Bonus {
        let mut sum = Bonus::default();
        let mut before: Option<(f32, &[u16])> = None;
        for (at, (leaf, cell)) in leaves.iter().zip(cells).enumerate() {
            let Some(form) = cell.form_of(leaf) else {
                before = None;
                continue;
            };
            let range = self.lists.get(row * leaves.len() + at).cloned().unwrap_or_default();
            let places = self.positions.get(range).unwrap_or_default();
            if at == 0 && places.first() == Some(&0) {
                sum.title_start += index.weights.title_start * form.weight;
            }
            if let Some((weight, others)) = before {
                sum.near += near(&index.weights, others, places) * form.weight.min(weight);
            }
            before = Some((form.weight, places));
        }
        sum
    }
}

/// How near two ascending lists of positions come, from 0 (nowhere near) to [`Weights::near_in_title`] (side by side, in the
/// order typed).
fn near(weights: &Weights, a: &[u16], b: &[u16]) -> f32 {
    let mut best = 0.0f32;
    let mut from = 0;
    for &left in a {
        while b.get(from).is_some_and(|&right| right.saturating_add(FAR) < left) {
            from += 1;
        }
        for &right in b[from..].iter().take_while(|&&right| right <= left.saturating_add(FAR)) {
            let field = field_at(left);
            if field != field_at(right) {
                continue;
            }
            // The other way round counts as one word further away; one term for both words as side by side.
            let distance = if right >= left { (right - left).max(1) } else { left - right + 1 };
            let weight = if field == Field::Title { weights.near_in_title } else { weights.near };
            best = best.max(weight / f32::from(distance));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearer_words_gain_more() {
        let weights = &Weights::MEASURED;
        let abstract_start = 64;
        let at = |position: u16| position + abstract_start;
        assert_eq!(near(weights, &[at(3)], &[at(4)]), weights.near);
        assert_eq!(near(weights, &[at(4)], &[at(3)]), weights.near / 2.0);
        assert_eq!(
            near(weights, &[0, at(0)], &[5, at(2)]),
            (weights.near / 2.0).max(weights.near_in_title / 5.0)
        );
        assert_eq!(near(weights, &[at(0)], &[at(100)]), 0.0);
        assert_eq!(near(weights, &[], &[1]), 0.0);
        assert_eq!(near(weights, &[u16::MAX], &[u16::MAX]), weights.near);
    }
}
