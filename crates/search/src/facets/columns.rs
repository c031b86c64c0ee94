//! Facts of the papers in columns: one value, or a list of values, per paper.
//!
//! ```text
//! section for n papers:
//!   topics, then venue series:
//!     varint         number of names; each a varint, its length in bytes, and its text
//!     per paper      varint, number of values; each a varint, the number of a name
//!   u16 × n          years, 0 where none is known
//!   u8 × ⌈n/8⌉       whether code is linked, a bit per paper, low bits first
//! ```

use offprint_paper::Paper;
use rustc_hash::FxHashMap;

use crate::bitset::Bitset;
use crate::index::{IndexError, Section, put_varint, u16_at, varint};
use crate::request::YearRange;
use crate::sort::{order_of_texts, sort_keyed};

/// A column of values with names; a paper has any number of them.
#[derive(Debug, Default, Clone)]
pub(crate) struct Names {
    /// The names, by total frequency, then by name.
    pub names: Vec<String>,
    /// Where each paper's values begin in `values`, and one past the last.
    starts: Vec<u32>,
    /// Numbers of names.
    values: Vec<u32>,
}

impl Names {
    /// Reads the names and values of a section behind those of the sections before it.
    fn read(&mut self, bytes: &[u8], at: &mut usize, papers: u32) -> Option<()> {
        let mut numbers: Vec<u32> = Vec::new();
        for _ in 0..varint(bytes, at)? {
            let length = varint(bytes, at)? as usize;
            let name = std::str::from_utf8(bytes.get(*at..at.checked_add(length)?)?).ok()?;
            *at += length;
            let known = self.names.iter().position(|known| known == name);
            numbers.push(known.unwrap_or(self.names.len()) as u32);
            if known.is_none() {
                self.names.push(name.to_owned());
            }
        }
        for _ in 0..papers {
            for _ in 0..varint(bytes, at)? {
                self.values.push(*numbers.get(varint(bytes, at)? as usize)?);
            }
            self.starts.push(self.values.len() as u32);
        }
        Some(())
    }

    /// Brings the names into their order.
    fn sort(&mut self) {
        let mut frequency = vec![0u32; self.names.len()];
        self.values.iter().for_each(|&value| frequency[value as usize] += 1);
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let mut order: Vec<(u64, u32)> = order_of_texts(&names)
            .into_iter()
            .map(|number| (u64::from(u32::MAX - frequency[number as usize]), number))
            .collect();
        sort_keyed(&mut order);
        let mut place = vec![0; self.names.len()];
        for (at, &(_, number)) in order.iter().enumerate() {
            place[number as usize] = at as u32;
        }
        self.names = order.iter().map(|&(_, number)| names[number as usize].to_owned()).collect();
        self.values.iter_mut().for_each(|value| *value = place[*value as usize]);
    }

    /// The values of a paper.
    pub fn of(&self, doc: u32) -> &[u32] {
        let at = doc as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&from), Some(&to)) => self.values.get(from as usize..to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Which values have one of these names.
    pub fn chosen(&self, names: &[String]) -> Vec<bool> {
        self.names.iter().map(|name| names.contains(name)).collect()
    }
}

/// The facts of all papers.
#[derive(Debug, Default, Clone)]
pub(crate) struct Columns {
    /// Topics.
    pub topics: Names,
    /// Venue series, at most one per paper.
    pub venues: Names,
    /// Years; 0 where none is known.
    pub years: Vec<u16>,
    /// Papers with linked code.
    pub code: Bitset,
}

impl Columns {
    /// Reads sections about `papers` papers.
    pub fn open(sections: Vec<Section>, papers: usize) -> Result<Self, IndexError> {
        let mut columns = Self { code: Bitset::new(papers), ..Self::default() };
        columns.topics.starts.push(0);
        columns.venues.starts.push(0);
        let read = sections.iter().try_for_each(|section| columns.read(section));
        if read.is_none() || columns.years.len() != papers {
            return Err(IndexError::Damaged("its facets do not fit"));
        }
        columns.topics.sort();
        columns.venues.sort();
        Ok(columns)
    }

    fn read(&mut self, section: &Section) -> Option<()> {
        let (bytes, mut at) = (section.bytes.get(), 0);
        if section.first_paper as usize != self.years.len() {
            return None;
        }
        self.topics.read(bytes, &mut at, section.papers)?;
        self.venues.read(bytes, &mut at, section.papers)?;
        for _ in 0..section.papers {
            self.years.push(u16_at(bytes, at)?);
            at += 2;
        }
        for paper in 0..section.papers {
            if bytes.get(at + paper as usize / 8)? >> (paper % 8) & 1 == 1 {
                self.code.insert(section.first_paper + paper);
            }
        }
        Some(())
    }

    /// Whether a paper was published within a range of years.
    pub fn within(&self, doc: u32, range: YearRange) -> bool {
        self.years.get(doc as usize).is_some_and(|&year| year > 0 && range.contains(year))
    }
}

/// Writes a section.
#[inline(never)]
pub(crate) fn write(papers: &[Paper]) -> Vec<u8> {
    let mut out = Vec::new();
    write_names(papers, &mut out, &|paper, add| paper.topics.iter().for_each(|topic| add(topic)));
    write_names(papers, &mut out, &|paper, add| {
        if let Some(series) = &paper.series {
            add(&series.name);
        }
    });
    papers.iter().for_each(|paper| out.extend(paper.year.unwrap_or(0).to_le_bytes()));
    for papers in papers.chunks(8) {
        let bits = papers.iter().zip(0..).map(|(paper, bit)| u8::from(paper.has_code()) << bit);
        out.push(bits.fold(0, |all, bit| all | bit));
    }
    out
}

/// Calls back with each value of a paper.
type Values<'v> = &'v dyn for<'p> Fn(&'p Paper, &mut dyn FnMut(&'p str));

fn write_names(papers: &[Paper], out: &mut Vec<u8>, of: Values<'_>) {
    let mut numbers: FxHashMap<Box<str>, u32> = FxHashMap::default();
    let (mut names, mut lists, mut list) = (Vec::new(), Vec::new(), Vec::new());
    for paper in papers {
        list.clear();
        of(paper, &mut |name| {
            let next = numbers.len() as u32;
            let number = numbers.get(name).copied().unwrap_or(next);
            if number == next {
                numbers.insert(name.into(), next);
                names.push(name);
            }
            if !list.contains(&number) {
                list.push(number);
            }
        });
        put_varint(&mut lists, list.len() as u32);
        list.iter().for_each(|&number| put_varint(&mut lists, number));
    }
    put_varint(out, names.len() as u32);
    for name in names {
        put_varint(out, name.len() as u32);
        out.extend_from_slice(name.as_bytes());
    }
    out.extend_from_slice(&lists);
}
