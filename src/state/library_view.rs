//! What of the saved papers that a query found the chosen filters let through, and what each filter would give.
//!
//! The collection's facets are counted in the worker, beside the postings. The library's are counted here: the worker
//! does not know tags, lists and statuses, and a filter must narrow the counts of all the others.

use std::{collections::HashMap, sync::Arc};

use offprint_library::{Entry, Library, ListId, Status};
use offprint_paper::Paper;
use offprint_search::{FacetCounts, Filters, Hit, SearchResponse, Sort, Tier};

use super::shelf::Shelf;

/// How many of the found papers each value of the reader's own facets would leave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShelfCounts {
    /// By tag, the most frequent first.
    pub tags: Vec<(String, u32)>,
    /// By list, in the order of the lists' names.
    pub lists: Vec<(ListId, u32)>,
    /// By status.
    pub statuses: Vec<(Status, u32)>,
}

/// What the saved papers are narrowed and counted by.
#[derive(Clone, Copy)]
pub struct Narrowing<'n> {
    /// The papers that were searched; a hit's number is a position in here.
    pub papers: &'n [Arc<Paper>],
    /// The library that they are saved in.
    pub library: &'n Library,
    /// The chosen filters.
    pub filters: &'n Filters,
    /// The chosen tags, lists and statuses.
    pub shelf: &'n Shelf,
}

/// Facets, a bit each.
const TOPIC: u8 = 1;
const VENUE: u8 = 2;
const YEAR: u8 = 4;
const CODE: u8 = 8;
const TAG: u8 = 16;
const LIST: u8 = 32;
const STATUS: u8 = 64;

/// Leaves the hits that the filters let through, in their order, and gives all that there were, unless these are all.
///
/// A reader who types waits for this, and for [`count`] not.
pub fn narrow(of: Narrowing<'_>, response: &mut SearchResponse, sort: Sort) -> Option<Vec<Hit>> {
    // A list has an order of its own; everything else stands as it was saved, the latest first.
    let in_order = response.tier == Tier::Everything && sort == Sort::BestMatch;
    if of.papers.is_empty() {
        response.tier = Tier::Everything;
    }
    if of.filters.is_empty() && of.shelf.is_empty() {
        if in_order {
            response.hits.sort_by_key(|hit| hit.doc);
        }
        return None;
    }
    let list = of.shelf.only_list().filter(|_| in_order);
    let mut placed: Vec<(Option<&str>, Hit)> = Vec::new();
    for hit in &response.hits {
        let Some((paper, entry)) = of.entry(hit) else { continue };
        if failed(paper, entry, of.filters, of.shelf) == 0 {
            placed.push((list.and_then(|list| entry.place_on(list)), *hit));
        }
    }
    if in_order {
        placed.sort_by(|(a, x), (b, y)| a.cmp(b).then(x.doc.cmp(&y.doc)));
    }
    let hits = placed.into_iter().map(|(_, hit)| hit).collect();
    Some(std::mem::replace(&mut response.hits, hits))
}

/// How many of the papers found each value of each facet would leave.
pub fn count(of: Narrowing<'_>, found: &[Hit]) -> (FacetCounts, ShelfCounts) {
    let lists = of.library.lists().into_iter().map(|(list, _)| (list.id.clone(), 0)).collect();
    let mut tally = Tally { lists, ..Tally::default() };
    for (paper, entry) in found.iter().filter_map(|hit| of.entry(hit)) {
        tally.count(paper, entry, failed(paper, entry, of.filters, of.shelf));
    }
    tally.finish()
}

impl<'n> Narrowing<'n> {
    fn entry(self, hit: &Hit) -> Option<(&'n Paper, &'n Entry)> {
        let paper = self.papers.get(hit.doc as usize)?;
        Some((paper, self.library.find(&paper.ids)?))
    }
}

/// Which facets a paper fails.
fn failed(paper: &Paper, entry: &Entry, filters: &Filters, shelf: &Shelf) -> u8 {
    let series = paper.series.as_ref().map(|series| series.name.as_str());
    let within = |years: offprint_search::YearRange| paper.year.is_some_and(|year| years.contains(year));
    let passes = [
        (TOPIC, any(&filters.topics, &|topic| paper.topics.contains(topic))),
        (VENUE, any(&filters.venues, &|venue| series == Some(venue))),
        (YEAR, filters.years.is_none_or(within)),
        (CODE, !filters.has_code || paper.has_code()),
        (TAG, any(&shelf.tags, &|tag| entry.has_tag(tag))),
        (LIST, any(&shelf.lists, &|list| entry.is_on(list))),
        (STATUS, any(&shelf.statuses, &|status| status_of(entry) == *status)),
    ];
    passes.iter().filter(|(_, passes)| !passes).fold(0, |failed, (facet, _)| failed | facet)
}

/// Whether a chosen value fits, or none is chosen.
fn any<T>(chosen: &[T], test: &dyn Fn(&T) -> bool) -> bool {
    chosen.is_empty() || chosen.iter().any(test)
}

/// How far the reader has come: a saved paper of which they have not said is one that they mean to read.
pub fn status_of(entry: &Entry) -> Status {
    entry.status().unwrap_or(Status::ToRead)
}

#[derive(Default)]
struct Tally<'p> {
    topics: HashMap<&'p str, u32>,
    venues: HashMap<&'p str, u32>,
    years: HashMap<u16, u32>,
    tags: HashMap<&'p str, u32>,
    lists: Vec<(ListId, u32)>,
    statuses: [u32; 3],
    code: u32,
    /// How many papers pass all.
    all: u32,
}

impl<'p> Tally<'p> {
    fn count(&mut self, paper: &'p Paper, entry: &'p Entry, failed: u8) {
        // A facet counts what all the others let through; what it has of a value is kept even at nought.
        let counts = |facet: u8| u32::from(failed & !facet == 0);
        for topic in &paper.topics {
            *self.topics.entry(topic).or_default() += counts(TOPIC);
        }
        if let Some(series) = &paper.series {
            *self.venues.entry(&series.name).or_default() += counts(VENUE);
        }
        if let Some(year) = paper.year {
            *self.years.entry(year).or_default() += counts(YEAR);
        }
        self.all += counts(0);
        self.code += counts(CODE) * u32::from(paper.has_code());
        for tag in entry.tags() {
            *self.tags.entry(tag).or_default() += counts(TAG);
        }
        for (list, count) in &mut self.lists {
            *count += counts(LIST) * u32::from(entry.is_on(list));
        }
        if let Some(count) = self.statuses.get_mut(status_of(entry) as usize) {
            *count += counts(STATUS);
        }
    }

    fn finish(self) -> (FacetCounts, ShelfCounts) {
        let (first, last) = (self.years.keys().min().copied(), self.years.keys().max().copied());
        let years = first.zip(last).map(|(first, last)| {
            (first..=last).map(|year| (year, self.years.get(&year).copied().unwrap_or(0))).collect()
        });
        let facets = FacetCounts {
            topics: ranked(self.topics),
            venues: ranked(self.venues),
            years: years.unwrap_or_default(),
            has_code: self.code,
            saved: self.all,
        };
        let shelf = ShelfCounts {
            tags: ranked(self.tags),
            lists: self.lists,
            statuses: Status::ALL.into_iter().zip(self.statuses).collect(),
        };
        (facets, shelf)
    }
}

/// The most frequent first, then by name.
fn ranked(counts: HashMap<&str, u32>) -> Vec<(String, u32)> {
    let mut counts: Vec<(String, u32)> =
        counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    counts.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
    counts
}

#[cfg(test)]
#[path = "library_view_tests.rs"]
mod tests;
