//! Fuzzes what `checks/hf_page.rs` checks.

#![no_main]

#[path = "../checks/hf_page.rs"]
mod hf_page;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hf_page::check(bytes));
