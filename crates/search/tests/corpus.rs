//! The stored inputs of the fuzz targets `query` and `protocol`.

#[path = "../../../fuzz/checks/corpus.rs"]
mod corpus;
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
