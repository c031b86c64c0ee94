//! Fuzzes what `checks/bibtex.rs` checks.

#![no_main]

#[path = "../checks/bibtex.rs"]
mod bibtex;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| bibtex::check(bytes));
