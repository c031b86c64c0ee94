//! The vocabulary, read in place: terms in byte order, front-coded in groups, with the number of papers that hold each.
//!
//! ```text
//! section for n terms, in groups of 16:
//!   u32            bytes of text
//!   u32            m, entries of the list of common terms
//!   u8  × n        bytes that a term has in common with the one before it, whole characters; 0 for the section's first
//!   u8  × n        bytes of text of its own: all of a group's first term, else what follows the common ones
//!   u8  × n        papers that hold it, 255 if the list has it
//!   u32 × ⌈n/16⌉   where each group's text begins
//!   m × (u32, u32) common terms: number within the section, papers
//!   text
//! ```

use std::ops::Range;

use super::bytes::u32_at;
use super::format::{IndexError, Section};
use super::letters::Letters;

/// Terms in a group.
pub(super) const GROUP: usize = 16;

/// The byte that says that a term's number of papers is in the list.
pub(super) const COMMON: u8 = u8::MAX;

/// Terms in byte order, addressed by their number in that order.
#[derive(Debug, Default, Clone)]
pub(crate) struct Vocabulary {
    parts: Vec<Part>,
    len: u32,
}

/// The terms of one section.
#[derive(Debug, Clone)]
struct Part {
    section: Section,
    /// Where the columns begin in the section.
    lengths: usize,
    papers: usize,
    offsets: usize,
    common: usize,
    text: usize,
    letters: Letters,
}

impl Vocabulary {
    /// Reads the sections of a vocabulary of `len` terms.
    pub fn open(sections: Vec<Section>, len: u32) -> Result<Self, IndexError> {
        let mut parts = Vec::new();
        for section in sections {
            parts.push(Part::open(section, len).ok_or(IndexError::Damaged("its vocabulary does not fit"))?);
        }
        Ok(Self { parts, len })
    }

    /// Number of terms.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Visits the terms that can be within `most` edits of a word, or with `prefix` begin with something that is.
    pub fn each_near(&self, word: &str, most: u8, prefix: bool, visit: &mut dyn FnMut(u32, &[u8])) {
        for part in &self.parts {
            part.each_among(&part.letters.near(word, most, prefix), visit);
        }
    }

    /// The text of a term; empty if there is none of this number.
    pub fn term(&self, number: u32) -> String {
        let mut out = String::new();
        self.each(number..number.saturating_add(1), &mut |_, term| out.push_str(term));
        out
    }

    /// How many papers hold a term.
    pub fn frequency(&self, number: u32) -> u32 {
        self.part_of(number).map_or(0, |part| part.frequency(number - part.section.first_term))
    }

    /// The number of a term.
    pub fn find(&self, term: &str) -> Option<u32> {
        let at = self.first_where(&|candidate| candidate >= term.as_bytes());
        let mut found = false;
        self.each(at..at.saturating_add(1), &mut |_, candidate| found = candidate == term);
        (found && !term.is_empty()).then_some(at)
    }

    /// The numbers of the terms that begin with `prefix`.
    pub fn with_prefix(&self, prefix: &str) -> Range<u32> {
        let prefix = prefix.as_bytes();
        let from = self.first_where(&|term| term >= prefix);
        let to = self.first_where(&|term| term > prefix && !term.starts_with(prefix));
        from..to.max(from)
    }

    /// Visits the terms of a range in order.
    pub fn each(&self, range: Range<u32>, visit: &mut dyn FnMut(u32, &str)) {
        for part in &self.parts {
            let first = part.section.first_term;
            let (from, to) = (range.start.max(first), range.end.min(first + part.section.terms));
            if from < to {
                part.each((from - first) as usize, &mut |at, term| {
                    if first + at as u32 >= to {
                        return false;
                    }
                    visit(first + at as u32, std::str::from_utf8(term).unwrap_or_default());
                    true
                });
            }
        }
    }

    fn part_of(&self, number: u32) -> Option<&Part> {
        let at = self.parts.partition_point(|part| part.section.first_term <= number);
        let part = self.parts.get(at.checked_sub(1)?)?;
        (number - part.section.first_term < part.section.terms).then_some(part)
    }

