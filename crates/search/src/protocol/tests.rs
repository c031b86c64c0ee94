//! Messages read back as they were written; anything else is refused.

use proptest::prelude::*;

use super::*;
use crate::{Correction, FacetCounts, Filters, Hit, Kept, Mark, Reading, Sort, Tier, YearRange};

fn request() -> SearchRequest {
    SearchRequest {
        query: "multi-taks\n\"ü 3 x".into(),
        literal: true,
        filters: Filters {
            topics: vec!["a b".into(), String::new()],
            venues: vec!["ACL".into()],
            years: Some(YearRange { from: None, to: Some(2023) }),
            has_code: true,
            saved: false,
        },
        sort: Sort::FirstAuthor,
        saved: vec![0, 7, u32::MAX],
        kept: vec![Kept { text: "tag:\"a b\"".into(), papers: vec![7] }, Kept::default()],
    }
}

fn response() -> SearchResponse {
    SearchResponse {
        hits: vec![
            Hit { doc: 3, score: 1.25, matched: [1, 0, 2, 0, 9] },
            Hit { doc: 0, score: 0.1, matched: [0; 5] },
        ],
        tier: Tier::Partial,
        corrections: vec![Correction { typed: "lerning".into(), searched: "learning".into() }],
        nearest: vec!["Ré".into()],
        facets: FacetCounts {
            topics: vec![("transfer".into(), 3)],
            venues: Vec::new(),
            years: vec![(2020, 0), (2021, 2)],
            has_code: 1,
            saved: 2,
        },
        marks: vec![Mark { term: "learning".into(), fields: 31, prefix: true }],
        reading: Some(Box::new(Reading { read: "a “b”".into(), why: "ü".into() })),
    }
}

#[test]
fn headers_of_files_read_back() {
    for (name, kind) in
        [("index", FileKind::Index), ("positions", FileKind::Positions), ("missing", FileKind::Missing)]
    {
        for scope in [Scope::Collection, Scope::Library] {
            assert_eq!(FileKind::decode(&format!("{name} {}", scope.name())), Ok((kind, scope)));
        }
    }
    for header in ["", "index", "index moon", "load collection"] {
        assert!(FileKind::decode(header).is_err(), "{header}");
    }
}

#[test]
fn scores_come_for_as_many_hits_as_readers_look_at() {
    let hits = (0..600).map(|doc| Hit { doc, score: 1.5, matched: [1; 5] }).collect();
    let answer = FromWorker::Answer {
        scope: Scope::Collection,
        seq: 1,
        micros: 0,
        response: SearchResponse { hits, ..SearchResponse::default() },
    };
    let Ok(FromWorker::Answer { response, .. }) = FromWorker::decode(&answer.encode()) else {
        panic!("no answer")
    };
    assert_eq!(response.hits.len(), 600);
    assert_eq!(response.hits[499], Hit { doc: 499, score: 1.5, matched: [1; 5] });
    assert_eq!(response.hits[500], Hit { doc: 500, score: 0.0, matched: [0; 5] });
}

#[test]
fn messages_to_the_worker_read_back() {
    for message in [
        ToWorker::Load { scope: Scope::Library, papers: "{\"format\":1,\n\"papers\":[]}" },
        ToWorker::Search { scope: Scope::Collection, seq: 17, request: request() },
        ToWorker::Search { scope: Scope::Library, seq: 0, request: SearchRequest::default() },
        ToWorker::Explain { scope: Scope::Library, seq: 3, request: request(), doc: 8 },
    ] {
        assert_eq!(ToWorker::decode(&message.encode()).as_ref(), Ok(&message));
    }
}

#[test]
fn messages_from_the_worker_read_back() {
    let answer = |response| FromWorker::Answer { scope: Scope::Library, seq: 4, micros: 99, response };
    for message in [
        FromWorker::Ready,
        FromWorker::Loaded { scope: Scope::Collection, papers: 119, micros: 12_000 },
        FromWorker::LoadFailed { scope: Scope::Collection, reason: "damaged".into() },
        answer(response()),
        FromWorker::PositionsLoaded { scope: Scope::Collection },
        FromWorker::Explained { seq: 7, reasons: Vec::new() },
        FromWorker::Explained {
            seq: 8,
            reasons: vec![Reason {
                what: "taks → task".into(),
                how: "one edit away · title".into(),
                share: 60,
            }],
        },
        answer(SearchResponse::default()),
    ] {
        assert_eq!(FromWorker::decode(&message.encode()).as_ref(), Ok(&message));
    }
}

#[test]
fn strange_messages_are_refused_with_a_reason() {
    for message in
        ["", "load", "load moon\n{}", "search library\n", "search library x\n", "search library 1\n9 a"]
    {
        assert!(ToWorker::decode(message).is_err(), "{message}");
    }
    for message in ["", "9 ", "0", "0 x", "1 3 abc", "99999999999 "] {
        assert!(FromWorker::decode(message).is_err(), "{message}");
    }
}

#[test]
fn a_message_cut_short_is_refused_wherever_it_is_cut() {
    let whole =
        FromWorker::Answer { scope: Scope::Library, seq: 4, micros: 99, response: response() }.encode();
    for end in (0..whole.len()).filter(|&end| whole.is_char_boundary(end)) {
        assert!(FromWorker::decode(&whole[..end]).is_err(), "{end}");
    }
}

proptest! {
    #[test]
    fn any_query_and_score_reads_back(query: String, bits in 0u32..0x7f80_0000, doc: u32, matched: [u16; 5]) {
        let request = SearchRequest { query, ..SearchRequest::default() };
        let message = ToWorker::Search { scope: Scope::Library, seq: 1, request };
        let text = message.encode();
        prop_assert_eq!(ToWorker::decode(&text), Ok(message));
        let hits = vec![Hit { doc, score: f32::from_bits(bits), matched }];
        let response = SearchResponse { hits, ..SearchResponse::default() };
        let message = FromWorker::Answer { scope: Scope::Library, seq: 1, micros: 0, response };
        prop_assert_eq!(FromWorker::decode(&message.encode()), Ok(message));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "[0-9 a-zé\n]{0,60}") {
        let _ = (ToWorker::decode(&text), FromWorker::decode(&text));
        let _ = ToWorker::decode(&format!("search library 1\n{text}"));
    }
}
