//! Filters and counts in one pass: each paper is asked which facets it fails.

use super::columns::Columns;
use crate::bitset::Bitset;
use crate::request::Filters;
use crate::response::FacetCounts;

const TOPIC: u8 = 1;
const VENUE: u8 = 2;
const YEAR: u8 = 4;
const CODE: u8 = 8;
const SAVED: u8 = 16;

/// The chosen filters, resolved, and the counts so far.
pub(crate) struct Narrowing<'c> {
    columns: &'c Columns,
    filters: &'c Filters,
    saved: &'c Bitset,
    topics: Vec<bool>,
    venues: Vec<bool>,
    topic_counts: Vec<u32>,
    venue_counts: Vec<u32>,
    first_year: u16,
    year_counts: Vec<u32>,
    code: u32,
    saved_count: u32,
}

impl<'c> Narrowing<'c> {
    /// Nothing counted yet.
    pub fn new(columns: &'c Columns, filters: &'c Filters, saved: &'c Bitset) -> Self {
        let known = || columns.years.iter().copied().filter(|&year| year > 0);
        let (first_year, last) = (known().min().unwrap_or(0), known().max().unwrap_or(0));
        Self {
            columns,
            filters,
            saved,
            topics: columns.topics.chosen(&filters.topics),
            venues: columns.venues.chosen(&filters.venues),
            topic_counts: vec![0; columns.topics.names.len()],
            venue_counts: vec![0; columns.venues.names.len()],
            first_year,
            year_counts: vec![0; if first_year == 0 { 0 } else { usize::from(last - first_year) + 1 }],
            code: 0,
            saved_count: 0,
        }
    }

    /// Counts a paper that the query found, and says whether the filters let it through.
    pub fn admit(&mut self, doc: u32) -> bool {
        let failed = self.failed(doc);
        // A facet counts what all the others let through.
        let counts = |facet: u8| failed & !facet == 0;
        if counts(TOPIC) {
            for &topic in self.columns.topics.of(doc) {
                self.topic_counts[topic as usize] += 1;
            }
        }
        if counts(VENUE) {
            for &venue in self.columns.venues.of(doc) {
                self.venue_counts[venue as usize] += 1;
            }
        }
        if counts(YEAR)
            && let Some(at) =
                self.columns.years.get(doc as usize).and_then(|year| year.checked_sub(self.first_year))
            && let Some(count) = self.year_counts.get_mut(usize::from(at))
        {
            *count += 1;
        }
        self.code += u32::from(counts(CODE) && self.columns.code.contains(doc));
        self.saved_count += u32::from(counts(SAVED) && self.saved.contains(doc));
        failed == 0
    }

    fn failed(&self, doc: u32) -> u8 {
        let filters = self.filters;
        let mut failed = 0;
        if !filters.topics.is_empty()
            && !self.columns.topics.of(doc).iter().any(|&at| self.topics[at as usize])
        {
            failed |= TOPIC;
        }
        if !filters.venues.is_empty()
            && !self.columns.venues.of(doc).iter().any(|&at| self.venues[at as usize])
        {
            failed |= VENUE;
        }
        if filters.years.is_some_and(|range| !self.columns.within(doc, range)) {
            failed |= YEAR;
        }
        if filters.has_code && !self.columns.code.contains(doc) {
            failed |= CODE;
        }
        if filters.saved && !self.saved.contains(doc) {
            failed |= SAVED;
        }
        failed
    }

    /// The counts.
    pub fn counts(self) -> FacetCounts {
        let named = |names: &[String], counts: &[u32]| {
            let mut named = Vec::with_capacity(names.len());
            for (name, &count) in names.iter().zip(counts) {
                named.push((name.clone(), count));
            }
            named
        };
        FacetCounts {
            topics: named(&self.columns.topics.names, &self.topic_counts),
            venues: named(&self.columns.venues.names, &self.venue_counts),
            years: (self.first_year..).zip(self.year_counts).collect(),
            has_code: self.code,
            saved: self.saved_count,
        }
    }
}
