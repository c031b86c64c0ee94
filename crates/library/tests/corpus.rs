//! The stored inputs of the fuzz target `record`.

#[path = "../../../fuzz/checks/corpus.rs"]
mod corpus;
#[path = "../../../fuzz/checks/record.rs"]
mod record;

#[test]
fn every_stored_record_and_spoiled_copies_are_read_or_refused() {
    corpus::check("record", |bytes| record::check(&String::from_utf8_lossy(bytes)));
}
