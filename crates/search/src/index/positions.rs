//! Positions, read in place: where in its papers a term stands. A file of their own, which phrases and nearness need.
//!
//! ```text
//! section of the same ranges as a postings section, with its p postings in the same order:
//!   u32              p
//!   u32 × ⌈p/128⌉    where each 128th posting's distances begin
//!   i8 × p           how many more positions a posting has than its pattern counts occurrences: joined compounds
//!                    have two each
//!   distances        of one posting after the other: its positions, ascending, each as the distance to the one before
//!
//! distance:          u8 below 240: itself
//!                    u8 240 to 254, u8: 240 + 256 · (first − 240) + second
//!                    u8 255, u16: itself
//! ```

use std::cell::Cell;

use super::bytes::{u16_at, u32_at};
use super::format::{IndexError, Section, put_u32};
use super::postings::{Place, Postings};

/// Postings between two offsets.
const GROUP: usize = 128;

/// No posting to go on from.
const NOWHERE: (usize, usize) = (usize::MAX, 0);

/// The positions of all terms, as far as they have come.
#[derive(Debug, Default, Clone)]
pub(crate) struct Positions {
    sections: Vec<Section>,
    /// The posting after the one read last, and where its distances begin: the next term's are often not far. Of use
    /// where there is one section.
    reached: Cell<(usize, usize)>,
}

impl Positions {
    /// Adds sections to those that are here.
    pub fn add(&mut self, sections: Vec<Section>) -> Result<(), IndexError> {
        if !sections.iter().all(|section| columns(section).is_some()) {
            return Err(IndexError::Damaged("its positions do not fit"));
        }
        self.sections.extend(sections);
        Ok(())
    }

    /// Whether there are none (yet).
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// The positions of one term, to be read from the first posting on.
    pub fn of<'i>(&'i self, postings: &'i Postings, term: u32) -> PositionList<'i> {
        let several = self.sections.len() > 1;
        let stretch = |place: Place<'i>| {
            // With one section, everything beyond the term's own postings is never asked for.
            let len = if several { place.count() } else { usize::MAX };
            let fits = |section: &&Section| (section.first_term, section.first_paper) == place.section();
            let columns = self.sections.iter().find(fits).and_then(columns);
            Stretch { columns: columns.unwrap_or_default(), place, len }
        };
        let stretches: Vec<Stretch<'i>> =
            if self.is_empty() { Vec::new() } else { postings.places(term).map(stretch).collect() };
        let next = if several { NOWHERE } else { self.reached.get() };
        PositionList { stretches, next, reached: &self.reached }
    }
}

/// The three columns of a section.
#[derive(Clone, Copy, Default)]
struct Columns<'i> {
    offsets: &'i [[u8; 4]],
    more: &'i [u8],
    distances: &'i [u8],
}

fn columns(section: &Section) -> Option<Columns<'_>> {
    let bytes = section.bytes.get();
    let postings = u32_at(bytes, 0)? as usize;
    let (offsets, rest) = bytes.get(4..)?.split_at_checked(postings.div_ceil(GROUP).checked_mul(4)?)?;
    let (more, distances) = rest.split_at_checked(postings)?;
    Some(Columns { offsets: offsets.as_chunks().0, more, distances })
}

/// The postings of a term in one section.
struct Stretch<'i> {
    columns: Columns<'i>,
    place: Place<'i>,
    len: usize,
}

/// The positions of one term.
pub(crate) struct PositionList<'i> {
    stretches: Vec<Stretch<'i>>,
    /// The posting of the first section that would be read next without a search, and where its distances begin.
    next: (usize, usize),
    reached: &'i Cell<(usize, usize)>,
}

impl PositionList<'_> {
    /// Puts the positions of a posting into `out`; one that is not there has none. Cheapest in ascending order.
    pub fn read(&mut self, posting: u32, out: &mut Vec<u16>) {
        out.clear();
        let mut rest = posting as usize;
        for (number, stretch) in self.stretches.iter().enumerate() {
            if rest < stretch.len {
                let wanted = stretch.place.first.saturating_add(rest);
                let start = if number == 0 { self.next } else { NOWHERE };
                // What is damaged has no positions.
                let end = stretch.read(wanted, start, out);
                if number == 0 {
                    self.next = end.map_or(NOWHERE, |at| (wanted + 1, at));
                    self.reached.set(self.next);
                }
                return;
            }
            rest -= stretch.len;
        }
    }
}

