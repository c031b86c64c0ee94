//! The stored inputs of the fuzz targets that read files of other programs.

#[path = "../../../fuzz/checks/bibtex.rs"]
mod bibtex;
#[path = "../../../fuzz/checks/corpus.rs"]
mod corpus;
#[path = "../../../fuzz/checks/csl_json.rs"]
mod csl_json;
#[path = "../../../fuzz/checks/hf_page.rs"]
mod hf_page;
#[path = "../../../fuzz/checks/ris.rs"]
mod ris;

#[test]
fn every_stored_page_and_spoiled_copies_are_read() {
    corpus::check("hf_page", hf_page::check);
}

#[test]
fn every_stored_bibtex_file_and_spoiled_copies_are_read() {
    corpus::check("bibtex", bibtex::check);
}

#[test]
fn every_stored_ris_file_and_spoiled_copies_are_read() {
    corpus::check("ris", ris::check);
}

#[test]
fn every_stored_csl_json_file_and_spoiled_copies_are_read() {
    corpus::check("csl_json", csl_json::check);
}
