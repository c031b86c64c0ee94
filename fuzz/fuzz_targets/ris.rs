//! Fuzzes what `checks/ris.rs` checks.

#![no_main]

#[path = "../checks/ris.rs"]
mod ris;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| ris::check(bytes));
