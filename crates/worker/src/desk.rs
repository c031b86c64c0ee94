//! What the worker does with messages, apart from the browser: it loads at once and keeps only the newest search of
//! each scope until there is time to answer it.

use offprint_search::protocol::{FileKind, FromWorker, ProtocolError, Scope, ToWorker};
use offprint_search::{SearchIndex, SearchRequest, WARM_UPS};

use crate::collection::papers;

/// The indexes, and the searches that wait. Either the worker indexes the collection itself, or (`FILES`) its index comes
/// as files, and it is given only the titles of the papers. The library is always indexed here.
#[derive(Default)]
pub struct Desk<const FILES: bool> {
    collection: Shelf,
    library: Shelf,
    /// The collection's titles, a line each, until there is time to take them in.
    titles: String,
    /// How many of the [`WARM_UPS`] have been done.
    warmed: u32,
}

/// One scope.
#[derive(Default)]
struct Shelf {
    index: Option<SearchIndex>,
    waiting: Option<(u32, SearchRequest)>,
}

impl<const FILES: bool> Desk<FILES> {
    /// Takes a message. A load or a question for reasons is done at once and answered; a search waits for [`Self::answer`] and replaces an
    /// older one of its scope. `clock` gives milliseconds.
    ///
    /// # Errors
    /// The message cannot be read.
    pub fn take(
        &mut self,
        message: &str,
        clock: &dyn Fn() -> f64,
    ) -> Result<Option<FromWorker>, ProtocolError> {
        match ToWorker::decode(message)? {
            ToWorker::Load { scope: Scope::Collection, papers } if FILES => {
                papers.clone_into(&mut self.titles);
                Ok(None)
            }
            ToWorker::Load { scope, papers } => Ok(Some(self.load(scope, papers, clock))),
            ToWorker::Explain { scope, seq, request, doc } => {
                let index = self.shelf(scope).index.as_ref();
                let explanation = index.and_then(|index| index.explain(&request, doc));
                let reasons = explanation.map(|explanation| explanation.reasons()).unwrap_or_default();
                Ok(Some(FromWorker::Explained { seq, reasons }))
            }
            ToWorker::Search { scope, seq, request } => {
                self.shelf(scope).waiting = Some((seq, request));
                Ok(None)
            }
        }
    }

    /// Takes a file of an index. What it would replace stays where the file cannot be used.
    ///
    /// # Errors
    /// The header cannot be read.
    pub fn take_file(
        &mut self,
        header: &str,
        bytes: Vec<u8>,
        clock: &dyn Fn() -> f64,
    ) -> Result<FromWorker, ProtocolError> {
        let started = clock();
        let (kind, scope) = FileKind::decode(header)?;
        let shelf = self.shelf(scope);
        let taken = match (kind, &mut shelf.index) {
            (FileKind::Index, _) => SearchIndex::open([bytes]).map(|index| {
                let papers = index.len() as u32;
                shelf.index = Some(index);
                FromWorker::Loaded { scope, papers, micros: micros_since(started, clock) }
            }),
            (FileKind::Positions, Some(index)) => {
                index.add_positions(bytes).map(|()| FromWorker::PositionsLoaded { scope })
            }
            // Their index could not be used, which the page has been told.
            (FileKind::Positions, None) => Ok(FromWorker::PositionsLoaded { scope }),
            (FileKind::Missing, _) => {
                let reason = String::from_utf8_lossy(&bytes).into_owned();
                return Ok(FromWorker::LoadFailed { scope, reason });
            }
        };
        Ok(taken.unwrap_or_else(|error| FromWorker::LoadFailed { scope, reason: error.to_string() }))
    }

    /// Whether a search waits whose scope is loaded.
    pub fn has_work(&self) -> bool {
        [&self.collection, &self.library].iter().any(|shelf| shelf.index.is_some() && shelf.waiting.is_some())
    }

    /// Whether there are titles to be taken in, or searches for nobody would make the next one faster.
    pub fn is_cold(&self) -> bool {
        self.collection.index.is_some() && (self.warmed < WARM_UPS || !self.titles.is_empty())
    }

