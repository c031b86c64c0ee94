//! The part of an answer that is on the screen.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_paper::Paper;
use offprint_search::{FacetCounts, Highlighter, Hit, protocol::Scope};

use super::{app_state::AppState, library_view::ShelfCounts, search::Answer, view_state::ViewState};
use crate::platform::page;

/// How many more rows are shown each time the reader comes near the end.
const PAGE_OF_ROWS: usize = 20;

/// Height of a row with a title of one line, in CSS pixels.
const LOW_ROW: usize = 90;

/// Height of what stands above the rows, in CSS pixels.
const ABOVE_ROWS: usize = 140;

/// How many rows follow every letter even where that is slow: what a reader looks at first.
const PROMPT_ROWS: usize = 3;

/// Rows, and what marks words in them.
pub type MarkedRows = (Arc<Vec<ShownRow>>, Arc<Highlighter>);

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownRow {
    /// The paper.
    pub paper: Arc<Paper>,
    /// What the search says of it.
    pub hit: Hit,
}

/// Rows of the newest answer of one scope, as signals.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The newest answer of this scope.
    pub answer: Memo<Option<Arc<Answer>>>,
    /// The answer whose counts are shown.
    counted: Memo<Option<Arc<Answer>>>,
    /// The rows on the screen.
    pub rows: Memo<Arc<Vec<ShownRow>>>,
    /// Marks words as the search understood them.
    pub highlighter: Memo<Arc<Highlighter>>,
    /// What is asked, as an address: it changes when a new list begins.
    pub question: Memo<String>,
    limit: RwSignal<usize>,
    /// The rows behind the first ones, see [`SearchStore::is_hurried`](super::search::SearchStore::is_hurried).
    later: RwSignal<MarkedRows>,
}

impl Shown {
    /// The rows of this scope. A new question begins at the top.
    pub fn of(state: AppState, scope: Scope) -> Self {
        let answer = newest(state.search.answer(), scope);
        let counted = newest(state.search.counted(), scope);
        let limit = RwSignal::new(PAGE_OF_ROWS);
        let question = Memo::new(move |_| {
            state.view().with(|view| ViewState { open: None, ..view.clone() }.to_address())
        });
        Effect::new(move |first: Option<()>| {
            // A memo that is only tracked and never read never finds out that it has changed.
            question.get();
            if first.is_some() {
                limit.set(first_rows());
            }
        });
        let rows = Memo::new(move |_| {
            let Some(answer) = answer.get() else { return Arc::default() };
            let shown = answer.response.hits.iter().take(limit.get());
            let row = |hit: &Hit| {
                let paper = Arc::clone(answer.papers.get(hit.doc as usize)?);
                Some(ShownRow { paper, hit: *hit })
            };
            Arc::new(shown.filter_map(row).collect())
        });
        let highlighter = Memo::new_with_compare(
            move |_| {
                let marks = answer
                    .with(|answer| answer.as_ref().map(|answer| Highlighter::new(&answer.response.marks)));
                Arc::new(marks.unwrap_or_else(|| Highlighter::new(&[])))
            },
            |old, new| old.map(Arc::as_ptr) != new.map(Arc::as_ptr),
        );
        let newest = move || (rows.get(), highlighter.get());
        let later = RwSignal::new(untrack(newest));
        Effect::new(move || {
            let newest = newest();
            if !state.search.is_hurried() {
                later.set(newest);
            }
        });
        Self { answer, counted, rows, highlighter, question, limit, later }
    }

    /// The rows among which the one at this place is; tracked.
    pub fn at(self, place: usize) -> MarkedRows {
        if place < PROMPT_ROWS { (self.rows.get(), self.highlighter.get()) } else { self.later.get() }
    }

    /// How many rows are shown; tracked.
    pub fn row_count(self) -> usize {
        let later = self.later.with(|(rows, _)| rows.len());
        self.rows.with(|rows| rows.len()).min(later.max(PROMPT_ROWS))
    }

    /// How many papers were found.
    pub fn total(self) -> usize {
        self.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.response.hits.len()))
    }

    /// Reads the facet counts; all are nought before the first answer.
    pub fn facets<T>(self, read: impl FnOnce(&FacetCounts) -> T) -> T {
        self.counted.with(|answer| match answer {
            Some(answer) => read(&answer.response.facets),
            None => read(&FacetCounts::default()),
        })
    }

    /// Reads the counts of the reader's own facets.
    pub fn shelf<T>(self, read: impl FnOnce(&ShelfCounts) -> T) -> T {
        self.counted.with(|answer| match answer {
            Some(answer) => read(&answer.shelf),
            None => read(&ShelfCounts::default()),
        })
    }

    /// Shows more rows; `false` if all are shown.
    pub fn grow(self) -> bool {
        let more = untrack(|| self.total()) > self.limit.get_untracked();
        if more {
            self.limit.update(|limit| *limit += PAGE_OF_ROWS);
        }
        more
    }

    /// Shows rows up to this place at least.
    pub fn reach(self, place: usize) {
        if place >= self.limit.get_untracked() {
            self.limit.set((place / PAGE_OF_ROWS + 1) * PAGE_OF_ROWS);
        }
    }
}

/// The newest answer of a scope.
fn newest(answer: RwSignal<Option<Arc<Answer>>>, scope: Scope) -> Memo<Option<Arc<Answer>>> {
    Memo::new_with_compare(
        move |last: Option<&Option<Arc<Answer>>>| {
            answer.get().filter(|answer| answer.scope == scope).or_else(|| last.cloned().flatten())
        },
        |old, new| {
            old.map(|old| old.as_ref().map(Arc::as_ptr)) != new.map(|new| new.as_ref().map(Arc::as_ptr))
        },
    )
}

/// How many rows are shown of a new answer: as many as the window can hold, so that no keystroke waits for rows that
/// nobody sees.
fn first_rows() -> usize {
    ((page::height() as usize).saturating_sub(ABOVE_ROWS) / LOW_ROW).max(1)
}
