//! The text part of the index.

use super::lengths::Norms;
use super::postings::Postings;
use super::surface::Surfaces;
use super::vocabulary::Vocabulary;
use crate::ranking::Weights;

/// What the text of the papers gives.
#[derive(Debug, Clone)]
pub(crate) struct TextIndex {
    /// Every term.
    pub vocabulary: Vocabulary,
    /// Where the terms stand.
    pub postings: Postings,
    /// How the papers write them.
    pub surfaces: Surfaces,
    /// How long the fields are.
    pub norms: Norms,
    /// The numbers that rank.
    pub weights: Weights,
    /// Inverse document frequency by number of papers.
    pub idf: Vec<f32>,
}

impl TextIndex {
    /// Number of papers.
    pub fn doc_count(&self) -> usize {
        self.idf.len().saturating_sub(1)
    }

    /// The inverse document frequency of something that so many papers hold.
    pub fn idf(&self, papers: usize) -> f32 {
        self.idf.get(papers).copied().unwrap_or_default()
    }

    /// The inverse document frequency of a term.
    pub fn term_idf(&self, term: u32) -> f32 {
        self.idf(self.postings.frequency(term))
    }

    /// A term as the papers write it.
    pub fn spelling(&self, term: u32) -> &str {
        self.surfaces.get(term).unwrap_or_else(|| self.vocabulary.term(term))
    }
}
