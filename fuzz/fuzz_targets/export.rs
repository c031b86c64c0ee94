//! Fuzzes what `checks/export.rs` checks.

#![no_main]

#[path = "../checks/export.rs"]
mod export;

libfuzzer_sys::fuzz_target!(|text: &str| export::check(text));
