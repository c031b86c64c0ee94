//! `cargo xtask bench`: budgets and comparisons, measured in the system's Chromium. Nothing fails here: clocks differ
//! between machines; `cargo xtask test` asserts the bytes.

mod figure;
pub mod lighthouse;
pub mod search;
pub mod shipped;
mod verdict;
