//! Postings read back as written, and within their bounds whatever the bytes.

use proptest::prelude::*;

use super::*;
use crate::index::bytes::Bytes;
use crate::index::write_postings::write_postings;

fn section(bytes: Vec<u8>, terms: u32, papers: (u32, u32)) -> Section {
    let (first_paper, papers) = papers;
    Section { first_term: 0, terms, first_paper, papers, bytes: Bytes::new(bytes) }
}

fn read(postings: &Postings, term: u32) -> Vec<(u32, u32)> {
    let mut out = Vec::new();
    postings.blocks(term, &mut |block| {
        assert_eq!(block.first as usize, out.len());
        out.extend(block.docs().iter().enumerate().map(|(at, &doc)| (doc, block.counts(at).0)));
    });
    out
}

fn terms() -> impl Strategy<Value = Vec<Vec<(u32, u32)>>> {
    let term = prop_oneof![
        9 => prop::collection::btree_map(0u32..3_000, 0u32..9, 0..5),
        1 => prop::collection::btree_map(0u32..3_000, 0u32..9, 0..400),
    ];
    prop::collection::vec(term.prop_map(|term| term.into_iter().collect()), 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn postings_read_back(terms in terms(), patterns in prop_oneof![Just(9usize), Just(300)]) {
        let table: Vec<u8> = (0u32..9).flat_map(u32::to_le_bytes).collect();
        let bytes = write_postings(terms.iter().map(Vec::as_slice), 3_000, patterns);
        let sections = vec![section(bytes, terms.len() as u32, (0, 3_000))];
        let postings = Postings::open(sections, &[section(table, 0, (0, 0))], 3_000).unwrap();
        let mut before = 0;
        for (number, term) in terms.iter().enumerate() {
            prop_assert_eq!(&read(&postings, number as u32), term);
            let place = postings.places(number as u32).next().unwrap();
            prop_assert_eq!((place.first, place.count()), (before, term.len()));
            before += term.len();
        }
    }

    #[test]
    fn hostile_postings_name_no_paper_beyond_the_last(mut bytes: Vec<u8>, term in 0u32..40) {
        bytes.splice(0..0, [3, 0, 0, 0, 1].into_iter().chain([0; 27]));
        let sections = vec![section(bytes, 40, (5, 60))];
        if let Ok(postings) = Postings::open(sections, &[], 65) {
            prop_assert!(read(&postings, term).iter().all(|(doc, _)| (5..65).contains(doc)));
        }
    }
}
