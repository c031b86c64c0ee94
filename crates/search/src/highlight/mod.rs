//! Highlights and snippets, by the same analysis that found the papers.

mod marks;
mod sentences;
mod snippet;

#[cfg(test)]
mod tests;

pub use marks::Highlighter;
