//! Bonuses for where the words stand: near one another, and at the beginning of the title.

use super::score::Cell;
use super::weights::{FAR, Weights};
use crate::field::Field;
use crate::index::{TextIndex, field_at};
use crate::matching::{Leaf, Source};

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

/// The bonus of a paper; `cells` lie in the order of `leaves`.
pub(super) fn bonus(index: &TextIndex, leaves: &[&Leaf], cells: &[Cell]) -> Bonus {
    let mut sum = Bonus::default();
    let (mut places, mut others) = (Vec::new(), Vec::new());
    let mut before: Option<f32> = None;
    for (at, (leaf, cell)) in leaves.iter().zip(cells).enumerate() {
        let form = leaf.forms.get(usize::from(cell.form)).filter(|_| cell.score > 0.0);
        let Some(form) = form else {
            before = None;
            continue;
        };
        match form.source {
            Source::Term(term) => index.positions.of(&index.postings, term).read(cell.place, &mut places),
            Source::Runs => {
                places.clear();
                if let Some(run) = leaf.runs.get(cell.place as usize) {
                    places.extend_from_slice(&run.positions);
                }
            }
        }
        if at == 0 && places.first() == Some(&0) {
            sum.title_start += index.weights.title_start * form.weight;
        }
        if let Some(other) = before {
            sum.near += near(&index.weights, &others, &places) * form.weight.min(other);
        }
        before = Some(form.weight);
        std::mem::swap(&mut places, &mut others);
    }
    sum
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
