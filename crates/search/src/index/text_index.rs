//! The text part of an index that was opened.

use super::bytes::u32_at;
use super::format::{IndexError, Section, SectionKind, sections};
use super::idf::idf_table;
use super::lengths::Norms;
use super::near_terms::NearTerms;
use super::positions::Positions;
use super::postings::Postings;
use super::spellings::Spellings;
use super::vocabulary::Vocabulary;
use crate::ranking::Weights;
use crate::sort::sort_keyed;

/// Most papers of an index: their numbers take no more than 24 bits.
const MOST_PAPERS: u32 = 1 << 24;

/// The sections of some files, to be taken by kind.
pub(crate) struct Sections(Vec<(u32, Section)>);

impl Sections {
    /// Takes files apart.
    pub fn of(files: impl IntoIterator<Item = Vec<u8>>) -> Result<Self, IndexError> {
        let mut all = Vec::new();
        for file in files {
            all.append(&mut sections(file)?);
        }
        Ok(Self(all))
    }

    /// The sections of one kind, by papers, then by terms.
    pub fn of_kind(&self, kind: SectionKind) -> Vec<Section> {
        let mut order: Vec<(u64, u32)> = Vec::new();
        for ((other, section), at) in self.0.iter().zip(0..) {
            if *other == kind as u32 {
                order.push((u64::from(section.first_paper) << 32 | u64::from(section.first_term), at));
            }
        }
        sort_keyed(&mut order);
        let mut sections = Vec::with_capacity(order.len());
        for (_, at) in order {
            if let Some((_, section)) = self.0.get(at as usize) {
                sections.push(section.clone());
            }
        }
        sections
    }
}

/// What the text of the papers gives.
#[derive(Debug, Clone)]
pub(crate) struct TextIndex {
    /// Every term.
    pub vocabulary: Vocabulary,
    /// Where the terms stand.
    pub postings: Postings,
    /// Where in the papers.
    pub positions: Positions,
    /// How the papers write them.
    pub spellings: Spellings,
    /// How long the fields are.
    pub norms: Norms,
    /// The numbers that rank.
    pub weights: Weights,
    /// Inverse document frequency by number of papers.
    pub idf: Vec<f32>,
    /// The terms near the latest words.
    pub near: NearTerms,
}

impl TextIndex {
    /// Opens an index: dictionary, postings, positions and spellings stay as they are, the rest is unpacked.
    ///
    /// ```text
    /// statistics section:   u32 papers   u32 terms   f32 × 5 average length of each field, of the papers that have it
    /// ```
    pub fn open(sections: &Sections) -> Result<Self, IndexError> {
        let statistics = sections.of_kind(SectionKind::Statistics);
        let numbers = statistics.first().map(|section| section.bytes.get()).unwrap_or_default();
        let number = |at: usize| u32_at(numbers, at * 4).ok_or(IndexError::Damaged("it has no statistics"));
        let (papers, terms) = (number(0)?, number(1)?);
        let mut averages = [1.0; 5];
        for (at, average) in averages.iter_mut().enumerate() {
            *average = f32::from_bits(number(at + 2)?);
        }
        let sane = averages.iter().all(|average| average.is_finite() && *average > 0.0);
        if papers > MOST_PAPERS || !sane {
            return Err(IndexError::Damaged("its statistics are impossible"));
        }
        let mut index = Self {
            vocabulary: Vocabulary::open(sections.of_kind(SectionKind::Terms), terms)?,
            postings: Postings::open(
                sections.of_kind(SectionKind::Postings),
                &sections.of_kind(SectionKind::Patterns),
                papers,
            )?,
            positions: Positions::default(),
            spellings: Spellings::open(sections.of_kind(SectionKind::Spellings))?,
            norms: Norms::open(&sections.of_kind(SectionKind::Lengths), papers as usize, averages)?,
            weights: Weights::MEASURED,
            idf: idf_table(papers as usize),
            near: NearTerms::default(),
        };
        index.positions.add(sections.of_kind(SectionKind::Positions))?;
        Ok(index)
    }

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
        self.idf(self.vocabulary.frequency(term) as usize)
    }

    /// A term as the papers write it.
    pub fn spelling(&self, term: u32) -> String {
        self.spellings.spell(term, self.vocabulary.term(term))
    }
}
