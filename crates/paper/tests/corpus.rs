//! The stored inputs of the fuzz target `collection`.

#[path = "../../../fuzz/checks/collection.rs"]
mod collection;
#[path = "../../../fuzz/checks/corpus.rs"]
mod corpus;

#[test]
fn every_stored_collection_and_spoiled_copies_are_read_or_refused() {
    corpus::check("collection", |bytes| collection::check(&String::from_utf8_lossy(bytes)));
}
