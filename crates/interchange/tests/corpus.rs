//! The stored inputs of the fuzz targets that read files of other programs.

#[path = "../../../fuzz/checks/corpus.rs"]
mod corpus;
#[path = "../../../fuzz/checks/hf_page.rs"]
mod hf_page;
#[path = "../../../fuzz/checks/reference.rs"]
mod reference;

#[test]
fn every_stored_page_and_spoiled_copies_are_read() {
    corpus::check("hf_page", hf_page::check);
}

#[test]
fn every_stored_bibtex_file_and_spoiled_copies_are_read() {
    corpus::check("bibtex", reference::check_bibtex);
}

#[test]
fn every_stored_ris_file_and_spoiled_copies_are_read() {
    corpus::check("ris", reference::check_ris);
}

#[test]
fn every_stored_csl_json_file_and_spoiled_copies_are_read() {
    corpus::check("csl_json", reference::check_csl_json);
}
