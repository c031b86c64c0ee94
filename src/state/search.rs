//! Asks the worker, and holds its newest answer.

mod asked;
mod asking;

use std::sync::Arc;

use leptos::prelude::*;
use offprint_paper::Paper;
use offprint_search::{
    Filters, Reason, SearchRequest, SearchResponse,
    protocol::{FromWorker, Scope},
};

use self::asked::Asked;
use super::{library::LibraryStore, library_view::ShelfCounts, shelf::Shelf};
use crate::chunk;
use crate::platform::{timers::Delay, timing, worker_client::SearchClient};

/// How long after the last letter the counts of the facets follow, in milliseconds.
const COUNTS_DELAY: u32 = 120;

/// The same where drawing is slow, and the rows that were left out follow with them: so late that a reader who types
/// steadily never waits for what the next letter changes again.
const HURRIED_DELAY: u32 = 300;

/// How long it takes at least to draw all rows of an answer on a slow machine, in milliseconds.
const SLOW: f64 = 40.0;

/// An answer together with what it answers.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Which papers were searched.
    pub scope: Scope,
    /// What was asked.
    pub request: SearchRequest,
    /// What was found.
    pub response: SearchResponse,
    /// The papers searched; a hit's number is a position in here.
    pub papers: Arc<[Arc<Paper>]>,
    /// Time in the worker, in microseconds.
    pub micros: u32,
    /// Counts of the reader's own facets; none but in the library, once they are counted.
    pub shelf: ShelfCounts,
}

/// The search as the screens see it.
#[derive(Clone, Copy)]
pub struct SearchStore {
    answer: RwSignal<Option<Arc<Answer>>>,
    /// The answer whose counts are shown.
    counted: RwSignal<Option<Arc<Answer>>>,
    failure: RwSignal<Option<String>>,
    /// Why the paper that was asked about last is a hit.
    reasons: RwSignal<Vec<Reason>>,
    client: StoredValue<Option<SearchClient>, LocalStorage>,
    library: LibraryStore,
    /// The saved papers as the worker has them.
    library_there: StoredValue<Option<Arc<[Arc<Paper>]>>>,
    /// The saved papers that it is to have.
    library_wanted: StoredValue<Option<Arc<[Arc<Paper>]>>>,
    asked: StoredValue<Vec<(u32, Asked)>>,
    /// Shows the counts of the newest answer a little later.
    counting: StoredValue<Option<Delay>, LocalStorage>,
    sequence: StoredValue<u32>,
    /// Whether all rows of an answer were drawn slowly when that was done last.
    slow: StoredValue<bool>,
    hurried: RwSignal<bool>,
}

impl SearchStore {
    /// Starts the worker. It waits for papers.
    pub fn start(library: LibraryStore) -> Self {
        let store = Self {
            library,
            library_there: StoredValue::new(None),
            library_wanted: StoredValue::new(None),
            answer: RwSignal::new(None),
            counted: RwSignal::new(None),
            failure: RwSignal::new(None),
            reasons: RwSignal::new(Vec::new()),
            client: StoredValue::new_local(None),
            asked: StoredValue::new(Vec::new()),
            counting: StoredValue::new_local(None),
            sequence: StoredValue::new(0),
            slow: StoredValue::new(false),
            hurried: RwSignal::new(false),
        };
        match SearchClient::start() {
            Ok(client) => {
                client.on_message(move |message| store.receive(message));
                client.on_failure(move |error| store.failure.set(Some(error.to_string())));
                store.client.set_value(Some(client));
            }
            Err(error) => store.failure.set(Some(error.to_string())),
        }
        store
    }

    /// The newest answer.
    pub fn answer(self) -> RwSignal<Option<Arc<Answer>>> {
        self.answer
    }

    /// The answer whose counts are to be shown: the newest, but while the reader types only when the keys rest, as nobody
    /// reads them before: a screen full of numbers takes a frame of its own. In the library it is an answer without hits, only for its counts: a
    /// type of its own for them would make the program a kilobyte larger.
    pub fn counted(self) -> RwSignal<Option<Arc<Answer>>> {
        self.counted
    }

    /// Whether the reader types on a machine that draws slowly, so that only the first rows follow every letter and the
    /// others wait until the keys rest; tracked.
    pub fn is_hurried(self) -> bool {
        self.hurried.get()
    }

    fn set_hurried(self, hurried: bool) {
        if self.hurried.get_untracked() != hurried {
            self.hurried.set(hurried);
        }
    }

    /// Finds out whether the machine is slow: all rows are being drawn since this moment.
    fn time_drawing(self, since: f64) {
        timing::after_paint(move || self.slow.set_value(timing::now() - since > SLOW));
    }

    /// The newest answer, untracked.
    pub fn answer_untracked(self) -> Option<Arc<Answer>> {
        self.answer.get_untracked()
    }

    /// Why the search does not run, if it does not.
    pub fn failure(self) -> Option<String> {
        self.failure.get()
    }

    /// Why the paper that [`Self::explain`] was called for is a hit, once the worker has said so.
    pub fn reasons(self) -> RwSignal<Vec<Reason>> {
        self.reasons
    }

