//! Postings, read in place: in which papers a term stands, and how often per field.
//!
//! ```text
//! section for n terms and a range of papers, with p postings:
//!   u32            p
//!   u8             bytes of a pattern, 1 or 2
//!   (u32, u32) × ⌈n/32⌉  for each 32nd term: number of its first posting, and where its blocks begin in the gaps
//!   pattern × p    a number in the index's table of counts (u32 each, in a section of its own, the commonest first):
//!                  the low bytes of all, then the high bytes if there are any, which compress better than pairs
//!   gaps           per term its blocks, one after the other
//!
//! block:
//!   u8             number of postings, 0 to 127; plus 128 if another block of the term follows
//!   up to four:    varint gaps
//!   more:          Rice code (Rice and Plaunt 1971) with k low bits: u8 k, unless it is the term's only block, whose k
//!                  follows from the number of postings; what is above the low bits of each gap in unary; the low
//!                  bits of each; padded to whole bytes
//! ```
//!
//! A gap counts the papers of the section between this one and the term's paper before.

use std::cell::Cell;
use std::ops::Range;

use super::bytes::{BitReader, u32_at, varint};
use super::counts::Counts;
use super::format::{IndexError, Section};

/// Terms between two offsets.
pub(super) const GROUP: usize = 32;

/// Most postings of a block.
pub(super) const BLOCK: usize = 127;

/// Most postings of a block whose gaps are numbers of whole bytes.
pub(super) const FEW: usize = 4;

/// Bytes before the table of offsets.
const HEADER: usize = 5;

/// Some postings of one term. What is counted is read when it is asked for: most visitors ask for few papers.
pub(crate) struct Block<'i> {
    docs: [u32; BLOCK],
    len: usize,
    /// Which of the term's postings is the first here.
    pub first: u32,
    low: &'i [u8],
    high: &'i [u8],
    table: &'i [Counts],
}

impl Block<'_> {
    /// The papers, ascending.
    pub fn docs(&self) -> &[u32] {
        self.docs.get(..self.len).unwrap_or_default()
    }

    /// What is counted in the paper at a place of [`Self::docs`].
    #[inline]
    pub fn counts(&self, at: usize) -> Counts {
        let low = self.low.get(at).copied().map_or(0, usize::from);
        let high = self.high.get(at).copied().map_or(0, usize::from);
        self.table.get(low | high << 8).copied().unwrap_or_default()
    }
}

/// The postings of all terms.
#[derive(Debug, Default, Clone)]
pub(crate) struct Postings {
    sections: Vec<Part>,
    /// The patterns, and how many occurrences each counts.
    table: Vec<Counts>,
    totals: Vec<usize>,
}

/// A section taken apart.
#[derive(Debug, Clone)]
struct Part {
    section: Section,
    /// Bytes of a pattern.
    width: usize,
    /// Where patterns and gaps begin.
    patterns: usize,
    gaps: usize,
    /// The term that was reached last, its first posting and where its blocks begin: terms are mostly read in order.
    reached: Cell<(usize, usize, usize)>,
}

/// Where the postings of a term lie in one section.
#[derive(Clone, Copy)]
pub(crate) struct Place<'i> {
    part: &'i Part,
    /// Number of the term within the section.
    term: usize,
    totals: &'i [usize],
    /// Number of the first posting.
    pub first: usize,
    /// Where its blocks begin.
    at: usize,
}

impl Place<'_> {
    /// First term and first paper of the section.
    pub fn section(&self) -> (u32, u32) {
        (self.part.section.first_term, self.part.section.first_paper)
    }

    /// How many occurrences the patterns of some postings of the section count, if they are there.
    pub fn occurrences(&self, postings: Range<usize>) -> Option<impl Iterator<Item = usize> + '_> {
        let (low, high) = self.part.patterns(postings)?;
        let number =
            move |at: usize| usize::from(low[at]) | usize::from(high.get(at).copied().unwrap_or(0)) << 8;
        Some((0..low.len()).map(move |at| self.totals.get(number(at)).copied().unwrap_or(0)))
    }

    /// The number of postings.
    pub fn count(&self) -> usize {
        let gaps = self.part.section.bytes.get().get(self.part.gaps..).unwrap_or_default();
        skip_term(gaps, self.part.section.papers, &mut { self.at }).unwrap_or(0)
    }
}

impl Postings {
    /// Reads sections about `papers` papers, and the section of their table of counts.
    pub fn open(sections: Vec<Section>, table: &[Section], papers: u32) -> Result<Self, IndexError> {
        let mut parts = Vec::new();
        for section in sections {
            parts.push(Part::open(section, papers).ok_or(IndexError::Damaged("its postings do not fit"))?);
        }
        let table = table.first().map(|section| section.bytes.get()).unwrap_or_default();
        let table: Vec<Counts> =
            table.as_chunks::<4>().0.iter().map(|bytes| Counts(u32::from_le_bytes(*bytes))).collect();
        Ok(Self { sections: parts, totals: table.iter().map(|counts| counts.total()).collect(), table })
    }

    /// Visits the postings of a term, block by block.
    pub fn blocks(&self, term: u32, visit: &mut dyn FnMut(&Block<'_>)) {
        let mut block = Block { docs: [0; BLOCK], len: 0, first: 0, low: &[], high: &[], table: &self.table };
        for part in &self.sections {
            // What is damaged ends there.
            let _ = part.place(term, &[]).and_then(|place| part.blocks(&place, &mut block, visit));
        }
    }

    /// Where the postings of a term lie, section by section.
    pub fn places(&self, term: u32) -> impl Iterator<Item = Place<'_>> {
        self.sections.iter().filter_map(move |part| part.place(term, &self.totals))
    }
}

