//! What a collection is published as: its data files, and for a large one its index.

use offprint_paper::Collection;
use offprint_paper::parts::MOST_IN_ONE_FILE;
use offprint_search::{IndexFiles, SearchIndex, Sharding, clustered_order};
use offprint_site::Published;

/// The files of a collection. Up to [`MOST_IN_ONE_FILE`] papers are indexed in the browser; of more the index is
/// published with them, and papers that are alike lie side by side, which makes every file smaller.
pub fn published(mut collection: Collection) -> Published {
    if collection.papers.len() <= MOST_IN_ONE_FILE {
        let data = offprint_press::files(&collection);
        return Published { collection, data };
    }
    let order = clustered_order(&collection.papers);
    let mut papers: Vec<_> = collection.papers.into_iter().map(Some).collect();
    collection.papers =
        order.into_iter().filter_map(|number| papers.get_mut(number as usize)?.take()).collect();
    let mut data = offprint_press::files(&collection);
    let IndexFiles { index, positions } = SearchIndex::write(&collection.papers, Sharding::default());
    data.push(("index.bin", index));
    data.push(("positions.bin", positions));
    Published { collection, data }
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
        let Published { collection: ordered, mut data } = published(collection(1_001));
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
        let Published { collection: same, data } = published(collection(1_000));
        assert_eq!((same, data.len()), (collection(1_000), 1));
    }
}
