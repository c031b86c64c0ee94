//! Facts of the papers in columns: one value, or a list of values, per paper.

use offprint_paper::Paper;
use rustc_hash::FxHashMap;

use crate::bitset::Bitset;
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
    fn build<'p>(papers: &'p [Paper], of: impl Fn(&'p Paper, &mut dyn FnMut(&'p str))) -> Self {
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut names: Vec<&str> = Vec::new();
        let mut frequency: Vec<u32> = Vec::new();
        let mut column = Self { starts: vec![0], ..Self::default() };
        for paper in papers {
            let start = column.values.len();
            of(paper, &mut |name| {
                let number = *numbers.entry(name).or_insert_with(|| {
                    names.push(name);
                    frequency.push(0);
                    names.len() as u32 - 1
                });
                if !column.values[start..].contains(&number) {
                    column.values.push(number);
                    frequency[number as usize] += 1;
                }
            });
            column.starts.push(column.values.len() as u32);
        }
        let by_name = order_of_texts(&names);
        let mut order: Vec<(u64, u32)> = by_name
            .into_iter()
            .map(|number| (u64::from(u32::MAX - frequency[number as usize]), number))
            .collect();
        sort_keyed(&mut order);
        let mut place = vec![0; names.len()];
        for (at, &(_, number)) in order.iter().enumerate() {
            place[number as usize] = at as u32;
            column.names.push(names[number as usize].to_owned());
        }
        for value in &mut column.values {
            *value = place[*value as usize];
        }
        column
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
    /// The columns of papers.
    pub fn build(papers: &[Paper]) -> Self {
        let mut code = Bitset::new(papers.len());
        for (doc, paper) in papers.iter().enumerate() {
            if paper.has_code() {
                code.insert(doc as u32);
            }
        }
        Self {
            topics: Names::build(papers, |paper, add| paper.topics.iter().for_each(|topic| add(topic))),
            venues: Names::build(papers, |paper, add| {
                if let Some(series) = &paper.series {
                    add(&series.name);
                }
            }),
            years: papers.iter().map(|paper| paper.year.unwrap_or(0)).collect(),
            code,
        }
    }

    /// Whether a paper was published within a range of years.
    pub fn within(&self, doc: u32, range: YearRange) -> bool {
        self.years.get(doc as usize).is_some_and(|&year| year > 0 && range.contains(year))
    }
}
