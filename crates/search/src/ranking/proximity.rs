//! Bonuses for where the words stand: near one another, and at the beginning of the title.

use super::score::Cell;
use super::weights::{FAR, Weights};
use crate::field::Field;
use crate::index::{TextIndex, field_at};
use crate::matching::{Leaf, Source};

/// What a paper gains from the places of its matches; `cells` lie in the order of `leaves`.
pub(super) fn bonus(index: &TextIndex, leaves: &[&Leaf], cells: &[Cell]) -> f32 {
    let mut sum = 0.0;
    let mut before: Option<(&[u16], f32)> = None;
    for (at, (leaf, cell)) in leaves.iter().zip(cells).enumerate() {
        let places = positions(index, leaf, cell);
        let Some(weight) =
            leaf.forms.get(usize::from(cell.form)).map(|form| form.weight).filter(|_| cell.score > 0.0)
        else {
            before = None;
            continue;
        };
        if at == 0 && places.first() == Some(&0) {
            sum += index.weights.title_start * weight;
        }
        if let Some((others, other)) = before {
            sum += near(&index.weights, others, places) * weight.min(other);
        }
        before = Some((places, weight));
    }
    sum
}

fn positions<'i>(index: &'i TextIndex, leaf: &'i Leaf, cell: &Cell) -> &'i [u16] {
    match leaf.forms.get(usize::from(cell.form)).map(|form| form.source) {
        Some(Source::Term(_)) => index.postings.positions(cell.place as usize),
        Some(Source::Runs) => leaf.runs.get(cell.place as usize).map_or(&[], |run| &run.positions),
        None => &[],
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
        let abstract_start = 6_144;
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
