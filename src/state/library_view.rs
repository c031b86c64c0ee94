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

/// The type of [`narrow`].
pub type Narrow = fn(&mut SearchResponse, &[Arc<Paper>], &Library, (&Filters, &Shelf), Sort) -> ShelfCounts;

/// Facets, a bit each.
const TOPIC: u8 = 1;
const VENUE: u8 = 2;
const YEAR: u8 = 4;
const CODE: u8 = 8;
const TAG: u8 = 16;
const LIST: u8 = 32;
const STATUS: u8 = 64;

/// Leaves the hits that the filters let through, in their order, and counts. `papers` are those that were searched.
pub fn narrow(
    response: &mut SearchResponse,
    papers: &[Arc<Paper>],
    library: &Library,
    (filters, shelf): (&Filters, &Shelf),
    sort: Sort,
) -> ShelfCounts {
    let lists = library.lists().into_iter().map(|(list, _)| (list.id.clone(), 0)).collect();
    let mut tally = Tally { lists, ..Tally::default() };
    let mut placed: Vec<(Option<String>, Hit)> = Vec::new();
    for hit in &response.hits {
        let Some(paper) = papers.get(hit.doc as usize) else { continue };
        let Some(entry) = library.find(&paper.ids) else { continue };
        let failed = failed(paper, entry, filters, shelf);
        tally.count(paper, entry, failed);
        if failed == 0 {
            let place = shelf.only_list().and_then(|list| entry.place_on(list)).map(str::to_owned);
            placed.push((place, *hit));
        }
    }
    if response.tier == Tier::Everything && sort == Sort::BestMatch {
        // A list has an order of its own; everything else stands as it was saved, the latest first.
        placed.sort_by(|(a, x), (b, y)| a.cmp(b).then(x.doc.cmp(&y.doc)));
    }
    response.hits = placed.into_iter().map(|(_, hit)| hit).collect();
    if response.hits.is_empty() && papers.is_empty() {
        response.tier = Tier::Everything;
    }
    tally.finish(response)
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

    fn finish(self, response: &mut SearchResponse) -> ShelfCounts {
        let (first, last) = (self.years.keys().min().copied(), self.years.keys().max().copied());
        let years = first.zip(last).map(|(first, last)| {
            (first..=last).map(|year| (year, self.years.get(&year).copied().unwrap_or(0))).collect()
        });
        response.facets = FacetCounts {
            topics: ranked(self.topics),
            venues: ranked(self.venues),
            years: years.unwrap_or_default(),
            has_code: self.code,
            saved: response.hits.len() as u32,
        };
        ShelfCounts {
            tags: ranked(self.tags),
            lists: self.lists,
            statuses: Status::ALL.into_iter().zip(self.statuses).collect(),
        }
    }
}

/// The most frequent first, then by name.
fn ranked(counts: HashMap<&str, u32>) -> Vec<(String, u32)> {
    let mut counts: Vec<(String, u32)> =
        counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect();
    counts.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
    counts
}
