//! Reading and writing the formats that papers come in, one file per format. Knows only `offprint-paper`.
//!
//! Readers take bytes and never fail as a whole where a part can be used: each returns what it could read
//! together with a [`Report`] of what it rejected and what it noticed, by file and line. Text in papers is
//! untrusted; no reader panics on any input.

mod annotated;
pub mod bibtex;
pub mod csl_json;
pub mod csv;
mod detect;
pub mod enrichment;
mod fault;
pub mod hf_page;
mod json_rows;
pub mod markdown;
pub mod offprint_json;
mod outcome;
pub mod paperlists;
pub mod plain;
mod reference;
mod report;
pub mod ris;
mod text;

pub use annotated::Annotated;
pub use detect::{Format, detect};
pub use fault::Fault;
pub use outcome::{Contents, MOST_TOLD, Outcome, Remarks, Told};
pub use report::{Remark, Report};
