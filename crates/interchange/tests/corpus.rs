//! The stored inputs of the fuzz target `hf_page`.

#[path = "../../../fuzz/checks/corpus.rs"]
mod corpus;
#[path = "../../../fuzz/checks/hf_page.rs"]
mod hf_page;

#[test]
fn every_stored_page_and_spoiled_copies_are_read() {
    corpus::check("hf_page", hf_page::check);
}
