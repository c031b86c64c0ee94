//! Fuzzes what `checks/record.rs` checks.

#![no_main]

#[path = "../checks/record.rs"]
mod record;

libfuzzer_sys::fuzz_target!(|text: &str| record::check(text));
