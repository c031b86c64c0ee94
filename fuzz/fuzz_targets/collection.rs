//! Fuzzes what `checks/collection.rs` checks.

#![no_main]

#[path = "../checks/collection.rs"]
mod collection;

libfuzzer_sys::fuzz_target!(|text: &str| collection::check(text));
