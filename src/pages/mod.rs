//! One file per page.

pub mod about;
pub mod bin;
pub mod browse;
pub mod digest;
pub mod import;
pub mod library;
pub mod not_found;
pub mod paper;
pub mod settings;
