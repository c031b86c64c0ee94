//! Fuzzes what `checks/reference.rs` checks of this format.

#![no_main]

#[path = "../checks/reference.rs"]
mod reference;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| reference::check_bibtex(bytes));
