//! The collection's papers, parsed once and shared.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use offprint_paper::{About, Collection, CollectionError, Paper, PaperId};

use super::completion_index::CompletionIndex;

/// The published papers. Immutable; a paper's number is its position, the same number that the search answers.
#[derive(Debug)]
pub struct Catalogue {
    /// What the collection says of itself.
    pub about: About,
    papers: Arc<[Arc<Paper>]>,
    by_id: HashMap<PaperId, u32>,
    completions: OnceLock<CompletionIndex>,
}

/// How far the catalogue has come.
#[derive(Debug, Clone, Default)]
pub enum CatalogueState {
    /// On its way.
    #[default]
    Loading,
    /// Here.
    Ready(Arc<Catalogue>),
    /// Not to be had, in words for the reader.
    Failed(String),
}

impl Catalogue {
    /// Reads the published JSON.
    ///
    /// # Errors
    /// The text is damaged or of a newer format.
    pub fn from_json(json: &str) -> Result<Self, CollectionError> {
        let Collection { about, papers, .. } = Collection::from_json(json)?;
        let papers: Arc<[Arc<Paper>]> = papers.into_iter().map(Arc::new).collect();
        let numbered = papers.iter().zip(0u32..);
        let by_id = numbered.flat_map(|(paper, n)| paper.ids.iter().map(move |id| (id.clone(), n))).collect();
        Ok(Self { about, papers, by_id, completions: OnceLock::new() })
    }

    /// The papers, by number.
    pub fn papers(&self) -> &Arc<[Arc<Paper>]> {
        &self.papers
    }

    /// What the search box can offer, collected when it is first asked for.
    pub fn completions(&self) -> &CompletionIndex {
        self.completions.get_or_init(|| CompletionIndex::new(&self.papers))
    }

    /// The number of the paper that carries this identifier.
    pub fn number(&self, id: &PaperId) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// The paper that carries this identifier.
    pub fn find(&self, id: &PaperId) -> Option<&Arc<Paper>> {
        self.papers.get(self.number(id)? as usize)
    }
}

impl CatalogueState {
    /// The catalogue, if it is here.
    pub fn ready(&self) -> Option<&Arc<Catalogue>> {
        match self {
            Self::Ready(catalogue) => Some(catalogue),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_found_by_any_of_its_identifiers() {
        let json = r#"{"format":1,"about":{"name":"t","title":"T"},"papers":[
            {"ids":["arxiv:2001.00001","doi:10.1000/x"],"title":"A","source":"s"},
            {"ids":["arxiv:2001.00002"],"title":"B","source":"s"}]}"#;
        let catalogue = Catalogue::from_json(json).unwrap();
        for (id, number) in
            [("doi:10.1000/x", Some(0)), ("arxiv:2001.00002", Some(1)), ("arxiv:2001.00003", None)]
        {
            assert_eq!(catalogue.number(&PaperId::parse(id).unwrap()), number, "{id}");
        }
    }
}