impl Part {
    fn open(section: Section, papers: u32) -> Option<Self> {
        let bytes = section.bytes.get();
        let (postings, width) = (u32_at(bytes, 0)? as usize, usize::from(*bytes.get(4)?));
        let patterns = HEADER + (section.terms as usize).div_ceil(GROUP).checked_mul(8)?;
        let gaps = patterns.checked_add(postings.checked_mul(width)?)?;
        let fits = gaps <= bytes.len()
            && matches!(width, 1 | 2)
            && section.first_paper.checked_add(section.papers).is_some_and(|end| end <= papers);
        let reached = Cell::new((usize::MAX, 0, 0));
        fits.then_some(Self { width, patterns, gaps, section, reached })
    }

    /// The low and the high bytes of the patterns of some postings; without high ones where one byte is enough.
    #[inline]
    fn patterns(&self, postings: Range<usize>) -> Option<(&[u8], &[u8])> {
        let bytes = self.section.bytes.get().get(self.patterns..self.gaps)?;
        let (low, high) = bytes.split_at_checked(bytes.len() / self.width)?;
        let high = if high.is_empty() { high } else { high.get(postings.clone())? };
        Some((low.get(postings)?, high))
    }

    fn place<'i>(&'i self, term: u32, totals: &'i [usize]) -> Option<Place<'i>> {
        let section = &self.section;
        let number = term.checked_sub(section.first_term).filter(|number| *number < section.terms)? as usize;
        let group = number / GROUP * GROUP;
        let (mut from, mut first, mut at) = self.reached.get();
        let bytes = section.bytes.get();
        if !(group..=number).contains(&from) {
            let entry = HEADER + number / GROUP * 8;
            (from, first, at) = (group, u32_at(bytes, entry)? as usize, u32_at(bytes, entry + 4)? as usize);
        }
        let gaps = bytes.get(self.gaps..)?;
        for _ in from..number {
            first += skip_term(gaps, section.papers, &mut at)?;
        }
        self.reached.set((number, first, at));
        Some(Place { part: self, term: number, totals, first, at })
    }

    fn blocks<'i>(
        &'i self,
        place: &Place<'_>,
        block: &mut Block<'i>,
        visit: &mut dyn FnMut(&Block<'_>),
    ) -> Option<()> {
        let bytes = self.section.bytes.get();
        let gaps = bytes.get(self.gaps..)?;
        let end = self.section.first_paper + self.section.papers;
        let (mut at, mut number, mut next) = (place.at, place.first, self.section.first_paper);
        loop {
            let header = *gaps.get(at)?;
            at += 1;
            let len = usize::from(header & 0x7f);
            let docs = &mut block.docs[..len];
            match len {
                0..=FEW => {
                    for gap in &mut *docs {
                        *gap = varint(gaps, &mut at)?;
                    }
                }
                _ => {
                    let low = low_bits(header, at == place.at + 1, self.section.papers, gaps, &mut at)?;
                    let mut bits = BitReader::new(gaps, at);
                    bits.unaries(docs)?;
                    if low > 0 {
                        for gap in &mut *docs {
                            *gap = gap.checked_shl(low)? | bits.number(low)?;
                        }
                    }
                    at = bits.end();
                }
            }
            for doc in docs {
                *doc = next.checked_add(*doc).filter(|doc| *doc < end)?;
                next = *doc + 1;
            }
            (block.low, block.high) = self.patterns(number..number + len)?;
            block.len = len;
            number += len;
            visit(block);
            block.first += len as u32;
            if header < 0x80 {
                self.reached.set((place.term + 1, number, at));
                return Some(());
            }
        }
    }
}

/// The low bits of a block's gaps, from its own byte or from its number of postings.
fn low_bits(header: u8, first: bool, papers: u32, gaps: &[u8], at: &mut usize) -> Option<u32> {
    if first && header < 0x80 {
        return Some(usual_low_bits(papers, usize::from(header)));
    }
    *at += 1;
    gaps.get(*at - 1).map(|&low| u32::from(low)).filter(|&low| low < 32)
}

/// The low bits for so many postings in so many papers: the best where papers are found at random, as then
/// ln 2 of the mean gap is what half of the gaps exceed.
pub(super) fn usual_low_bits(papers: u32, postings: usize) -> u32 {
    (u64::from(papers) * 11 / 16 / postings.max(1) as u64).max(1).ilog2()
}

/// Passes the blocks of a term, and says how many postings they hold.
fn skip_term(gaps: &[u8], papers: u32, at: &mut usize) -> Option<usize> {
    let mut postings = 0;
    let start = *at;
    loop {
        let header = *gaps.get(*at)?;
        let first = *at == start;
        *at += 1;
        let len = usize::from(header & 0x7f);
        if len <= FEW {
            for _ in 0..len {
                varint(gaps, at)?;
            }
        } else {
            let low = low_bits(header, first, papers, gaps, at)?;
            let mut bits = BitReader::new(gaps, *at);
            bits.skip_unary(len)?;
            bits.skip(len * low as usize);
            *at = bits.end();
        }
        postings += len;
        if header < 0x80 {
            return Some(postings);
        }
    }
}

#[cfg(test)]
mod tests;
