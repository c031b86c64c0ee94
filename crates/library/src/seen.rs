//! Which papers of a collection a reader has seen, so that what is new can be told.
//!
//! A record is one line of four parts: the version `1`, when it was made (milliseconds since 1970-01-01 UTC, base 36), the
//! CRC-32 of the marks, and the marks, ascending, six characters of base64url each. A mark is the CRC-32 of an
//! identifier. Two of a paper's identifiers are marked, the one that names it and the last, which is its title's: a paper
//! that gets a DOI or another title is not new. A new paper can share a mark by chance: among 10,000 papers that happens
//! to one of some hundred thousand.

use crc::{CRC_32_ISO_HDLC, Crc};
use offprint_paper::{Paper, PaperId};

use crate::stamp::{base36, push_base36};

const CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);
const VERSION: &str = "1";
/// Characters per mark.
const WIDTH: usize = 6;
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What a reader has seen of a collection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    since: u64,
    marks: Vec<u32>,
}

impl Seen {
    /// All of these papers, at `now` (milliseconds since 1970-01-01 UTC).
    pub fn all<'a>(papers: impl IntoIterator<Item = &'a Paper>, now: u64) -> Self {
        let ends = |paper: &'a Paper| paper.ids.first().into_iter().chain(paper.ids.last());
        let mut marks: Vec<u32> = papers.into_iter().flat_map(ends).map(mark).collect();
        marks.sort_unstable();
        marks.dedup();
        Self { since: now, marks }
    }

    /// When they were seen, in milliseconds since 1970-01-01 UTC.
    pub fn since(&self) -> u64 {
        self.since
    }

    /// Whether a paper is none of them.
    pub fn is_new(&self, paper: &Paper) -> bool {
        !paper.ids.iter().any(|id| self.marks.binary_search(&mark(id)).is_ok())
    }

    /// The record.
    pub fn encode(&self) -> String {
        let mut marks = String::with_capacity(self.marks.len() * WIDTH);
        for mark in &self.marks {
            let digit = |place: usize| DIGITS[(mark >> (6 * place)) as usize & 63];
            marks.extend((0..WIDTH).rev().map(|place| char::from(digit(place))));
        }
        let mut text = format!("{VERSION} ");
        push_base36(&mut text, self.since);
        format!("{text} {:08x} {marks}", CRC.checksum(marks.as_bytes()))
    }

    /// Reads a record; `None` if it is damaged or of another version.
    pub fn decode(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, ' ');
        let version = parts.next()?;
        let since = base36(parts.next()?)?;
        let (sum, marks) = (parts.next()?, parts.next()?.as_bytes());
        if version != VERSION || sum != format!("{:08x}", CRC.checksum(marks)) || marks.len() % WIDTH != 0 {
            return None;
        }
        let value = |byte: &u8| DIGITS.iter().position(|digit| digit == byte).map(|value| value as u64);
        let number = |digits: &[u8]| {
            let number = digits.iter().try_fold(0, |number, digit| Some(number << 6 | value(digit)?))?;
            u32::try_from(number).ok()
        };
        let marks: Vec<u32> = marks.chunks(WIDTH).map(number).collect::<Option<_>>()?;
        marks.is_sorted().then_some(Self { since, marks })
    }
}

fn mark(id: &PaperId) -> u32 {
    CRC.checksum(id.as_str().as_bytes())
}