impl Stretch<'_> {
    /// Reads the positions of a posting, from a known place or from the group's beginning, and returns where they end.
    fn read(&self, posting: usize, known: (usize, usize), out: &mut Vec<u16>) -> Option<usize> {
        let Columns { offsets, more, distances } = self.columns;
        let group = posting / GROUP;
        let (from, mut at) = if (group * GROUP..=posting).contains(&known.0) {
            known
        } else {
            (group * GROUP, u32_at(offsets.get(group)?, 0)? as usize)
        };
        let counted = self.place.occurrences(from..posting + 1)?;
        let more = more.get(from..=posting)?.iter().map(|&more| isize::from(more.cast_signed()));
        let mut here = 0;
        for (count, more) in counted.zip(more) {
            for _ in 0..here {
                at += match *distances.get(at)? {
                    0..240 => 1,
                    240..255 => 2,
                    255 => 3,
                };
            }
            here = count.saturating_add_signed(more);
        }
        let mut position = 0u16;
        for _ in 0..here {
            position = position.saturating_add(distance(distances, &mut at)?);
            out.push(position);
        }
        Some(at)
    }
}

fn distance(data: &[u8], at: &mut usize) -> Option<u16> {
    let first = *data.get(*at)?;
    let (value, length) = match first {
        0..240 => (u16::from(first), 1),
        240..255 => (240 + u16::from(first - 240) * 256 + u16::from(*data.get(*at + 1)?), 2),
        255 => (u16_at(data, *at + 1)?, 3),
    };
    *at += length;
    Some(value)
}

#[inline(never)]
fn put_distance(out: &mut Vec<u8>, distance: u16) {
    match distance {
        0..240 => out.push(distance as u8),
        240..4080 => {
            let rest = distance - 240;
            out.extend([240 + (rest >> 8) as u8, rest as u8]);
        }
        _ => {
            out.push(255);
            out.extend(distance.to_le_bytes());
        }
    }
}

/// Writes a section: per posting the occurrences that its pattern counts, and its positions, ascending.
pub(crate) fn write<'p>(postings: impl Iterator<Item = (usize, &'p [u16])>) -> Vec<u8> {
    let (mut offsets, mut column, mut distances) = (Vec::new(), Vec::new(), Vec::new());
    for (counted, positions) in postings {
        if column.len().is_multiple_of(GROUP) {
            put_u32(&mut offsets, distances.len() as u32);
        }
        // A paper that repeats a word beyond all bounds keeps the first places.
        let more = (positions.len() as isize - counted as isize).clamp(-128, 127) as i8;
        let kept = positions.get(..counted.saturating_add_signed(isize::from(more))).unwrap_or(positions);
        column.push(more.cast_unsigned());
        let mut before = 0;
        for &position in kept {
            put_distance(&mut distances, position - before);
            before = position;
        }
    }
    let mut out = Vec::new();
    put_u32(&mut out, column.len() as u32);
    [offsets, column, distances].iter().for_each(|column| out.extend_from_slice(column));
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::bytes::Bytes;
    use super::super::write_postings::write_postings;
    use super::*;

    fn sorted() -> impl Strategy<Value = Vec<u16>> {
        let position = prop_oneof![0u16..250, 0u16..5_000, any::<u16>()];
        prop::collection::vec(position, 0..4).prop_map(|mut list| {
            list.sort_unstable();
            list
        })
    }

    /// Postings of one term in as many papers, which count one occurrence each.
    fn postings(papers: usize) -> Postings {
        let section =
            |terms, papers, bytes| Section { terms, papers, bytes: Bytes::new(bytes), ..Section::default() };
        let list: Vec<(u32, u32)> = (0..papers as u32).map(|paper| (paper, 0)).collect();
        let bytes = write_postings([list.as_slice()].into_iter(), papers as u32, 1);
        let table = section(0, 0, vec![1, 0, 0, 0]);
        Postings::open(vec![section(1, papers as u32, bytes)], &[table], papers as u32).unwrap()
    }

    fn positions(bytes: Vec<u8>) -> Result<Positions, IndexError> {
        let mut positions = Positions::default();
        positions.add(vec![Section { bytes: Bytes::new(bytes), ..Section::default() }]).map(|()| positions)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn positions_read_back_in_any_order(lists in prop::collection::vec(sorted(), 1..400), asked in prop::collection::vec(any::<prop::sample::Index>(), 0..40)) {
            let postings = postings(lists.len());
            let positions = positions(write(lists.iter().map(|list| (1, list.as_slice())))).unwrap();
            let mut list = positions.of(&postings, 0);
            let mut out = Vec::new();
            for at in asked {
                let at = at.index(lists.len());
                list.read(at as u32, &mut out);
                prop_assert_eq!(&out, &lists[at]);
            }
        }

        #[test]
        fn hostile_positions_come_to_an_end(mut bytes: Vec<u8>, posting in 0u32..300) {
            bytes.splice(0..0, [200, 0, 0, 0]);
            if let Ok(positions) = positions(bytes) {
                positions.of(&postings(250), 0).read(posting, &mut Vec::new());
            }
        }
    }

    #[test]
    fn long_distances_take_more_bytes() {
        for distance in [0, 239, 240, 241, 495, 496, 4_079, 4_080, u16::MAX] {
            let mut out = Vec::new();
            put_distance(&mut out, distance);
            assert_eq!((super::distance(&out, &mut 0), out.len() > 1), (Some(distance), distance >= 240));
        }
    }
}
