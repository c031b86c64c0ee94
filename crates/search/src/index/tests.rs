//! The index as a whole: the same answers from one section or many, and no panic on whatever bytes.

use offprint_paper::{Author, Paper, Series, SeriesKind};
use proptest::prelude::*;

use super::format::{IndexError, seal};
use crate::{IndexFiles, SearchIndex, SearchRequest, SearchResponse, Sharding, Sort, Tier};

const QUERIES: [&str; 9] = [
    "task",
    "multitask lerning",
    "\"multi task\"",
    "multi-task net",
    "re author:re",
    "-task OR learn",
    "year:2020..2021 l",
    "zzz",
    "",
];

fn papers() -> impl Strategy<Value = Vec<Paper>> {
    let words = |most| {
        let word = "(task|tasks|multi-task|multitask|learn|learning|net|network|Ré|機械学習|émile|BERT)";
        prop::collection::vec(word, 1..most).prop_map(|words| words.join(" "))
    };
    let facts = (prop::option::of(2018u16..2023), prop::option::of("(ACL|ICLR)"), any::<bool>());
    let paper = (words(4), words(40), prop::option::of(words(3)), facts);
    let paper = paper.prop_map(|(title, abstract_text, author, (year, series, code))| Paper {
        abstract_text,
        authors: author.into_iter().map(Author::whole).collect(),
        year,
        topics: year.map(|year| format!("topic {}", year % 3)).into_iter().collect(),
        series: series.map(|name| Series { name, kind: SeriesKind::Conference }),
        links: offprint_paper::Links {
            code: code.then(|| "https://example.org".to_owned()).into_iter().collect(),
            ..Default::default()
        },
        ..Paper::from_title(title, "test")
    });
    prop::collection::vec(paper, 0..30)
}

fn answers(index: &SearchIndex) -> Vec<SearchResponse> {
    let ask = |(query, sort): (&str, Sort)| {
        index.search(&SearchRequest {
            query: query.into(),
            sort,
            saved: vec![1, 3],
            ..SearchRequest::default()
        })
    };
    let sorts = [Sort::BestMatch, Sort::Title, Sort::FirstAuthor, Sort::Newest];
    QUERIES.into_iter().zip(sorts.into_iter().cycle()).map(ask).collect()
}

fn open(papers: &[Paper], sharding: Sharding) -> SearchIndex {
    let IndexFiles { index, positions } = SearchIndex::write(papers, sharding);
    SearchIndex::open([index, positions]).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn sections_by_term_and_by_paper_answer_like_one(papers in papers(), terms in 1usize..40, some in 1usize..20) {
        let whole = answers(&open(&papers, Sharding::default()));
        let parts = answers(&open(&papers, Sharding { terms, papers: some }));
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn positions_that_come_later_make_the_same_index(papers in papers()) {
        let IndexFiles { index, positions } = SearchIndex::write(&papers, Sharding::default());
        let mut late = SearchIndex::open([index]).unwrap();
        prop_assert!(!late.has_positions());
        // Until then, every query has an answer.
        answers(&late);
        late.add_positions(positions).unwrap();
        prop_assert_eq!(answers(&late), answers(&open(&papers, Sharding::default())));
    }

    #[test]
    fn a_changed_byte_is_an_error(papers in papers(), at: prop::sample::Index, flip in 1u8..=255) {
        let mut file = SearchIndex::write(&papers, Sharding::default()).index;
        let at = at.index(file.len());
        file[at] ^= flip;
        prop_assert!(SearchIndex::open([file]).is_err());
    }

    /// The checksum is no defence against an attacker: with one that fits, whatever is inside is refused or read
    /// within its bounds.
    #[test]
    fn hostile_bytes_never_panic(
        papers in papers(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0usize..2), 1..8),
        cut: Option<prop::sample::Index>,
    ) {
        let IndexFiles { index, positions } = SearchIndex::write(&papers, Sharding { terms: 20, papers: 12 });
        let mut files = [index, positions];
        for (at, byte, which) in changes {
            let at = at.index(files[which].len());
            files[which][at] = byte;
        }
        if let Some(cut) = cut {
            let end = cut.index(files[0].len());
            files[0].truncate(end);
        }
        files.iter_mut().for_each(|file| seal(file));
        if let Ok(index) = SearchIndex::open(files) {
            answers(&index);
        }
    }

    #[test]
    fn any_bytes_are_no_index(bytes: Vec<u8>) {
        prop_assert!(matches!(SearchIndex::open([bytes]), Err(IndexError::Foreign | IndexError::Damaged(_))));
    }
}

#[test]
fn the_bytes_are_fixed() {
    let mut paper = Paper::from_title("Multi-Task Learning with BERT", "test");
    paper.abstract_text = "Learning tasks.".into();
    paper.year = Some(2021);
    let IndexFiles { index, positions } = SearchIndex::write(&[paper], Sharding::default());
    let hash = |bytes: &[u8]| bytes.iter().fold(7u32, |sum, &byte| sum.wrapping_mul(31) + u32::from(byte));
    assert_eq!((index.len(), hash(&index), positions.len(), hash(&positions)), FIXED);
}

/// A change of these is a change of the format, or of the analysis: it makes published indexes old.
const FIXED: (usize, u32, usize, u32) = (435, 2_108_848_138, 80, 3_824_416_904);

#[test]
fn an_empty_index_finds_nothing() {
    let index = SearchIndex::build(&[]).unwrap();
    assert!(index.is_empty() && answers(&index).iter().all(|answer| answer.hits.is_empty()));
    assert_eq!(index.search(&SearchRequest { query: "a".into(), ..Default::default() }).tier, Tier::Nothing);
}
