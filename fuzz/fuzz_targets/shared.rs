//! Fuzzes what `checks/shared.rs` checks.

#![no_main]

#[path = "../checks/shared.rs"]
mod shared;

libfuzzer_sys::fuzz_target!(|text: &str| shared::check(text));
