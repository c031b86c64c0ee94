//! Everything the screens share, as one value in context.

use std::{collections::HashMap, sync::Arc};

use leptos::prelude::*;
use offprint_paper::{Paper, PaperId, parts::Abstracts};
use offprint_search::protocol::Scope;

use super::{
    catalogue::{AbstractsState, Catalogue, CatalogueState, Missing, whole},
    dialogs::Dialog,
    digest::Digest,
    incoming::Incoming,
    library::LibraryStore,
    navigation::Navigation,
    notices::Notices,
    search::{Answer, SearchStore},
    selection::Selection,
    settings::SettingsStore,
    view_state::{Page, ViewState},
};
use crate::platform::{
    fetch, focus, page,
    service_worker::{self, OfflineCopy},
};

/// How long the abstracts may take, in milliseconds: several megabytes, and nobody waits for them to begin.
const ABSTRACTS_TIME_LIMIT: u32 = 120_000;

/// The state of the app. Copies share it.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The view and the address bar.
    pub navigation: Navigation,
    /// The collection.
    pub catalogue: RwSignal<CatalogueState>,
    /// The abstracts, where they are a file of their own.
    pub abstracts: RwSignal<AbstractsState>,
    /// Questions and answers.
    pub search: SearchStore,
    /// What the reader saved.
    pub library: LibraryStore,
    /// What the reader set.
    pub settings: SettingsStore,
    /// How far the offline copy has come.
    pub offline: RwSignal<OfflineCopy>,
    /// Messages.
    pub notices: Notices,
    /// What lies over the page.
    pub dialog: RwSignal<Dialog>,
    /// Whether the explanation of the query language has been opened, so that it has to be there.
    pub explained: RwSignal<bool>,
    /// The row that the keys stand on: a position in the list.
    pub cursor: RwSignal<Option<usize>>,
    /// What is selected in the library.
    pub selection: Selection,
    /// Whether the note of the open paper is being edited.
    pub note_open: RwSignal<bool>,
    /// Whether the list for paper has to be there.
    pub printing: RwSignal<bool>,
    /// What was typed as notes and could not be kept, by the name of the entry.
    pub unkept_notes: StoredValue<HashMap<PaperId, String>>,
    /// What is new in the collection.
    pub digest: RwSignal<Digest>,
    /// What was given to the page to be taken in, until the import has it.
    pub incoming: RwSignal<Incoming>,
}

impl AppState {
    /// Starts everything: reads storage and the address, fetches the collection, starts the workers.
    pub fn start() -> Self {
        let notices = Notices::default();
        let library = LibraryStore::open(notices);
        let state = Self {
            navigation: Navigation::start(notices),
            catalogue: RwSignal::new(CatalogueState::Loading),
            abstracts: RwSignal::new(AbstractsState::Within),
            search: SearchStore::start(library),
            library,
            settings: SettingsStore::load(),
            offline: RwSignal::default(),
            notices,
            dialog: RwSignal::new(Dialog::None),
            explained: RwSignal::new(false),
            cursor: RwSignal::new(None),
            selection: Selection::default(),
            note_open: RwSignal::new(false),
            printing: RwSignal::new(false),
            unkept_notes: StoredValue::default(),
            digest: RwSignal::default(),
            incoming: RwSignal::default(),
        };
        state.search.follow(state);
        state.load();
        state
    }

    /// The state, from any component.
    pub fn here() -> Self {
        expect_context()
    }

    /// Fetches the collection, again if it failed.
    pub fn load(self) {
        self.catalogue.set(CatalogueState::Loading);
        // With abstracts in a file of their own comes an index, and the worker needs only the titles.
        let has_index = page::abstracts_url().is_some();
        if has_index {
            self.abstracts.set(AbstractsState::OnTheirWay);
        }
        leptos::task::spawn_local(async move {
            let loaded = match fetch::text(&page::papers_url()).await {
                Err(error) => Err(error.to_string()),
                Ok(json) => {
                    if !has_index {
                        self.search.load_collection(&json);
                    }
                    Catalogue::from_json(&json).map_err(|error| error.to_string())
                }
            };
            match loaded {
                Ok(catalogue) => {
                    self.drop_unknown_filters(&catalogue);
                    if has_index {
                        self.search.load_titles(catalogue.papers());
                    }
                    self.catalogue.set(CatalogueState::Ready(Arc::new(catalogue)));
                    self.load_abstracts();
                }
                Err(reason) => self.catalogue.set(CatalogueState::Failed(reason)),
            }
        });
    }

