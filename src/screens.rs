//! What is in the chunk: screens and work that the first view does not need, behind one boundary.
//!
//! The table `SCREENS` is all that the boundary hands over. Code that is reached through its entries only lies in the
//! chunk; code that the main part reaches too lies in the main part. So whatever is put behind the boundary
//!
//! - is called from the main part through an entry of [`Screens`] and never by its path, and
//! - may call anything of the main part freely.
//!
//! To add a screen: a field here, its line in `SCREENS`, and `lazily(Place::…, |screens| (screens.…)())` where it is
//! drawn. To add work: a field that gives [`Work`], and `chunk::run(notices, |screens| (screens.…)(…))` where it is
//! wanted. Everything that an entry takes and gives is passed as it is: signals, closures, boxes, papers.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_library::{Library, Next};
use offprint_paper::Paper;
use offprint_search::{Hit, Kept, SearchResponse};

use crate::{
    chunk::{NotHere, Work},
    components::{
        entry_desk::EntryDesk,
        explanation::Explanation,
        export_menu::{CiteMenu, ResultFormats},
        keys_dialog::KeysDialog,
        news_strip::NewsStrip,
        nothing_found::NothingFound,
        palette::Palette,
        search_help::SearchHelp,
        select_box::SelectBox,
        share_dialog::ShareDialog,
        status_select::StatusSelect,
        storage_strip::StorageStrip,
    },
    pages::{
        about::About, bin::BinPage, digest::DigestPage, import::ImportPage, library::LibraryPage,
        not_found::NotFound, settings::SettingsPage,
    },
    state::{
        app_state::AppState,
        citations,
        completion::{self, Completion},
        desk_command::{DeskCommand, carry_out},
        digest,
        incoming::follow_files,
        kept_words::{Numbers, resolve},
        library::{Done, LibraryStore},
        library_view::{Narrowing, count, narrow},
        search::Answer,
        shelf::Shelf,
    },
};

