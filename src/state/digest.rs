//! What is new in the collection since the reader saw it last. Kept for each site apart.

use std::{cmp::Reverse, sync::Arc};

use leptos::prelude::*;
use offprint_library::Seen;
use offprint_paper::Paper;

use super::{app_state::AppState, catalogue::Catalogue};
use crate::platform::{page, storage};

/// What is new.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Digest {
    /// Nobody has looked yet.
    #[default]
    Unknown,
    /// The reader is here for the first time, or nothing can be kept.
    FirstVisit,
    /// Papers that came since the reader saw the collection.
    Since {
        /// When that was, in milliseconds since 1970-01-01 UTC.
        seen_at: u64,
        /// The papers, newest first.
        new: Arc<[Arc<Paper>]>,
    },
}

impl Digest {
    /// How many papers are new, and since when, if there are any.
    pub fn news(&self) -> Option<(usize, u64)> {
        match self {
            Self::Since { seen_at, new } if !new.is_empty() => Some((new.len(), *seen_at)),
            _ => None,
        }
    }
}

/// Papers of one month, or of one year where no more is known: its name, and the papers.
pub type Month = (String, Vec<Arc<Paper>>);

/// Looks what is new; at the first visit notes what is there.
pub fn look(state: AppState) {
    let Some(catalogue) = state.catalogue.with_untracked(|state| state.ready().cloned()) else { return };
    let seen = storage::read(&key()).and_then(|record| Seen::decode(&record));
    state.digest.set(match seen {
        Some(seen) => {
            let new = catalogue.papers().iter().filter(|paper| seen.is_new(paper)).cloned().collect();
            Digest::Since { seen_at: seen.since(), new: newest_first(new).into() }
        }
        None => {
            // Where nothing can be kept, every visit is a first one.
            let _ = note(&catalogue);
            Digest::FirstVisit
        }
    });
}

/// Notes that the reader has seen everything that is there.
pub fn mark_seen(state: AppState) {
    let Some(catalogue) = state.catalogue.with_untracked(|state| state.ready().cloned()) else { return };
    match note(&catalogue) {
        Ok(()) => look(state),
        Err(error) => state.notices.warn(error.to_string()),
    }
}

fn note(catalogue: &Catalogue) -> Result<(), storage::StorageError> {
    let papers = catalogue.papers().iter().map(|paper| &**paper);
    storage::write(&key(), &Seen::all(papers, page::now_ms() as u64).encode())
}

fn key() -> String {
    format!("offprint/digest:{}", page::base_path())
}

/// All papers by month, newest first.
pub fn months(papers: &[Arc<Paper>]) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for paper in newest_first(papers.to_vec()) {
        let name = month_name(&date(&paper));
        match months.last_mut().filter(|(last, _)| *last == name) {
            Some((_, papers)) => papers.push(paper),
            None => months.push((name, vec![paper])),
        }
    }
    months
}

fn newest_first(mut papers: Vec<Arc<Paper>>) -> Vec<Arc<Paper>> {
    papers.sort_by_cached_key(|paper| Reverse(date(paper)));
    papers
}

/// When a paper was posted, as exactly as it is known.
fn date(paper: &Paper) -> String {
    let year = || paper.year.map(|year| year.to_string());
    paper.date.clone().or_else(year).unwrap_or_default()
}

/// `October 2024` for `2024-10-03`, `2024` for `2024`.
fn month_name(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = date.split('-');
    let year = parts.next().filter(|year| !year.is_empty()).unwrap_or("Without a date");
    let month = parts.next().and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    month.map_or_else(|| year.to_owned(), |month| format!("{month} {year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(date: Option<&str>, year: Option<u16>) -> Arc<Paper> {
        Paper { date: date.map(str::to_owned), year, ..Paper::from_title(date.unwrap_or("none"), "test") }
            .into()
    }

    #[test]
    fn papers_stand_by_month_newest_first() {
        let papers = [
            paper(None, None),
            paper(None, Some(2024)),
            paper(Some("2024-03"), Some(2025)),
            paper(Some("2024-10-03"), None),
            paper(Some("2024-10-21"), None),
            paper(Some("2024-99"), None),
        ];
        let months: Vec<(String, Vec<String>)> = months(&papers)
            .into_iter()
            .map(|(name, papers)| (name, papers.iter().map(|paper| paper.title.clone()).collect()))
            .collect();
        let expected = [
            ("2024", vec!["2024-99"]),
            ("October 2024", vec!["2024-10-21", "2024-10-03"]),
            ("March 2024", vec!["2024-03"]),
            ("2024", vec!["none"]),
            ("Without a date", vec!["none"]),
        ];
        let expected =
            expected.map(|(name, titles)| (name.to_owned(), titles.iter().map(|&t| t.to_owned()).collect()));
        assert_eq!(months, expected);
    }

    #[test]
    fn there_are_news_only_where_something_came() {
        assert_eq!(Digest::FirstVisit.news(), None);
        assert_eq!(Digest::Since { seen_at: 5, new: [].into() }.news(), None);
        assert_eq!(Digest::Since { seen_at: 5, new: [paper(None, None)].into() }.news(), Some((1, 5)));
    }
}
