//! The query language: words, phrases, fields, `-`, `OR`, parentheses, years and facts.

mod ast;
mod fact;
mod lex;
mod parse;
mod print;
#[cfg(test)]
mod properties;
mod reading;
#[cfg(test)]
mod tests;

pub use ast::Query;
pub(crate) use parse::parse_with_reading;
pub use parse::{parse, reading};
pub use reading::Reading;