    /// Fetches the abstracts if they are a file of their own, again if that failed.
    pub fn load_abstracts(self) {
        let Some(url) = page::abstracts_url() else { return };
        self.abstracts.set(AbstractsState::OnTheirWay);
        leptos::task::spawn_local(async move {
            let Some(catalogue) = self.catalogue.with_untracked(|state| state.ready().cloned()) else {
                return;
            };
            let papers = catalogue.papers();
            let here = match fetch::text_within(&url, ABSTRACTS_TIME_LIMIT).await {
                Ok(text) => Abstracts::from_json(text, papers.len()).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            self.abstracts.set(match here {
                Ok(abstracts) => AbstractsState::Here(Arc::new(abstracts)),
                Err(reason) => AbstractsState::Failed(reason),
            });
            self.library.complete(|id| catalogue.find(id).map(|paper| untrack(|| self.known(paper))));
        });
    }

    /// The paper with its abstract and links, tracked.
    ///
    /// # Errors
    /// They are not here.
    pub fn whole(self, paper: &Arc<Paper>) -> Result<Arc<Paper>, Missing> {
        self.catalogue.with(|catalogue| self.abstracts.with(|abstracts| whole(paper, catalogue, abstracts)))
    }

    /// The paper as far as it is here, tracked.
    pub fn known(self, paper: &Arc<Paper>) -> Arc<Paper> {
        self.whole(paper).unwrap_or_else(|_| Arc::clone(paper))
    }

    /// Registers the service worker and follows its state.
    pub fn follow_offline_copy(self) {
        service_worker::register(move |copy| self.offline.set(copy));
    }

    /// The view as a signal.
    pub fn view(self) -> ReadSignal<ViewState> {
        self.navigation.view()
    }

    /// The view as a signal that waits until typing rests.
    pub fn settled(self) -> ReadSignal<ViewState> {
        self.navigation.settled()
    }

    /// The paper with this identifier, from the collection or from the library.
    pub fn find_paper(self, id: &str) -> Option<Arc<Paper>> {
        let id = PaperId::parse(id).ok()?;
        let published = self.catalogue.with(|state| state.ready().and_then(|c| c.find(&id)).cloned());
        let published = published.map(|paper| self.known(&paper));
        published.or_else(|| self.library.with(|library| library.get(&id).map(|e| Arc::new(e.to_paper()))))
    }

    /// The open paper, tracked.
    pub fn open_paper(self) -> Option<Arc<Paper>> {
        let id = self.view().with(|view| view.open.clone())?;
        self.find_paper(&id)
    }

    /// The newest answer, if it belongs to the page that is shown; tracked.
    pub fn answer(self) -> Option<Arc<Answer>> {
        self.search.answer().get()
    }

    /// Opens a paper beside the list; `step` moves within a decision to read on.
    pub fn open(self, paper: &Paper, step: bool) {
        let Some(id) = paper.id().map(ToString::to_string) else { return };
        let change = move |view: &mut ViewState| {
            if !view.has_list() {
                view.page = Page::Browse;
            }
            view.open = Some(id);
        };
        if step { self.navigation.refine(change) } else { self.navigation.decide(change) }
    }

    /// Opens the row under the cursor, or the first one.
    pub fn open_best(self) {
        let Some(answer) = self.search.answer_untracked() else { return };
        let place = self.cursor.get_untracked().unwrap_or(0);
        if let Some(paper) =
            answer.response.hits.get(place).and_then(|hit| answer.papers.get(hit.doc as usize))
        {
            self.cursor.set(Some(place));
            self.open(paper, false);
            // Out of the search box, so that the keys belong to the paper; on a phone the pane shows only in the next frame.
            focus::focus(".reading");
            request_animation_frame(|| {
                focus::focus(".reading");
            });
        }
    }

    /// Goes back to the list.
    pub fn close_paper(self) {
        self.navigation.decide(|view| view.open = None);
    }

    /// The position of the open paper, or of the cursor, in the list.
    pub fn position(self) -> Option<usize> {
        let answer = self.search.answer_untracked()?;
        let open = self.navigation.now().open.and_then(|id| PaperId::parse(&id).ok());
        let number = |id: PaperId| match answer.scope {
            Scope::Collection => self.catalogue.with_untracked(|state| state.ready()?.number(&id)),
            Scope::Library => {
                answer.papers.iter().zip(0..).find(|(paper, _)| paper.ids.contains(&id)).map(|(_, n)| n)
            }
        };
        let at_open = open
            .and_then(number)
            .and_then(|number| answer.response.hits.iter().position(|hit| hit.doc == number));
        at_open.or_else(|| self.cursor.get_untracked())
    }

    /// Moves by `step` rows. With a paper open, the next one is opened; otherwise only the cursor moves.
    pub fn step(self, step: isize) {
        let Some(answer) = self.search.answer_untracked() else { return };
        let Some(last) = answer.response.hits.len().checked_sub(1) else { return };
        let next = match self.position() {
            Some(at) => at.saturating_add_signed(step).min(last),
            None => 0,
        };
        self.cursor.set(Some(next));
        let view = self.navigation.now();
        let paper = answer.response.hits.get(next).and_then(|hit| answer.papers.get(hit.doc as usize));
        if let Some(paper) = paper.filter(|_| view.has_list() && view.open.is_some()) {
            self.open(paper, true);
        }
    }

    /// The paper that single keys act on: the open one, otherwise the one under the cursor.
    pub fn current_paper(self) -> Option<Arc<Paper>> {
        let view = self.navigation.now();
        if let Some(id) = view.open {
            return untrack(|| self.find_paper(&id));
        }
        let answer = self.search.answer_untracked()?;
        let hit = answer.response.hits.get(self.cursor.get_untracked()?)?;
        answer.papers.get(hit.doc as usize).map(|paper| untrack(|| self.known(paper)))
    }

    /// Takes query and filters away.
    pub fn clear_all(self) {
        self.navigation.decide(|view| {
            view.query.clear();
            view.literal = false;
            view.clear_filters();
        });
    }
}
