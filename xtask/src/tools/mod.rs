//! Tools that are not part of the repository: fetched once into the cache, in fixed versions.

pub mod apt;
pub mod binaryen;
pub mod bindgen_cli;
pub mod cargo_deny;
pub mod chromium;
pub mod lighthouse;
mod npm;
pub mod playwright;

pub mod search_peers;
pub mod terser;
pub mod trunk;

pub use npm::{install as npm_install, locked as npm_locked};
