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
use offprint_paper::Paper;

use crate::{
    chunk::{NotHere, Work},
    components::{
        explanation::Explanation, keys_dialog::KeysDialog, palette::Palette, search_help::SearchHelp,
    },
    pages::{about::About, library::LibraryPage, not_found::NotFound, settings::SettingsPage},
    state::{citations, notices::Notices},
};

/// The entries of the chunk.
pub struct Screens {
    /// The page of the library.
    pub library: fn() -> AnyView,
    /// The page of the settings.
    pub settings: fn() -> AnyView,
    /// The page about the collection.
    pub about: fn() -> AnyView,
    /// The page of an address that leads nowhere.
    pub not_found: fn() -> AnyView,
    /// The palette, a dialog.
    pub palette: fn() -> AnyView,
    /// The list of keys, a dialog.
    pub keys: fn() -> AnyView,
    /// What stands in the popover beside the search box.
    pub search_help: fn() -> AnyView,
    /// What stands in the popover that says why a paper is in the list.
    pub explanation: fn() -> AnyView,
    /// Copies one paper's BibTeX.
    pub copy_bibtex: fn(Arc<Paper>, Notices) -> Work,
    /// Copies the BibTeX of these papers.
    pub copy_all_bibtex: fn(Vec<Arc<Paper>>, Notices) -> Work,
    /// Hands the reader a `.bib` file of these papers.
    pub download_bibtex: fn(Vec<Arc<Paper>>, Notices) -> Work,
}

static SCREENS: Screens = Screens {
    library: || view! { <LibraryPage/> }.into_any(),
    settings: || view! { <SettingsPage/> }.into_any(),
    about: || view! { <About/> }.into_any(),
    not_found: || view! { <NotFound/> }.into_any(),
    palette: || view! { <Palette/> }.into_any(),
    keys: || view! { <KeysDialog/> }.into_any(),
    search_help: || view! { <SearchHelp/> }.into_any(),
    explanation: || view! { <Explanation/> }.into_any(),
    copy_bibtex: |paper, notices| Box::pin(citations::copy_bibtex(paper, notices)),
    copy_all_bibtex: |papers, notices| Box::pin(citations::copy_all_bibtex(papers, notices)),
    download_bibtex: |papers, notices| Box::pin(async move { citations::download_bibtex(&papers, notices) }),
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
