//! How often a term stands in each field of a paper, and how positions are numbered over the fields.

use crate::field::{Field, FieldSet};

/// How often a term stands in each field of one paper, packed into 32 bits:
///
/// ```text
/// bit  0      7       12        20      26      32
///      | title | authors | abstract | venue | topics |
/// ```
///
/// A count that does not fit is cut to the largest that does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

    /// The fields that are counted, and how often. Most counts are of one field.
    pub fn each(self, visit: &mut dyn FnMut(usize, u32)) {
        let mut rest = self.0;
        for at in 0..BITS.len() - 1 {
            let count = rest & ((1 << (BITS[at + 1] - BITS[at])) - 1);
            if count > 0 {
                visit(at, count);
            }
            rest >>= BITS[at + 1] - BITS[at];
            if rest == 0 {
                break;
            }
        }
    }

    /// All fields together.
    pub fn total(self) -> usize {
        Field::ALL.into_iter().map(|field| self.of(field) as usize).sum()
    }

    /// Whether nothing is counted.
    #[cfg(test)]
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
}

/// The bits that [`Counts`] has for some fields.
pub(crate) fn mask(fields: FieldSet) -> u32 {
    let mut mask = 0;
    for field in Field::ALL {
        if fields.contains(field) {
            let at = field.index();
            mask |= ((1u32 << (BITS[at + 1] - BITS[at])) - 1) << BITS[at];
        }
    }
    mask
}

/// Where each field's words begin in the numbering of positions (16 bits, all fields of a paper in one). What
/// does not fit piles up at the end of its field. Titles and abstracts come first, as small numbers take fewer bytes.
const FIRST_POSITION: [u32; 6] = [0, 49_152, 64, 57_344, 61_440, 65_536];

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
    match position {
        0..64 => Field::Title,
        64..49_152 => Field::Abstract,
        49_152..57_344 => Field::Authors,
        57_344..61_440 => Field::Venue,
        _ => Field::Topics,
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
        assert_eq!(counts.0 & mask(FieldSet(Field::Title.bit())), 1);
        assert_eq!(counts.0 & mask(FieldSet(Field::Venue.bit())), 0);
        let mut each = Vec::new();
        counts.each(&mut |field, count| each.push((field, count)));
        assert_eq!(each, [(0, 1), (2, 255), (4, 63)]);
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
