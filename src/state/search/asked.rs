//! A question on its way to its answer.

use std::sync::Arc;

use offprint_paper::Paper;
use offprint_search::{Hit, SearchRequest, SearchResponse, Sort, Tier, protocol::Scope};

use crate::state::shelf::Shelf;

/// Questions that have been asked and not answered.
pub(super) struct Asked {
    pub(super) scope: Scope,
    pub(super) request: SearchRequest,
    pub(super) shelf: Shelf,
    pub(super) papers: Arc<[Arc<Paper>]>,
    pub(super) typed_at: Option<f64>,
}

impl Asked {
    /// Whether the worker has to be asked. The library in its own order needs no search: it is shown at once, however
    /// large it is.
    pub(super) fn needs_worker(&self) -> bool {
        let SearchRequest { query, sort, .. } = &self.request;
        self.scope == Scope::Collection || !query.trim().is_empty() || *sort != Sort::BestMatch
    }

    /// All papers, latest saved first.
    pub(super) fn everything(&self) -> SearchResponse {
        let hit = |doc| Hit { doc, score: 0.0, matched: [0; 5] };
        let hits = (0..self.papers.len() as u32).map(hit).collect();
        SearchResponse { hits, tier: Tier::Everything, ..SearchResponse::default() }
    }
}
