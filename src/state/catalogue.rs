//! The collection's papers, parsed once and shared.

use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};

use offprint_paper::{About, Collection, CollectionError, Paper, PaperId, parts::Abstracts};

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

/// How far the abstracts of a large collection have come. They are a file of their own there, so that the list does
/// not wait for them; page, PDF and project of each paper come with them.
#[derive(Debug, Clone, Default)]
pub enum AbstractsState {
    /// The papers have theirs with them.
    #[default]
    Within,
    /// On their way.
    OnTheirWay,
    /// Here; a paper's line is read when it is asked for.
    Here(Arc<Abstracts>),
    /// Not to be had, in words for the reader.
    Failed(String),
}

/// Why an abstract cannot be shown yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// It comes.
    OnItsWay,
    /// It did not come.
    Failed,
}

/// The paper with its abstract and links, whichever file they are in.
///
/// # Errors
/// They are not here.
pub fn whole(
    paper: &Arc<Paper>,
    catalogue: &CatalogueState,
    abstracts: &AbstractsState,
) -> Result<Arc<Paper>, Missing> {
    let number = || paper.id().and_then(|id| catalogue.ready()?.number(id));
    match abstracts {
        _ if !paper.abstract_text.is_empty() => {}
        AbstractsState::Within => {}
        AbstractsState::OnTheirWay => return number().map_or(Ok(paper.clone()), |_| Err(Missing::OnItsWay)),
        AbstractsState::Failed(_) => return number().map_or(Ok(paper.clone()), |_| Err(Missing::Failed)),
        AbstractsState::Here(lines) => {
            if let Some(details) = number().and_then(|number| lines.get(number as usize)) {
                let mut paper = Paper::clone(paper);
                details.fill(&mut paper);
                return Ok(Arc::new(paper));
            }
        }
    }
    Ok(Arc::clone(paper))
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

    /// The numbers of the papers that carry these identifiers, each once, in order.
    pub fn numbers<'i>(&self, ids: impl Iterator<Item = &'i PaperId>) -> Vec<u32> {
        let mut numbers: Vec<u32> = ids.filter_map(|id| self.number(id)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
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
    fn a_paper_gets_its_abstract_from_whichever_file_holds_it() {
        let mut paper = Paper::from_title("A", "s");
        paper.abstract_text = "Long.".into();
        paper.links.page = Some("https://a.org".into());
        let collection = Collection { format: 1, about: About::default(), papers: vec![paper.clone()] };
        let (papers, lines) = offprint_paper::parts::write(&collection).unwrap();
        let catalogue = Arc::new(Catalogue::from_json(&papers).unwrap());
        let bare = Arc::clone(&catalogue.papers()[0]);
        let state = CatalogueState::Ready(catalogue);
        let here = AbstractsState::Here(Arc::new(Abstracts::from_json(lines, 1).unwrap()));
        assert_eq!(whole(&bare, &state, &here).as_deref(), Ok(&paper));
        assert_eq!(whole(&bare, &state, &AbstractsState::OnTheirWay), Err(Missing::OnItsWay));
        assert_eq!(whole(&bare, &state, &AbstractsState::Failed("x".into())), Err(Missing::Failed));
        // What came whole, and what only the library knows, waits for nothing.
        let (full, other) = (Arc::new(paper), Arc::new(Paper::from_title("B", "s")));
        assert_eq!(whole(&full, &state, &AbstractsState::OnTheirWay), Ok(full.clone()));
        assert_eq!(whole(&other, &state, &AbstractsState::OnTheirWay), Ok(other.clone()));
        assert_eq!(whole(&other, &state, &here), Ok(other.clone()));
    }

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
