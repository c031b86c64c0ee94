//! What a collection is published as: its files, by name.

use offprint_paper::Collection;
use offprint_paper::parts::{self, MOST_IN_ONE_FILE};
use offprint_search::{IndexFiles, SearchIndex, Sharding, clustered_order};

use crate::{PressError, to_json};

/// Files by name, without a folder.
pub type DataFiles = Vec<(&'static str, Vec<u8>)>;

/// The files of a collection, and the collection in their order.
///
/// Up to [`MOST_IN_ONE_FILE`] papers are one file, which the browser indexes. More are one file for lists, one for the
/// rest (see [`offprint_paper::parts`]) and the index in two, and papers that are alike lie side by side, which makes
/// all of them smaller. The same collection gives the same bytes.
///
/// # Errors
/// [`PressError::Written`], for a value that JSON cannot hold, of which these types have none.
pub fn publish(mut collection: Collection) -> Result<(Collection, DataFiles), PressError> {
    if collection.papers.len() <= MOST_IN_ONE_FILE {
        let papers = to_json(&collection).into_bytes();
        return Ok((collection, vec![("papers.json", papers)]));
    }
    let order = clustered_order(&collection.papers);
    let mut papers: Vec<_> = collection.papers.into_iter().map(Some).collect();
    collection.papers =
        order.into_iter().filter_map(|number| papers.get_mut(number as usize)?.take()).collect();
    let (papers, abstracts) = parts::write(&collection)?;
    let IndexFiles { index, positions } = SearchIndex::write(&collection.papers, Sharding::default());
    let files = vec![
        ("papers.json", papers.into_bytes()),
        ("abstracts.json", abstracts.into_bytes()),
        ("index.bin", index),
        ("positions.bin", positions),
    ];
    Ok((collection, files))
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_paper::{About, FORMAT, Paper};
    use offprint_search::SearchRequest;

    fn collection(papers: usize) -> Collection {
        let paper = |n: usize| Paper::from_title(format!("Title {} of group {}", n, n % 7), "test");
        Collection { format: FORMAT, about: About::default(), papers: (0..papers).map(paper).collect() }
    }

    #[test]
    fn a_large_collection_keeps_every_paper_and_brings_an_index_in_their_order() {
        let (ordered, mut data) = publish(collection(1_001)).unwrap();
        let names: Vec<_> = data.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["papers.json", "abstracts.json", "index.bin", "positions.bin"]);
        let mut titles: Vec<_> = ordered.papers.iter().map(|paper| paper.title.clone()).collect();
        let index = SearchIndex::open(data.drain(2..).map(|(_, bytes)| bytes)).unwrap();
        let found =
            index.search(&SearchRequest { query: "\"title 700\"".into(), ..SearchRequest::default() });
        assert_eq!(titles[found.hits[0].doc as usize], "Title 700 of group 0");
        let mut all: Vec<_> = collection(1_001).papers.into_iter().map(|paper| paper.title).collect();
        titles.sort_unstable();
        all.sort_unstable();
        assert_eq!(titles, all);
    }

    #[test]
    fn a_small_collection_stays_as_it_is() {
        let (same, data) = publish(collection(1_000)).unwrap();
        assert_eq!(data, [("papers.json", to_json(&same).into_bytes())]);
        assert_eq!(same, collection(1_000));
    }
}
