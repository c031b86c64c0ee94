//! The stored inputs of the fuzz targets `record`, `export` and `shared`.

#[path = "../../../fuzz/checks/corpus.rs"]
mod corpus;
#[path = "../../../fuzz/checks/export.rs"]
mod export;
#[path = "../../../fuzz/checks/record.rs"]
mod record;
#[path = "../../../fuzz/checks/shared.rs"]
mod shared;

#[test]
fn every_stored_record_and_spoiled_copies_are_read_or_refused() {
    corpus::check("record", |bytes| record::check(&String::from_utf8_lossy(bytes)));
}

#[test]
fn every_stored_export_and_spoiled_copies_are_read_or_refused() {
    corpus::check("export", |bytes| export::check(&String::from_utf8_lossy(bytes)));
}

#[test]
fn every_stored_shared_list_and_spoiled_copies_are_read_or_refused() {
    corpus::check("shared", |bytes| shared::check(&String::from_utf8_lossy(bytes)));
}
