//! Text analysis: the one way in which text becomes terms, for papers, queries and highlights alike.

mod fold;
mod fold_table;
mod greek;
mod scan;
mod stem;
mod tex;
mod token;

pub use scan::compounds;
pub use stem::stem;
pub use token::{Token, TokenKind, cut, fold_text, tokenize};
