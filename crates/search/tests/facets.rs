//! Facet counts say what a click would give: random filters against a count by hand.
#![allow(clippy::unwrap_used, reason = "tests")]

use offprint_paper::{Links, Paper, Series, SeriesKind};
use offprint_search::{Filters, SearchIndex, SearchRequest, YearRange};
use proptest::prelude::*;

const TOPICS: [&str; 4] = ["transfer", "retrieval", "surveys", "prompts"];
const VENUES: [&str; 3] = ["ACL", "Findings of ACL", "TACL"];

fn paper() -> impl Strategy<Value = Paper> {
    let title = "(multi-task|transfer|dense|learning) (learning|retrieval|models)";
    let topics = prop::sample::subsequence(&TOPICS[..], 0..4);
    (title, topics, prop::option::of(0usize..3), prop::option::of(2018u16..2023), any::<bool>()).prop_map(
        |(title, topics, venue, year, code)| Paper {
            topics: topics.into_iter().map(str::to_owned).collect(),
            series: venue.map(|at| Series { name: VENUES[at].to_owned(), kind: SeriesKind::Conference }),
            year,
            links: Links {
                code: code.then(|| "https://a.org".to_owned()).into_iter().collect(),
                ..Links::default()
            },
            ..Paper::from_title(title, "test")
        },
    )
}

fn filters() -> impl Strategy<Value = Filters> {
    let names = |names: &'static [&'static str]| {
        prop::sample::subsequence(names, 0..3)
            .prop_map(|names| names.into_iter().map(str::to_owned).collect())
    };
    let years = prop::option::of((prop::option::of(2017u16..2023), prop::option::of(2017u16..2024)));
    (names(&TOPICS), names(&VENUES), years, any::<bool>(), any::<bool>()).prop_map(
        |(topics, venues, years, has_code, saved)| Filters {
            topics,
            venues,
            years: years.map(|(from, to)| YearRange { from, to }),
            has_code,
            saved,
        },
    )
}

/// Whether a paper passes all filters.
fn passes(paper: &Paper, is_saved: bool, filters: &Filters) -> bool {
    let topic = filters.topics.is_empty() || filters.topics.iter().any(|topic| paper.topics.contains(topic));
    let series = paper.series.as_ref().map(|series| &series.name);
    let venue = filters.venues.is_empty() || filters.venues.iter().any(|venue| Some(venue) == series);
    let year = filters.years.is_none_or(|range| paper.year.is_some_and(|year| range.contains(year)));
    topic && venue && year && (!filters.has_code || paper.has_code()) && (!filters.saved || is_saved)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn counts_are_what_choosing_a_value_alone_would_give(
        papers in prop::collection::vec(paper(), 1..60),
        filters in filters(),
        saved in prop::collection::btree_set(0u32..60, 0..20),
        query in "(|learning|transfer|multitask learning |lerning|zzz)",
    ) {
        let index = SearchIndex::build(&papers).unwrap();
        let saved: Vec<u32> = saved.into_iter().collect();
        let search = |filters: Filters| {
            index.search(&SearchRequest { query: query.clone(), filters, saved: saved.clone(), ..SearchRequest::default() })
        };
        let found: Vec<u32> = search(Filters::default()).hits.iter().map(|hit| hit.doc).collect();
        let count = |filters: &Filters| {
            found.iter().filter(|&&doc| passes(&papers[doc as usize], saved.contains(&doc), filters)).count() as u32
        };
        let response = search(filters.clone());
        prop_assert_eq!(response.hits.len() as u32, count(&filters));
        for (topic, shown) in &response.facets.topics {
            prop_assert_eq!(*shown, count(&Filters { topics: vec![topic.clone()], ..filters.clone() }), "{}", topic);
        }
        for (venue, shown) in &response.facets.venues {
            prop_assert_eq!(*shown, count(&Filters { venues: vec![venue.clone()], ..filters.clone() }), "{}", venue);
        }
        for &(year, shown) in &response.facets.years {
            let only = Some(YearRange { from: Some(year), to: Some(year) });
            prop_assert_eq!(shown, count(&Filters { years: only, ..filters.clone() }), "{}", year);
        }
        prop_assert_eq!(response.facets.has_code, count(&Filters { has_code: true, ..filters.clone() }));
        prop_assert_eq!(response.facets.saved, count(&Filters { saved: true, ..filters.clone() }));
    }
}

#[test]
fn values_come_by_frequency_and_years_without_gaps() {
    let paper = |topics: &[&str], year| Paper {
        topics: topics.iter().map(|&topic| topic.to_owned()).collect(),
        year: Some(year),
        ..Paper::from_title("t", "test")
    };
    let papers = [paper(&["b", "a"], 2018), paper(&["c", "b"], 2021), paper(&["c", "b"], 2021)];
    let facets = SearchIndex::build(&papers).unwrap().search(&SearchRequest::default()).facets;
    assert_eq!(facets.topics, [("b".to_owned(), 3), ("c".to_owned(), 2), ("a".to_owned(), 1)]);
    assert_eq!(facets.years, [(2018, 1), (2019, 0), (2020, 0), (2021, 2)]);
}

#[test]
fn names_that_no_paper_has_leave_nothing_and_break_nothing() {
    let filters = Filters { topics: vec!["unheard of".into()], ..Filters::default() };
    let request = SearchRequest { filters, saved: vec![5, u32::MAX], ..SearchRequest::default() };
    let response = SearchIndex::build(&[Paper::from_title("t", "test")]).unwrap().search(&request);
    assert!(response.hits.is_empty());
    assert_eq!(SearchIndex::build(&[]).unwrap().search(&SearchRequest::default()).facets.years, []);
}
