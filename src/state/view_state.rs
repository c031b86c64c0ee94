//! What a reader looks at: page, open paper, words, filters, order. `address` is its one spelling.

use offprint_search::{Filters, Sort};

use super::shelf::Shelf;

/// The pages that exist.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// The collection's list; with a paper open, its reading pane too.
    #[default]
    Browse,
    /// What the reader saved, in the same shape.
    Library,
    /// What the reader removed in the last thirty days.
    Bin,
    /// Taking in files, and lists that somebody shared.
    Import,
    /// What is new, and everything by month.
    Digest,
    /// Settings, offline copy, storage.
    Settings,
    /// About this collection.
    About,
    /// An address that leads nowhere.
    NotFound,
}

/// The whole view: it survives reload, back, forward and sharing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ViewState {
    /// The page.
    pub page: Page,
    /// Identifier of the open paper, as the address has it.
    pub open: Option<String>,
    /// Words in the search box.
    pub query: String,
    /// Search exactly these words, without typo expansion.
    pub literal: bool,
    /// Chosen facet values.
    pub filters: Filters,
    /// Chosen tags, lists and statuses; only in the library.
    pub shelf: Shelf,
    /// Order of the list.
    pub sort: Sort,
}

/// A view read from an address, with what could not be read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParsedView {
    /// The view, with defaults where the address made no sense.
    pub view: ViewState,
    /// One sentence per value that was ignored.
    pub warnings: Vec<String>,
}

impl Page {
    /// Whether it shows a list of papers.
    pub fn has_list(self) -> bool {
        matches!(self, Self::Browse | Self::Library)
    }
}

impl ViewState {
    /// Whether this page shows a list of papers.
    pub fn has_list(&self) -> bool {
        self.page.has_list()
    }

    /// Whether it is the library, and nothing is searched.
    pub fn is_library_without_words(&self) -> bool {
        self.page == Page::Library && self.query.trim().is_empty()
    }

    /// Takes all filters away.
    pub fn clear_filters(&mut self) {
        self.filters = Filters::default();
        self.shelf = Shelf::default();
    }

    /// How many facet values are chosen; a range of years is one.
    pub fn active_filters(&self) -> usize {
        let Filters { topics, venues, years, has_code, saved } = &self.filters;
        topics.len()
            + venues.len()
            + usize::from(years.is_some())
            + usize::from(*has_code)
            + usize::from(*saved)
            + self.shelf.len()
    }
}
