//! Reading and writing the formats that papers come in, one file per format. Knows only `offprint-paper`.
//!
//! Readers take bytes and never fail as a whole where a part can be used: each returns what it could read
//! together with a [`Report`] of what it rejected and what it noticed, by file and line. Text in papers is
//! untrusted; no reader panics on any input.

pub mod bibtex;
mod detect;
pub mod enrichment;
mod fault;
pub mod hf_page;
pub mod offprint_json;
pub mod paperlists;
mod report;
mod text;

pub use detect::{Format, detect};
pub use fault::Fault;
pub use report::{Remark, Report};
