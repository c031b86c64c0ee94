//! The reader: what other programs' files hold, read beside the page and only when there is a file.
//!
//! [`read()`] is the reader without a browser: a file's name and bytes in, an outcome out. The rest of the crate ties it
//! to the worker's global scope and starts by itself when the module is loaded. The page hears one text
//! ([`Outcome::encode`](offprint_interchange::Outcome::encode)) and ends the worker.

mod read;
mod scope;

pub use read::read;
