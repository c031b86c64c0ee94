//! Asks the worker whenever the view, the library or the catalogue changes, and holds its newest answer.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_paper::{FORMAT, Paper};
use offprint_search::{
    Filters, Reason, SearchRequest, SearchResponse,
    protocol::{FromWorker, Scope},
};

use super::{
    app_state::AppState,
    view_state::{Page, ViewState},
};
use crate::platform::{timing, worker_client::SearchClient};

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
}

/// Questions that have been asked and not answered.
struct Asked {
    scope: Scope,
    request: SearchRequest,
    papers: Arc<[Arc<Paper>]>,
    typed_at: Option<f64>,
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
    asked: StoredValue<Vec<(u32, Asked)>>,
    sequence: StoredValue<u32>,
}

impl SearchStore {
    /// Starts the worker. It waits for papers.
    pub fn start() -> Self {
        let store = Self {
            answer: RwSignal::new(None),
            counted: RwSignal::new(None),
            failure: RwSignal::new(None),
            reasons: RwSignal::new(Vec::new()),
            client: StoredValue::new_local(None),
            asked: StoredValue::new(Vec::new()),
            sequence: StoredValue::new(0),
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

    /// The answer whose counts are to be shown: the newest, but while the reader types only after its papers have been
    /// painted, which must not wait for a screen full of numbers.
    pub fn counted(self) -> RwSignal<Option<Arc<Answer>>> {
        self.counted
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

    /// From now on asks whenever something changes that an answer depends on.
    pub fn follow(self, state: AppState) {
        let AppState { navigation, catalogue, library, .. } = state;
        let question = Memo::new(move |_| navigation.view().with(Question::of));
        let saved_papers: Memo<Option<Arc<[Arc<Paper>]>>> = Memo::new_with_compare(
            move |_| {
                let on_library = question.with(|question| question.scope == Scope::Library);
                on_library.then(|| state.saved_papers().into())
            },
            |old, new| !same_papers(old.and_then(Option::as_deref), new.and_then(Option::as_deref)),
        );
        // One effect for both, so that the worker has the saved papers before it is asked about them.
        Effect::new(move |loaded: Option<Option<Arc<[Arc<Paper>]>>>| {
            // The question first: an effect misses the change of a source that another of its sources has asked before.
            let Question { scope, mut request } = question.get();
            let (saved, loaded) = (saved_papers.get(), loaded.flatten());
            if let Some(papers) = &saved
                && !same_papers(loaded.as_deref(), Some(papers))
            {
                self.load_library(papers);
            }
            let papers = match scope {
                Scope::Library => Some(saved.clone().unwrap_or_default()),
                Scope::Collection => catalogue.with(|state| state.ready().map(|c| Arc::clone(c.papers()))),
            };
            if let Some(papers) = papers {
                (request.saved, request.unread) = match scope {
                    // Everything in the library is saved.
                    Scope::Library => library.with(|library| {
                        let unread = papers.iter().zip(0u32..).filter(|(paper, _)| {
                            library.find(&paper.ids).is_some_and(|entry| entry.read_at().is_none())
                        });
                        ((0..papers.len() as u32).collect(), unread.map(|(_, number)| number).collect())
                    }),
                    Scope::Collection => library
                        .with(|library| {
                            catalogue.with(|state| {
                                state.ready().map(|c| {
                                    let unread = library.iter().filter(|entry| entry.read_at().is_none());
                                    (
                                        c.numbers(library.iter().flat_map(|entry| entry.ids())),
                                        c.numbers(unread.flat_map(|entry| entry.ids())),
                                    )
                                })
                            })
                        })
                        .unwrap_or_default(),
                };
                self.ask(scope, request, papers, navigation.take_typed_at());
            }
            saved.or(loaded)
        });
    }

    /// Hands the saved papers to the worker, written as a collection.
    fn load_library(self, papers: &[Arc<Paper>]) {
        let mut json = format!("{{\"format\":{FORMAT},\"papers\":[");
        for paper in papers {
            if !json.ends_with('[') {
                json.push(',');
            }
            json.push_str(&offprint_paper::json::to_string(&**paper));
        }
        json.push_str("]}");
        self.load(Scope::Library, &json);
    }

    fn ask(self, scope: Scope, request: SearchRequest, papers: Arc<[Arc<Paper>]>, typed_at: Option<f64>) {
        let sequence = self.next_sequence();
        let asked = Asked { scope, request: request.clone(), papers, typed_at };
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
                let Some(Asked { scope, request, papers, typed_at }) = asked.flatten() else { return };
                let end = timing::now();
                timing::measure("offprint:search", end - f64::from(micros) / 1000.0, end);
                self.failure.set(None);
                self.answer.set(Some(Arc::new(Answer { scope, request, response, papers, micros })));
                let count = move || {
                    // Another answer is on its way: its counts are soon enough.
                    if self.asked.with_value(Vec::is_empty) {
                        self.counted.set(self.answer.get_untracked());
                    }
                };
                match typed_at {
                    Some(typed_at) => timing::after_paint(move || {
                        timing::measure("offprint:paint", typed_at, timing::now());
                        count();
                    }),
                    None => count(),
                }
            }
            FromWorker::LoadFailed { reason, .. } => self.failure.set(Some(reason)),
            // Phrases and nearness count from now on: the question is asked again, unless a newer one waits.
            FromWorker::PositionsLoaded { scope } if self.asked.with_value(Vec::is_empty) => {
                if let Some(answer) = self.answer_untracked().filter(|answer| answer.scope == scope) {
                    self.ask(scope, answer.request.clone(), Arc::clone(&answer.papers), None);
                }
            }
            FromWorker::Explained { reasons, .. } => self.reasons.set(reasons),
            FromWorker::PositionsLoaded { .. } | FromWorker::Ready | FromWorker::Loaded { .. } => {}
        }
    }
}

/// The part of a view that an answer depends on.
#[derive(Debug, Clone, PartialEq)]
struct Question {
    scope: Scope,
    request: SearchRequest,
}

impl Question {
    fn of(view: &ViewState) -> Self {
        let scope = if view.page == Page::Library { Scope::Library } else { Scope::Collection };
        let filters = match scope {
            Scope::Collection => view.filters.clone(),
            // Everything in the library is saved.
            Scope::Library => Filters { saved: false, ..view.filters.clone() },
        };
        let request = SearchRequest {
            query: view.query.clone(),
            literal: view.literal,
            filters,
            sort: view.sort,
            ..SearchRequest::default()
        };
        Self { scope, request }
    }
}

fn same_papers(a: Option<&[Arc<Paper>]>, b: Option<&[Arc<Paper>]>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}
