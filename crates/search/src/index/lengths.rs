//! How long each field of each paper is, and the factors that BM25F multiplies counts with.
//!
//! ```text
//! section for n papers:   u16 × n per field, in the order title, authors, abstract, venue, topics
//! ```

use super::bytes::u16_at;
use super::counts::Counts;
use super::format::{IndexError, Section};
use crate::field::Field;
use crate::ranking::Weights;

/// Words per field of one paper.
pub(crate) type Lengths = [u16; 5];

/// The lengths of all papers, and per field the weight over the relative length for every length.
#[derive(Debug, Default, Clone)]
pub(crate) struct Norms {
    lengths: Vec<Lengths>,
    averages: [f32; 5],
    factors: [Vec<f32>; 5],
}

/// The average length of each field, of the papers that have it.
pub(crate) fn averages(lengths: &[Lengths]) -> [f32; 5] {
    std::array::from_fn(|at| {
        let filled = lengths.iter().filter(|length| length[at] > 0).count();
        let total: u64 = lengths.iter().map(|length| u64::from(length[at])).sum();
        if filled > 0 { total as f32 / filled as f32 } else { 1.0 }
    })
}

/// Writes a section.
#[inline(never)]
pub(crate) fn write(lengths: &[Lengths]) -> Vec<u8> {
    let mut out = Vec::new();
    for field in 0..5 {
        lengths.iter().for_each(|length| out.extend_from_slice(&length[field].to_le_bytes()));
    }
    out
}

impl Norms {
    /// Reads sections about `papers` papers.
    pub fn open(sections: &[Section], papers: usize, averages: [f32; 5]) -> Result<Self, IndexError> {
        let mut lengths = vec![[0; 5]; papers];
        for section in sections {
            let (first, count) = (section.first_paper as usize, section.papers as usize);
            let (bytes, slots) = (section.bytes.get(), lengths.get_mut(first..first + count));
            let Some(slots) = slots.filter(|_| bytes.len() == count * 10) else {
                return Err(IndexError::Damaged("its lengths do not fit"));
            };
            for (at, slot) in slots.iter_mut().enumerate() {
                *slot = std::array::from_fn(|field| u16_at(bytes, (field * count + at) * 2).unwrap_or(0));
            }
        }
        Ok(Self { lengths, averages, factors: Default::default() }.reweighed(&Weights::MEASURED))
    }

    /// The same lengths under other weights.
    pub fn reweighed(mut self, weights: &Weights) -> Self {
        self.factors = std::array::from_fn(|at| {
            let longest = self.lengths.iter().map(|length| length[at]).max().unwrap_or(0);
            let share = weights.length[at];
            let factor = |words: u16| {
                weights.fields[at] / (1.0 - share + share * (f32::from(words) / self.averages[at]))
            };
            (0..=longest).map(factor).collect()
        });
        self
    }

    /// The weighted frequency of counts in a paper (BM25F's pseudo-frequency).
    pub fn frequency(&self, doc: u32, counts: Counts) -> f32 {
        let Some(lengths) = self.lengths.get(doc as usize) else { return 0.0 };
        let mut sum = 0.0;
        counts.each(&mut |field, count| {
            let factor = self.factors[field].get(usize::from(lengths[field])).copied().unwrap_or(0.0);
            sum += counted(field, count) as f32 * factor;
        });
        sum
    }
}

/// How many of the occurrences in a field count.
fn counted(field: usize, count: u32) -> u32 {
    const WORDS: [usize; 2] = [Field::Title as usize, Field::Abstract as usize];
    // A name or a year that a list repeats says nothing more.
    if WORDS.contains(&field) { count } else { count.min(1) }
}