    /// Takes the titles in, or searches for nobody, once.
    pub fn warm_up(&mut self) {
        if FILES
            && !self.titles.is_empty()
            && let Some(index) = &mut self.collection.index
        {
            index.add_titles(self.titles.split('\n'));
            self.titles = String::new();
            return;
        }
        if let Some(index) = self.collection.index.as_ref().filter(|_| self.is_cold()) {
            let response = index.warm_up(self.warmed);
            // Writing the answer is part of it.
            FromWorker::Answer { scope: Scope::Collection, seq: 0, micros: 0, response }.encode();
            self.warmed += 1;
        }
    }

    /// Answers one waiting search, the collection's first.
    pub fn answer(&mut self, clock: &dyn Fn() -> f64) -> Option<FromWorker> {
        [Scope::Collection, Scope::Library].into_iter().find_map(|scope| {
            let shelf = self.shelf(scope);
            let index = shelf.index.as_ref()?;
            let (seq, request) = shelf.waiting.take()?;
            let started = clock();
            let response = index.search(&request);
            Some(FromWorker::Answer { scope, seq, micros: micros_since(started, clock), response })
        })
    }

    fn load(&mut self, scope: Scope, json: &str, clock: &dyn Fn() -> f64) -> FromWorker {
        let started = clock();
        let index = papers(json)
            .map_err(str::to_owned)
            .and_then(|papers| SearchIndex::build(&papers).map_err(|error| error.to_string()));
        match index {
            Ok(index) => {
                let papers = index.len() as u32;
                self.shelf(scope).index = Some(index);
                FromWorker::Loaded { scope, papers, micros: micros_since(started, clock) }
            }
            Err(reason) => FromWorker::LoadFailed { scope, reason },
        }
    }

    fn shelf(&mut self, scope: Scope) -> &mut Shelf {
        match scope {
            Scope::Collection => &mut self.collection,
            Scope::Library => &mut self.library,
        }
    }
}

/// Microseconds since a moment in milliseconds; 0 if the clock went back.
fn micros_since(started: f64, clock: &dyn Fn() -> f64) -> u32 {
    ((clock() - started).max(0.0) * 1_000.0) as u32
}

#[cfg(test)]
mod tests {
    use offprint_paper::{About, Collection, FORMAT, Paper};

    use super::*;

    type Desk = super::Desk<false>;

    const STILL: &dyn Fn() -> f64 = &|| 0.0;

    fn load(titles: &[&str]) -> String {
        let papers = titles.iter().map(|title| Paper::from_title(*title, "test")).collect();
        let json =
            serde_json::to_string(&Collection { format: FORMAT, about: About::default(), papers }).unwrap();
        ToWorker::Load { scope: Scope::Collection, papers: &json }.encode()
    }

    fn search(seq: u32, query: &str) -> String {
        let request = SearchRequest { query: query.into(), ..SearchRequest::default() };
        ToWorker::Search { scope: Scope::Collection, seq, request }.encode()
    }

    #[test]
    fn a_search_before_its_load_is_answered_after_it() {
        let mut desk = Desk::default();
        assert_eq!(desk.take(&search(1, "multi"), STILL), Ok(None));
        assert!(!desk.has_work());
        assert_eq!(desk.answer(STILL), None);
        let loaded = desk.take(&load(&["Multi-Task Learning", "Other"]), STILL).unwrap();
        assert!(matches!(loaded, Some(FromWorker::Loaded { papers: 2, .. })));
        assert!(desk.has_work());
        let Some(FromWorker::Answer { seq: 1, response, .. }) = desk.answer(STILL) else {
            panic!("no answer")
        };
        assert_eq!(response.hits.len(), 1);
        assert!(!desk.has_work());
    }

    #[test]
    fn only_the_newest_search_is_answered() {
        let mut desk = Desk::default();
        desk.take(&load(&["Multi-Task Learning"]), STILL).unwrap();
        for seq in 1..=3 {
            desk.take(&search(seq, "learning"), STILL).unwrap();
        }
        assert!(matches!(desk.answer(STILL), Some(FromWorker::Answer { seq: 3, .. })));
        assert_eq!(desk.answer(STILL), None);
    }

