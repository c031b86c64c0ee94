//! New papers are told from those that were there, and a record of them is whole or none.

#![allow(clippy::unwrap_used)]

mod common;

use common::paper;
use offprint_library::Seen;
use offprint_paper::PaperId;
use proptest::prelude::*;

proptest! {
    #[test]
    fn what_was_there_is_seen_and_what_came_is_new(before in 0usize..60, came in 0usize..60, now in any::<u64>()) {
        let papers: Vec<_> = (0..before + came).map(paper).collect();
        let seen = Seen::all(&papers[..before], now);
        let seen = Seen::decode(&seen.encode()).unwrap();
        prop_assert_eq!(seen.since(), now);
        let new = papers.iter().map(|paper| seen.is_new(paper)).collect::<Vec<_>>();
        prop_assert!(new[..before].iter().all(|new| !new));
        prop_assert!(new[before..].iter().all(|new| *new));
    }

    #[test]
    fn a_damaged_record_is_none(at in any::<prop::sample::Index>(), flip in 1u8..128) {
        let record = Seen::all(&(0..5).map(paper).collect::<Vec<_>>(), 1_700_000_000_000).encode();
        let mut bytes = record.clone().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        let read = Seen::decode(&String::from_utf8_lossy(&bytes));
        // The time is not checked: a wrong one does no harm.
        let is_time = record.find(' ').unwrap() < at && at < record.match_indices(' ').nth(1).unwrap().0;
        prop_assert!(read.is_none() || is_time);
    }

    #[test]
    fn no_text_is_too_odd_to_be_read(text in ".*") {
        if let Some(seen) = Seen::decode(&text) {
            prop_assert_eq!(Seen::decode(&seen.encode()), Some(seen));
        }
    }
}

#[test]
fn a_paper_that_gets_another_identifier_is_not_new() {
    let mut one = paper(1);
    let seen = Seen::all([&one], 5);
    one.ids.insert(0, PaperId::parse("doi:10.1000/1").unwrap());
    assert!(!seen.is_new(&one));
    assert!(Seen::decode("").is_none() && Seen::decode("2 5 00000000 ").is_none());
    assert!(Seen::decode("1 5 00000000 ").is_some_and(|none| none.is_new(&one)));
}
