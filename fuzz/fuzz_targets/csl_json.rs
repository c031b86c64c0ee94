//! Fuzzes what `checks/csl_json.rs` checks.

#![no_main]

#[path = "../checks/csl_json.rs"]
mod csl_json;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| csl_json::check(bytes));
