//! The container: an index file is a list of sections, each for a range of terms and a range of papers.
//!
//! ```text
//! byte 0   8 bytes   "OFFPRINT"
//!      8   u32       version, 1
//!     12   u32       number of sections
//!     16   u64       checksum of everything after it
//!     24   section entries of 28 bytes:
//!          u32 kind   u32 first term   u32 terms   u32 first paper   u32 papers   u32 offset   u32 length
//!          then the sections; offsets count from the file's beginning
//! ```
//!
//! Numbers are little-endian. Any number of sections of one kind may lie in one file or in several, so long as their
//! ranges do not overlap: one file with one section of each kind, a file of positions beside it, and shards by term
//! or by paper are read by the same code. Unknown kinds are skipped.

use std::fmt::{self, Display, Formatter};

use super::bytes::{Bytes, u32_at};
use crate::pieces::{concat, decimal};

/// The first bytes of an index file.
const MAGIC: &[u8; 8] = b"OFFPRINT";

/// Version of the format.
pub(crate) const VERSION: u32 = 1;

/// Bytes before the section entries.
const HEADER: usize = 24;

/// Bytes of a section entry.
const ENTRY: usize = 28;

/// Most sections in a file.
const MOST_SECTIONS: u32 = 65_536;

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum SectionKind {
    /// Numbers about all papers.
    Statistics = 1,
    /// The vocabulary.
    Terms = 2,
    /// How papers write terms.
    Spellings = 3,
    /// Which patterns of counts there are.
    Patterns = 4,
    /// Which papers hold a term.
    Postings = 5,
    /// Words per field and paper.
    Lengths = 6,
    /// Facet values.
    Facets = 7,
    /// Orders that do not depend on a query.
    Orders = 8,
    /// Where terms stand in papers.
    Positions = 9,
}

/// A section and what it covers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Section {
    /// Number of the first term.
    pub first_term: u32,
    /// Number of terms.
    pub terms: u32,
    /// Number of the first paper.
    pub first_paper: u32,
    /// Number of papers.
    pub papers: u32,
    /// The content.
    pub bytes: Bytes,
}

/// Why bytes are no index, in words for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexError {
    /// The file does not begin like one.
    Foreign,
    /// The file was written by a newer Offprint.
    Newer(u32),
    /// The file is cut short or changed.
    Damaged(&'static str),
}

impl std::error::Error for IndexError {}

impl Display for IndexError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Foreign => "this is no search index of Offprint".to_owned(),
            Self::Newer(found) => concat(&[
                "the search index is in format ",
                &decimal(*found, 0),
                ", and this version of Offprint reads format ",
                &decimal(VERSION, 0),
                "; reload to update",
            ]),
            Self::Damaged(what) => concat(&["the search index is damaged or incomplete (", what, ")"]),
        };
        f.write_str(&text)
    }
}

/// Takes a file apart into its sections.
///
/// # Errors
/// See [`IndexError`].
#[inline(never)]
pub(crate) fn sections(file: Vec<u8>) -> Result<Vec<(u32, Section)>, IndexError> {
    let file = Bytes::new(file);
    let bytes = file.get();
    if bytes.get(..MAGIC.len()) != Some(MAGIC) {
        return Err(IndexError::Foreign);
    }
    let damaged = IndexError::Damaged;
    let word = |at| u32_at(bytes, at).ok_or(damaged("its header is cut short"));
    if word(8)? != VERSION {
        return Err(IndexError::Newer(word(8)?));
    }
    let count = word(12)?;
    let content = bytes.get(HEADER..).ok_or(damaged("its header is cut short"))?;
    if checksum(content) != u64::from(word(16)?) | u64::from(word(20)?) << 32 {
        return Err(damaged("its checksum does not fit"));
    }
    let mut sections = Vec::new();
    for at in 0..count.min(MOST_SECTIONS) as usize {
        let mut entry = [0; ENTRY / 4];
        for (field, number) in entry.iter_mut().enumerate() {
            *number = word(HEADER + at * ENTRY + field * 4)?;
        }
        let [kind, first_term, terms, first_paper, papers, offset, length] = entry;
        if first_term.checked_add(terms).is_none() || first_paper.checked_add(papers).is_none() {
            return Err(damaged("a section's range is impossible"));
        }
        let bytes = file.part(offset as usize, length as usize);
        let bytes = bytes.ok_or(damaged("a section lies outside it"))?;
        sections.push((kind, Section { first_term, terms, first_paper, papers, bytes }));
    }
    Ok(sections)
}

