//! Postings: in which papers a term stands, how often per field, and where.

use std::ops::Range;

use crate::field::{Field, FieldSet};

/// How often a term stands in each field of one paper, packed into 32 bits:
///
/// ```text
/// bit  0      7       12        20      26      32
///      | title | authors | abstract | venue | topics |
/// ```
///
/// A count that does not fit is cut to the largest that does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts(pub u32);

/// First bit of each field in [`Counts`], and one past the last.
const BITS: [u32; 6] = [0, 7, 12, 20, 26, 32];

impl Counts {
    /// The count of one field.
    pub fn of(self, field: Field) -> u32 {
        let at = field.index();
        (self.0 >> BITS[at]) & ((1 << (BITS[at + 1] - BITS[at])) - 1)
    }

    /// Counts one more in a field.
    pub fn add(&mut self, field: Field) {
        let at = field.index();
        let most = (1 << (BITS[at + 1] - BITS[at])) - 1;
        if self.of(field) < most {
            self.0 += 1 << BITS[at];
        }
    }

    /// Only the counts of some fields.
    pub fn within(self, fields: FieldSet) -> Self {
        let mut mask = 0;
        for field in Field::ALL {
            if fields.contains(field) {
                let at = field.index();
                mask |= ((1u32 << (BITS[at + 1] - BITS[at])) - 1) << BITS[at];
            }
        }
        Self(self.0 & mask)
    }

    /// Whether nothing is counted.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// Where each field's words begin in the numbering of positions (16 bits, all fields of a paper in one). What
/// does not fit piles up at the end of its field.
const FIRST_POSITION: [u32; 6] = [0, 1_024, 6_144, 4_096, 5_120, 65_536];

/// The position of a field's word in the numbering of the paper.
pub(crate) fn position_in_paper(field: Field, position: u32) -> u16 {
    let first = FIRST_POSITION[field.index()];
    let last = FIRST_POSITION
        .iter()
        .filter(|&&start| start > first)
        .min()
        .map_or(u32::from(u16::MAX), |next| next - 1);
    (first + position).min(last) as u16
}

/// The field that a position belongs to.
pub(crate) fn field_at(position: u16) -> Field {
    match u32::from(position) {
        0..1_024 => Field::Title,
        1_024..4_096 => Field::Authors,
        4_096..5_120 => Field::Venue,
        5_120..6_144 => Field::Topics,
        _ => Field::Abstract,
    }
}

/// The postings of all terms, in flat arrays by term, then by paper.
#[derive(Debug, Default, Clone)]
pub(crate) struct Postings {
    /// Where each term's postings begin, and one past the last.
    pub starts: Vec<u32>,
    /// The paper of each posting.
    pub docs: Vec<u32>,
    /// The counts of each posting.
    pub counts: Vec<Counts>,
    /// Where each posting's positions begin, and one past the last.
    pub position_starts: Vec<u32>,
    /// Positions, ascending within a posting. A joined hyphen variant stands at the positions of its first and
    /// of its last part, so that neighbours are found on both sides.
    pub positions: Vec<u16>,
}

impl Postings {
    /// The numbers of a term's postings.
    pub fn of(&self, term: u32) -> Range<usize> {
        let at = term as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => from as usize..to as usize,
            _ => 0..0,
        }
    }

    /// In how many papers a term stands.
    pub fn frequency(&self, term: u32) -> usize {
        self.of(term).len()
    }

    /// The positions of one posting.
    pub fn positions(&self, posting: usize) -> &[u16] {
        match (self.position_starts.get(posting), self.position_starts.get(posting + 1)) {
            (Some(&from), Some(&to)) => self.positions.get(from as usize..to as usize).unwrap_or_default(),
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_kept_per_field_and_saturate() {
        let mut counts = Counts::default();
        for _ in 0..300 {
            counts.add(Field::Abstract);
            counts.add(Field::Topics);
        }
        counts.add(Field::Title);
        assert_eq!(Field::ALL.map(|field| counts.of(field)), [1, 0, 255, 0, 63]);
        assert_eq!(counts.within(FieldSet(Field::Title.bit())).0, 1);
        assert!(counts.within(FieldSet(Field::Venue.bit())).is_zero());
    }

    #[test]
    fn positions_know_their_field() {
        for field in Field::ALL {
            for position in [0, 5, 1_000_000] {
                assert_eq!(field_at(position_in_paper(field, position)), field);
            }
        }
    }
}
