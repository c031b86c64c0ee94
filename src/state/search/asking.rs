//! Asks whenever the view, the library or the catalogue changes.

use std::{collections::HashSet, sync::Arc};

use leptos::prelude::*;
use offprint_library::Library;
use offprint_paper::{FORMAT, Paper, PaperId};
use offprint_search::{Filters, SearchRequest, protocol::Scope};

use super::{Asked, SearchStore};
use crate::{
    chunk::{self, Chunk},
    platform::timing,
    state::{
        app_state::AppState,
        catalogue::CatalogueState,
        kept_words::{Numbers, asks_library},
        shelf::Shelf,
        view_state::{Page, ViewState},
    },
};

impl SearchStore {
    /// From now on asks whenever something changes that an answer depends on.
    pub fn follow(self, state: AppState) {
        let AppState { navigation, catalogue, library, .. } = state;
        let question = Memo::new(move |_| navigation.view().with(Question::of));
        // Apart from the question, which changes with every letter: the library is not gone through for that.
        let scope = Memo::new(move |_| question.with(|question| question.scope));
        let saved_papers: Memo<Option<Arc<[Arc<Paper>]>>> = Memo::new_with_compare(
            move |_| (scope.get() == Scope::Library).then(|| state.saved_papers().into()),
            |old, new| !same_papers(old.and_then(Option::as_deref), new.and_then(Option::as_deref)),
        );
        // The saved papers among the collection's: of the library an answer depends on nothing else, unless a query asks it.
        let saved_numbers = Memo::new(move |_| {
            let numbers = |state: &CatalogueState| {
                let ids = |library: &Library| {
                    state
                        .ready()
                        .map(|catalogue| catalogue.numbers(library.iter().flat_map(|entry| entry.ids())))
                };
                library.with(ids).unwrap_or_default()
            };
            if scope.get() == Scope::Collection { catalogue.with(numbers) } else { Vec::new() }
        });
        // One effect for both, so that the worker has the saved papers before it is asked about them.
        Effect::new(move || {
            // The question first: an effect misses the change of a source that another of its sources has asked before.
            let Question { scope, mut request, shelf } = question.get();
            let asks_library = asks_library(&request.query);
            // Only then does the answer depend on it.
            let screens = asks_library.then(chunk::here).flatten();
            if asks_library && screens.is_none() && !matches!(chunk::chunk(), Chunk::Failed) {
                // Asked again when it is here.
                chunk::want();
                return;
            }
            let resolve = |request: &mut SearchRequest, library: &Library, numbers: Numbers<'_>| {
                if let Some(screens) = screens {
                    request.kept = (screens.resolve)(&request.query, library, numbers);
                }
            };
            let saved = saved_papers.get();
            let papers = match scope {
                Scope::Library => Some(saved.unwrap_or_default()),
                Scope::Collection => catalogue.with(|state| state.ready().map(|c| Arc::clone(c.papers()))),
            };
            if let Some(papers) = papers {
                match scope {
                    Scope::Library => library.with(|library| {
                        resolve(&mut request, library, &|ids| numbers_in(&papers, ids));
                    }),
                    Scope::Collection => {
                        request.saved = saved_numbers.get();
                        if let (true, Some(catalogue)) =
                            (asks_library, catalogue.with(|state| state.ready().cloned()))
                        {
                            library.with(|library| {
                                resolve(&mut request, library, &|ids| catalogue.numbers(ids.iter()));
                            });
                        }
                    }
                }
                let asked = Asked { scope, request, shelf, papers, typed_at: navigation.take_typed_at() };
                if scope == Scope::Library {
                    self.library_wanted.set_value(Some(Arc::clone(&asked.papers)));
                    if asked.needs_worker() {
                        self.load_library();
                    } else {
                        // The rows come first, but the first letter is not to wait either.
                        timing::after_paint(move || timing::when_idle(move || self.load_library()));
                    }
                }
                self.ask(asked);
            }
        });
    }

    /// Hands the newest saved papers to the worker, written as a collection, unless it has them.
    fn load_library(self) {
        let Some(papers) = self.library_wanted.try_update_value(Option::take).flatten() else { return };
        if self.library_there.with_value(|there| same_papers(there.as_deref(), Some(&papers))) {
            return;
        }
        self.library_there.set_value(Some(Arc::clone(&papers)));
        let mut json = format!("{{\"format\":{FORMAT},\"papers\":[");
        for paper in papers.iter() {
            if !json.ends_with('[') {
                json.push(',');
            }
            json.push_str(&offprint_paper::json::to_string(&**paper));
        }
        json.push_str("]}");
        self.load(Scope::Library, &json);
    }
}

/// The part of a view that an answer depends on.
#[derive(Debug, Clone, PartialEq)]
struct Question {
    scope: Scope,
    request: SearchRequest,
    shelf: Shelf,
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
        Self { scope, request, shelf: view.shelf.clone() }
    }
}

/// Numbers of the papers that carry one of these identifiers, ascending.
fn numbers_in(papers: &[Arc<Paper>], ids: &[PaperId]) -> Vec<u32> {
    let ids: HashSet<&PaperId> = ids.iter().collect();
    let carries = |paper: &Paper| paper.ids.iter().any(|id| ids.contains(id));
    papers.iter().zip(0..).filter(|(paper, _)| carries(paper)).map(|(_, number)| number).collect()
}

fn same_papers(a: Option<&[Arc<Paper>]>, b: Option<&[Arc<Paper>]>) -> bool {
    match (a, b) {
        (None, None) => true,
        // Two papers behind one pointer are not compared, nor are two lists.
        (Some(a), Some(b)) => std::ptr::eq(a, b) || a == b,
        _ => false,
    }
}