/// The entries of the chunk.
pub struct Screens {
    /// The page of the library.
    pub library: fn() -> AnyView,
    /// The page of what is new.
    pub digest: fn() -> AnyView,
    /// What stands above the collection's list when something is new.
    pub news_strip: fn() -> AnyView,
    /// Looks what is new.
    pub look_for_new: fn(AppState),
    /// The page of the settings.
    pub settings: fn() -> AnyView,
    /// The page about the collection.
    pub about: fn() -> AnyView,
    /// The page of an address that leads nowhere.
    pub not_found: fn() -> AnyView,
    /// What stands in the list's place when nothing was found.
    pub nothing_found: fn(Arc<Answer>) -> AnyView,
    /// The strip that says how things stand with the storage.
    pub storage_strip: fn() -> AnyView,
    /// The palette, a dialog.
    pub palette: fn() -> AnyView,
    /// The list of keys, a dialog.
    pub keys: fn() -> AnyView,
    /// What stands in the popover beside the search box.
    pub search_help: fn() -> AnyView,
    /// What stands in the popover that says why a paper is in the list.
    pub explanation: fn() -> AnyView,
    /// The page of the bin.
    pub bin: fn() -> AnyView,
    /// The page of imports.
    pub import: fn() -> AnyView,
    /// The dialog for sharing.
    pub share: fn() -> AnyView,
    /// What stands below an open paper that is saved.
    pub desk: fn(Arc<Paper>) -> AnyView,
    /// The formats in which a paper is copied.
    pub cite_menu: fn(Arc<Paper>) -> AnyView,
    /// The formats in which the papers that are found are exported.
    pub result_formats: fn() -> AnyView,
    /// Does something with what is saved.
    pub desk_command: fn(AppState, DeskCommand) -> Work,
    /// Hands the reader the whole library as a file.
    pub export_library: fn(AppState) -> Work,
    /// How far the reader has come with a paper.
    pub status: fn(Arc<Paper>) -> AnyView,
    /// The box that selects a row.
    pub select_box: fn(usize, RwSignal<Option<Arc<Paper>>>) -> AnyView,
    /// Leaves of an answer of the library what the filters let through, and gives all hits unless these are all.
    pub narrow: fn(&Library, &mut Answer, &Shelf) -> Option<Vec<Hit>>,
    /// An answer of the library without hits, for the counts of its facets, which are made over the hits given: those before
    /// [`Self::narrow`].
    pub counted: fn(&Library, &Answer, &Shelf, &[Hit]) -> Arc<Answer>,
    /// What the search box offers for a query and the byte of its caret.
    pub complete: fn(AppState, &str, usize) -> Completion,
    /// What a query asks of the library.
    pub resolve: fn(&str, &Library, Numbers<'_>) -> Vec<Kept>,
    /// Says what an operation did, with a way back.
    pub say_done: fn(LibraryStore, &Next),
    /// Takes files to the import that are dropped on the page.
    pub follow_files: fn(AppState),
    /// Asks the browser to let the backup file be written again.
    pub resume_backup: fn(LibraryStore) -> Work,
    /// Removes papers where there is no room to say so.
    pub remove_into_archive: fn(LibraryStore, Next, Done),
    /// Opens what is kept beside the records.
    pub open_archive: fn(LibraryStore) -> Work,
    /// Brings what is kept beside the records up to date.
    pub keep: fn(LibraryStore, Next),
}

static SCREENS: Screens = Screens {
    library: || view! { <LibraryPage/> }.into_any(),
    digest: || view! { <DigestPage/> }.into_any(),
    news_strip: || view! { <NewsStrip/> }.into_any(),
    look_for_new: digest::look,
    settings: || view! { <SettingsPage/> }.into_any(),
    about: || view! { <About/> }.into_any(),
    not_found: || view! { <NotFound/> }.into_any(),
    nothing_found: |answer| view! { <NothingFound answer/> }.into_any(),
    storage_strip: || view! { <StorageStrip/> }.into_any(),
    palette: || view! { <Palette/> }.into_any(),
    keys: || view! { <KeysDialog/> }.into_any(),
    search_help: || view! { <SearchHelp/> }.into_any(),
    explanation: || view! { <Explanation/> }.into_any(),
    bin: || view! { <BinPage/> }.into_any(),
    import: || view! { <ImportPage/> }.into_any(),
    share: || view! { <ShareDialog/> }.into_any(),
    desk: |paper| view! { <EntryDesk paper/> }.into_any(),
    cite_menu: |paper| view! { <CiteMenu paper/> }.into_any(),
    result_formats: || view! { <ResultFormats/> }.into_any(),
    desk_command: |state, command| Box::pin(carry_out(state, command)),
    export_library: |state| Box::pin(async move { citations::export_library(state) }),
    status: |paper| view! { <StatusSelect paper/> }.into_any(),
    select_box: |place, paper| view! { <SelectBox place paper/> }.into_any(),
    narrow: |library, Answer { papers, request, response, .. }, shelf| {
        let of = Narrowing { papers, library, filters: &request.filters, shelf };
        narrow(of, response, request.sort)
    },
    counted: |library, answer, shelf, found| {
        let &Answer { scope, micros, .. } = answer;
        let (papers, request) = (Arc::clone(&answer.papers), answer.request.clone());
        let of = Narrowing { papers: &papers, library, filters: &request.filters, shelf };
        let (facets, shelf) = count(of, found);
        let response = SearchResponse { facets, ..SearchResponse::default() };
        Arc::new(Answer { scope, request, response, papers, micros, shelf })
    },
    complete: completion::offers,
    resolve,
    say_done: LibraryStore::say_done,
    follow_files,
    resume_backup: |library| Box::pin(library.resume_backup()),
    remove_into_archive: LibraryStore::remove_into_archive,
    open_archive: |library| Box::pin(library.open_archive()),
    keep: LibraryStore::keep,
};

/// The boundary, for [`load`](crate::chunk::load): fetches the chunk, which answers with its table. There is one such
/// function, so that there is one chunk.
///
/// # Errors
/// It did not come.
#[cfg(feature = "split")]
#[wasm_split_helpers::wasm_split(screens, fallible)]
pub fn enter() -> Result<&'static Screens, NotHere> {
    Ok(&SCREENS)
}

/// The boundary in a program of one piece.
///
/// # Errors
/// None; the signature is that of the boundary.
#[cfg(not(feature = "split"))]
pub async fn enter() -> Result<&'static Screens, NotHere> {
    Ok(&SCREENS)
}