/// A section to be written: what [`Section`] says of it, and its content.
#[derive(Debug)]
pub(crate) struct Draft {
    /// What it holds.
    pub kind: SectionKind,
    /// First term and number of terms.
    pub terms: (u32, u32),
    /// First paper and number of papers.
    pub papers: (u32, u32),
    /// The content.
    pub bytes: Vec<u8>,
}

/// Puts sections into a file.
#[inline(never)]
pub(crate) fn file(drafts: &[Draft]) -> Vec<u8> {
    let mut out = Vec::from(MAGIC);
    put_u32(&mut out, VERSION);
    put_u32(&mut out, drafts.len() as u32);
    out.resize(HEADER, 0);
    let mut offset = HEADER + drafts.len() * ENTRY;
    for draft in drafts {
        let (terms, papers) = (draft.terms, draft.papers);
        let entry = [
            draft.kind as u32,
            terms.0,
            terms.1,
            papers.0,
            papers.1,
            offset as u32,
            draft.bytes.len() as u32,
        ];
        entry.into_iter().for_each(|number| put_u32(&mut out, number));
        offset += draft.bytes.len();
    }
    drafts.iter().for_each(|draft| out.extend_from_slice(&draft.bytes));
    seal(&mut out);
    out
}

/// Writes the checksum of a file into it.
pub(crate) fn seal(file: &mut [u8]) {
    if let Some((header, content)) = file.split_at_mut_checked(HEADER) {
        header[HEADER - 8..].copy_from_slice(&checksum(content).to_le_bytes());
    }
}

/// A little-endian number of 32 bits.
#[inline(never)]
pub(crate) fn put_u32(out: &mut Vec<u8>, value: u32) {
    out.extend_from_slice(&value.to_le_bytes());
}

/// FNV-1a (Fowler, Noll, Vo) over words of eight bytes: against accidents, not attackers.
fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mix = |sum: u64, word: u64| (sum ^ word).wrapping_mul(0x0000_0100_0000_01b3);
    let sum = words.iter().fold(0xcbf2_9ce4_8422_2325, |sum, word| mix(sum, u64::from_le_bytes(*word)));
    rest.iter().fold(sum, |sum, &byte| mix(sum, u64::from(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<u8> {
        let draft = |kind, bytes: &[u8]| Draft { kind, terms: (3, 4), papers: (0, 9), bytes: bytes.into() };
        file(&[draft(SectionKind::Terms, b"terms"), draft(SectionKind::Postings, b"")])
    }

    #[test]
    fn sections_read_back() {
        let sections = sections(small()).unwrap();
        let (kind, terms) = &sections[0];
        assert_eq!((*kind, terms.bytes.get()), (SectionKind::Terms as u32, &b"terms"[..]));
        assert_eq!((terms.first_term, terms.terms, terms.first_paper, terms.papers), (3, 4, 0, 9));
        assert_eq!(sections.len(), 2);
    }

    #[test]
    fn a_file_cut_short_or_changed_is_refused() {
        let whole = small();
        for end in 0..whole.len() {
            assert!(sections(whole[..end].to_vec()).is_err(), "{end}");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x20;
            assert!(sections(changed).is_err(), "{at}");
        }
    }

    #[test]
    fn impossible_sections_are_refused_even_under_a_checksum_that_fits() {
        for (field, value) in [(1, u32::MAX), (3, u32::MAX), (5, u32::MAX), (6, 1 << 30)] {
            let mut hostile = small();
            hostile[HEADER + field * 4..][..4].copy_from_slice(&value.to_le_bytes());
            seal(&mut hostile);
            assert!(matches!(sections(hostile), Err(IndexError::Damaged(_))), "{field}");
        }
    }
}