    /// The first term for which `holds`, which must be false up to some term and true from there on.
    fn first_where(&self, holds: &dyn Fn(&[u8]) -> bool) -> u32 {
        let at = self.parts.partition_point(|part| !holds(part.head(0)));
        let Some(part) = at.checked_sub(1).and_then(|at| self.parts.get(at)) else {
            return self.parts.first().map_or(0, |part| part.section.first_term);
        };
        let count = part.section.terms as usize;
        let (mut low, mut high) = (0, count.div_ceil(GROUP));
        while low < high {
            let middle = low + (high - low) / 2;
            if holds(part.head(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        let mut found = (low * GROUP).min(count);
        if low > 0 {
            part.each((low - 1) * GROUP, &mut |at, term| {
                let stop = at >= found || holds(term);
                if stop {
                    found = found.min(at);
                }
                !stop
            });
        }
        part.section.first_term + found as u32
    }
}

impl Part {
    fn open(section: Section, all: u32) -> Option<Self> {
        let bytes = section.bytes.get();
        let count = section.terms as usize;
        let (text, common) = (u32_at(bytes, 0)? as usize, u32_at(bytes, 4)? as usize);
        let lengths = 8usize.checked_add(count)?;
        let papers = lengths.checked_add(count)?;
        let offsets = papers.checked_add(count)?;
        let common_at = offsets.checked_add(count.div_ceil(GROUP) * 4)?;
        let text_at = common_at.checked_add(common.checked_mul(8)?)?;
        let fits = text_at.checked_add(text)? == bytes.len()
            && section.first_term.checked_add(section.terms).is_some_and(|end| end <= all);
        let (common, text, mut letters) = (common_at, text_at, Letters::default());
        let none = letters.clone();
        let mut part =
            fits.then_some(Self { lengths, papers, offsets, common, text, section, letters: none })?;
        part.each(0, &mut |_, term| {
            letters.add(std::str::from_utf8(term).unwrap_or_default());
            true
        });
        part.letters = letters;
        Some(part)
    }

    /// For each term, the bytes in common with the one before it.
    fn shared(&self) -> &[u8] {
        self.section.bytes.get().get(8..self.lengths).unwrap_or_default()
    }

    /// For each term, the bytes of text of its own.
    fn lengths(&self) -> &[u8] {
        self.section.bytes.get().get(self.lengths..self.papers).unwrap_or_default()
    }

    /// The text of all terms.
    fn text(&self) -> &[u8] {
        self.section.bytes.get().get(self.text..).unwrap_or_default()
    }

    /// What texts are read from.
    fn columns(&self) -> Columns<'_> {
        let bytes = self.section.bytes.get();
        Columns {
            lengths: self.lengths(),
            offsets: bytes.get(self.offsets..self.common).unwrap_or_default().as_chunks().0,
            text: self.text(),
        }
    }

    /// The first term of a group.
    fn head(&self, group: usize) -> &[u8] {
        let length = self.lengths().get(group * GROUP).copied().unwrap_or(0);
        let at = self.offset(group);
        self.text().get(at..at + usize::from(length)).unwrap_or_default()
    }

    fn offset(&self, group: usize) -> usize {
        u32_at(self.section.bytes.get(), self.offsets + group * 4).unwrap_or(0) as usize
    }

    /// Visits terms in order from one on, until `visit` says no.
    fn each(&self, from: usize, visit: &mut dyn FnMut(usize, &[u8]) -> bool) {
        let (mut term, columns) = (Vec::new(), self.columns());
        let mut start = columns.start(from / GROUP * GROUP);
        for number in from / GROUP * GROUP..self.section.terms as usize {
            let shared = if number.is_multiple_of(GROUP) {
                0
            } else {
                self.shared().get(number).copied().unwrap_or(0)
            };
            term.truncate(usize::from(shared));
            let (own, length) = columns.own_text(number, start);
            term.extend_from_slice(own);
            start += length;
            if number >= from && !visit(number, &term) {
                return;
            }
        }
    }

    /// Visits terms by their numbers within the section, which ascend; what lies between two of one group is read over.
    fn each_among(&self, numbers: &[u32], visit: &mut dyn FnMut(u32, &[u8])) {
        let (shared, columns) = (self.shared(), self.columns());
        // A term has as many bytes as two of its columns can say.
        let mut term = [0; 2 * u8::MAX as usize];
        let (mut next, mut start, mut end) = (0, 0, 0);
        for &number in numbers {
            let at = number as usize;
            let group = at / GROUP * GROUP;
            if next <= group {
                (next, start) = (group, columns.start(group));
            }
            while next <= at {
                let common = if next == group { 0 } else { shared.get(next).copied().unwrap_or(0) };
                let (own, length) = columns.own_text(next, start);
                let rest = &mut term[usize::from(common)..];
                // Most are a few bytes: copying them as a block takes longer.
                for (to, from) in rest.iter_mut().zip(own) {
                    *to = *from;
                }
                end = usize::from(common) + own.len();
                (next, start) = (next + 1, start + length);
            }
            visit(self.section.first_term + number, term.get(..end).unwrap_or_default());
        }
    }

    fn frequency(&self, number: u32) -> u32 {
        let bytes = self.section.bytes.get();
        match bytes.get(self.papers + number as usize) {
            Some(&COMMON) => {
                let (list, _) = bytes.get(self.common..self.text).unwrap_or_default().as_chunks::<8>();
                let key = |entry: &[u8; 8]| u32_at(entry, 0).unwrap_or(0);
                let found = list.binary_search_by_key(&number, key).ok();
                found.and_then(|at| u32_at(list.get(at)?, 4)).unwrap_or(0)
            }
            Some(&papers) => u32::from(papers),
            None => 0,
        }
    }
}

/// The columns of a section that hold its texts.
#[derive(Clone, Copy)]
struct Columns<'p> {
    lengths: &'p [u8],
    offsets: &'p [[u8; 4]],
    text: &'p [u8],
}

impl Columns<'_> {
    /// Where the text of a term begins.
    fn start(&self, number: usize) -> usize {
        let offset =
            self.offsets.get(number / GROUP).map_or(0, |offset| u32::from_le_bytes(*offset) as usize);
        let before = self.lengths.get(number / GROUP * GROUP..number).unwrap_or_default();
        offset + before.iter().map(|&length| usize::from(length)).sum::<usize>()
    }

    /// The text of a term, which begins at `start`, as far as it is not that of the one before it; and how long it is.
    fn own_text(&self, number: usize, start: usize) -> (&[u8], usize) {
        let length = self.lengths.get(number).map_or(0, |&length| usize::from(length));
        (self.text.get(start..start + length).unwrap_or_default(), length)
    }
}

#[cfg(test)]
pub(crate) mod tests;
