//! Assembles a publishable site: app, collection and base path become hashed files, a page that shows the first
//! results before any program runs, a service worker with its list, and precompressed copies.
//!
//! A [`Kit`] holds what all sites have in common. [`Site::assemble`] is pure and deterministic;
//! [`Site::write`] puts its files on disk. [`headers`] says what a host should send with them.

mod assemble;
mod base;
mod chunk;
pub mod compress;
mod css;
pub mod dev;
mod digest;
mod error;
mod escape;
mod first_page;
mod glue;
pub mod headers;
mod hosts;
mod kit;
mod manifest;
mod page;
mod precache;
mod script;
mod template;
mod write;

pub use assemble::{Published, Site};
pub use base::BasePath;
pub use error::SiteError;
pub use kit::{Kit, KitPaths, Program};
pub use write::Written;