    /// Asks why a paper is among the hits of the newest answer.
    pub fn explain(self, doc: u32) {
        self.reasons.set(Vec::new());
        let Some(answer) = self.answer_untracked() else { return };
        let seq = self.next_sequence();
        self.client.with_value(|client| {
            if let Some(client) = client {
                client.explain(answer.scope, answer.request.clone(), seq, doc);
            }
        });
    }

    fn next_sequence(self) -> u32 {
        self.sequence.update_value(|n| *n = n.wrapping_add(1));
        self.sequence.get_value()
    }

    /// Hands the collection to the worker, which indexes it.
    pub fn load_collection(self, json: &str) {
        self.load(Scope::Collection, json);
    }

    /// Hands the titles of a collection to the worker, which fetches its index.
    pub fn load_titles(self, papers: &[Arc<Paper>]) {
        let titles: Vec<String> = papers.iter().map(|paper| paper.title.replace('\n', " ")).collect();
        self.load(Scope::Collection, &titles.join("\n"));
    }

    fn load(self, scope: Scope, papers: &str) {
        self.client.with_value(|client| {
            if let Some(client) = client {
                client.load(scope, papers);
            }
        });
    }

    /// Asks; what the page can answer by itself is answered at once.
    fn ask(self, asked: Asked) {
        if !asked.needs_worker() {
            // What was asked before has been overtaken.
            self.asked.update_value(Vec::clear);
            let response = asked.everything();
            self.give(asked, response, 0);
            return;
        }
        let sequence = self.next_sequence();
        let (scope, mut request) = (asked.scope, asked.request.clone());
        if scope == Scope::Library {
            // The library's filters are the page's business, see `library_view`.
            request.filters = Filters::default();
        }
        self.asked.update_value(|all| all.push((sequence, asked)));
        self.client.with_value(|client| {
            if let Some(client) = client {
                client.search(scope, request, sequence);
            }
        });
    }

    fn receive(self, message: FromWorker) {
        match message {
            FromWorker::Answer { seq, micros, response, .. } => {
                let asked = self.asked.try_update_value(|all| {
                    let at = all.iter().position(|(number, _)| *number == seq)?;
                    // What was asked before and not answered has been overtaken.
                    all.drain(..=at).next_back().map(|(_, asked)| asked)
                });
                if let Some(asked) = asked.flatten() {
                    self.give(asked, response, micros);
                }
            }
            FromWorker::LoadFailed { reason, .. } => self.failure.set(Some(reason)),
            // Phrases and nearness count from now on: the question is asked again, unless a newer one waits.
            FromWorker::PositionsLoaded { scope } if self.asked.with_value(Vec::is_empty) => {
                if let Some(answer) = self.answer_untracked().filter(|answer| answer.scope == scope) {
                    let (request, papers) = (answer.request.clone(), Arc::clone(&answer.papers));
                    self.ask(Asked { scope, request, shelf: Shelf::default(), papers, typed_at: None });
                }
            }
            FromWorker::Explained { reasons, .. } => self.reasons.set(reasons),
            FromWorker::PositionsLoaded { .. } | FromWorker::Ready | FromWorker::Loaded { .. } => {}
        }
    }

    /// Shows an answer.
    fn give(self, asked: Asked, response: SearchResponse, micros: u32) {
        // The page of the library is in the chunk too, and waits for it anyway.
        let screens = untrack(chunk::here);
        if asked.scope == Scope::Library && screens.is_none() {
            leptos::task::spawn_local(async move {
                if chunk::load().await.is_ok() {
                    self.give(asked, response, micros);
                }
            });
            return;
        }
        let Asked { scope, request, shelf, papers, typed_at } = asked;
        let mut answer = Answer { scope, request, response, papers, micros, shelf: ShelfCounts::default() };
        let of_library = screens.filter(|_| scope == Scope::Library);
        let found = of_library.and_then(|screens| {
            self.library.with_untracked(|library| (screens.narrow)(library, &mut answer, &shelf))
        });
        let end = timing::now();
        timing::measure("offprint:search", end - f64::from(micros) / 1000.0, end);
        self.failure.set(None);
        let answer = Arc::new(answer);
        self.set_hurried(typed_at.is_some() && self.slow.get_value());
        self.answer.set(Some(Arc::clone(&answer)));
        let count = move || {
            // Another answer is on its way: its counts are soon enough.
            if !self.asked.with_value(Vec::is_empty) {
                return;
            }
            if self.hurried.get_untracked() {
                self.set_hurried(false);
                self.time_drawing(timing::now());
            }
            self.counted.set(Some(match of_library {
                Some(screens) => self.library.with_untracked(|library| {
                    let found = found.as_ref().unwrap_or(&answer.response.hits);
                    (screens.counted)(library, &answer, &shelf, found)
                }),
                None => answer,
            }));
        };
        match typed_at {
            Some(typed_at) => {
                timing::after_paint(move || timing::measure("offprint:paint", typed_at, timing::now()));
                if !self.hurried.get_untracked() {
                    self.time_drawing(end);
                }
                let delay = if self.hurried.get_untracked() { HURRIED_DELAY } else { COUNTS_DELAY };
                self.counting.set_value(Some(Delay::start(delay, count)));
            }
            None => {
                self.counting.set_value(None);
                count();
            }
        }
    }
}
