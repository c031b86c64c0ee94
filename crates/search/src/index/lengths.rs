//! How long each field of each paper is, as the factors that BM25F multiplies counts with.

use super::postings::Counts;
use crate::field::Field;
use crate::ranking::Weights;

/// Per paper and field: the field's weight over its relative length.
#[derive(Debug, Default, Clone)]
pub(crate) struct Norms {
    factors: Vec<[f32; 5]>,
    /// Words per field of each paper.
    lengths: Vec<[u32; 5]>,
}

impl Norms {
    /// From the number of words per field of each paper.
    pub fn new(lengths: Vec<[u32; 5]>, weights: &Weights) -> Self {
        let mut averages = [1.0f32; 5];
        for field in Field::ALL {
            let at = field.index();
            let filled = lengths.iter().filter(|length| length[at] > 0).count();
            let total: u64 = lengths.iter().map(|length| u64::from(length[at])).sum();
            if filled > 0 {
                averages[at] = total as f32 / filled as f32;
            }
        }
        let factor = |at: usize, words: u32| {
            let share = weights.length[at];
            weights.fields[at] / (1.0 - share + share * (words as f32 / averages[at]))
        };
        let factors = lengths.iter().map(|length| std::array::from_fn(|at| factor(at, length[at]))).collect();
        Self { factors, lengths }
    }

    /// The same lengths under other weights.
    pub fn reweighed(self, weights: &Weights) -> Self {
        Self::new(self.lengths, weights)
    }

    /// The weighted frequency of counts in a paper (BM25F's pseudo-frequency).
    pub fn frequency(&self, doc: u32, counts: Counts) -> f32 {
        let Some(factors) = self.factors.get(doc as usize) else { return 0.0 };
        let mut sum = 0.0;
        for field in Field::ALL {
            let count = match field {
                Field::Title | Field::Abstract => counts.of(field),
                // A name or a year that a list repeats says nothing more.
                Field::Authors | Field::Venue | Field::Topics => counts.of(field).min(1),
            };
            if count > 0 {
                sum += count as f32 * factors[field.index()];
            }
        }
        sum
    }
}
