//! The query language: words, phrases, fields, `-`, `OR`, parentheses, years and facts.

mod ast;
mod lex;
mod parse;
mod print;
#[cfg(test)]
mod tests;

pub use ast::Query;
pub use parse::parse;