    #[test]
    fn warming_up_ends_and_answers_nobody() {
        let mut desk = Desk::default();
        assert!(!desk.is_cold());
        desk.take(&load(&["Multi-Task Learning", "é"]), STILL).unwrap();
        for _ in 0..WARM_UPS {
            assert!(desk.is_cold());
            desk.warm_up();
            assert_eq!(desk.answer(STILL), None);
        }
        assert!(!desk.is_cold());
        let mut empty = Desk::default();
        empty.take(&load(&[]), STILL).unwrap();
        empty.warm_up();
    }

    #[test]
    fn an_index_comes_as_files_with_positions_and_titles_later() {
        let titles = ["Multi-Task Learning Transformers", "Other"];
        let papers = titles.map(|title| Paper::from_title(title, "test"));
        let files = SearchIndex::write(&papers, offprint_search::Sharding::default());
        let mut desk = super::Desk::<true>::default();
        assert_eq!(desk.take(&format!("load collection\n{}", titles.join("\n")), STILL), Ok(None));
        assert!(!desk.is_cold());
        let loaded = desk.take_file("index collection", files.index.clone(), STILL);
        assert!(matches!(loaded, Ok(FromWorker::Loaded { papers: 2, .. })), "{loaded:?}");
        let found = |desk: &mut super::Desk<true>, query: &str| {
            desk.take(&search(1, query), STILL).unwrap();
            match desk.answer(STILL) {
                Some(FromWorker::Answer { response, .. }) => response.hits.len(),
                _ => panic!("no answer"),
            }
        };
        assert_eq!((found(&mut desk, "\"task multi\""), found(&mut desk, "mltsk")), (1, 0));
        let positions = desk.take_file("positions collection", files.positions, STILL);
        assert_eq!(positions, Ok(FromWorker::PositionsLoaded { scope: Scope::Collection }));
        desk.warm_up();
        assert_eq!((found(&mut desk, "\"task multi\""), found(&mut desk, "mltsk")), (0, 1));
        let damaged = desk.take_file("index collection", files.index[..40].to_vec(), STILL);
        assert!(matches!(damaged, Ok(FromWorker::LoadFailed { .. })), "{damaged:?}");
        let missing = desk.take_file("missing collection", b"no network".to_vec(), STILL);
        assert!(matches!(missing, Ok(FromWorker::LoadFailed { reason, .. }) if reason == "no network"));
        assert_eq!(found(&mut desk, "other"), 1);
        assert!(desk.take_file("index moon", Vec::new(), STILL).is_err());
        desk.take(&load(&titles[1..]).replace("collection", "library"), STILL).unwrap();
        assert!(desk.library.index.is_some(), "the library is indexed here");
    }

    #[test]
    fn a_paper_is_explained() {
        let mut desk = Desk::default();
        desk.take(&load(&["Multi-Task Learning", "Other"]), STILL).unwrap();
        let request = SearchRequest { query: "lerning".into(), ..SearchRequest::default() };
        for (doc, expected) in [(0, true), (1, false)] {
            let message =
                ToWorker::Explain { scope: Scope::Collection, seq: 5, request: request.clone(), doc };
            let Ok(Some(FromWorker::Explained { seq: 5, reasons })) = desk.take(&message.encode(), STILL)
            else {
                panic!("no explanation")
            };
            assert_eq!(!reasons.is_empty(), expected);
        }
    }

    #[test]
    fn a_broken_collection_leaves_the_old_one_in_place() {
        let mut desk = Desk::default();
        desk.take(&load(&["Multi-Task Learning"]), STILL).unwrap();
        let failed = desk.take("load collection\n{\"format\":1", STILL).unwrap();
        assert!(matches!(failed, Some(FromWorker::LoadFailed { .. })), "{failed:?}");
        desk.take(&search(9, "task"), STILL).unwrap();
        assert!(matches!(desk.answer(STILL), Some(FromWorker::Answer { seq: 9, .. })));
        assert!(desk.take("nonsense", STILL).is_err());
    }
}
