//! The stored inputs of the fuzz targets `query`, `protocol` and `index`.

#![allow(clippy::unwrap_used)]

#[path = "../../../fuzz/checks/corpus.rs"]
mod corpus;
#[path = "../../../fuzz/checks/index.rs"]
mod index;
#[path = "../../../fuzz/checks/protocol.rs"]
mod protocol;
#[path = "../../../fuzz/checks/query.rs"]
mod query;

#[test]
fn every_stored_query_and_spoiled_copies_read_the_same_when_printed() {
    corpus::check("query", |bytes| query::check(&String::from_utf8_lossy(bytes)));
}

#[test]
fn every_stored_message_and_spoiled_copies_are_read_or_refused() {
    corpus::check("protocol", |bytes| protocol::check(&String::from_utf8_lossy(bytes)));
}

#[test]
fn every_stored_index_and_spoiled_copies_are_read_or_refused() {
    corpus::check("index", index::check);
}

/// A change of the format would turn them into mere rubbish.
#[test]
fn the_stored_indexes_are_of_the_present_format() {
    for name in ["one", "many", "sharded"] {
        let path = format!("{}/../../fuzz/corpus/index/{name}", env!("CARGO_MANIFEST_DIR"));
        let index = offprint_search::SearchIndex::open([std::fs::read(path).unwrap()]).unwrap();
        assert!(!index.is_empty() && index.has_positions(), "{name}");
    }
}
