//! One file per page.

pub mod about;
pub mod browse;
pub mod library;
pub mod not_found;
pub mod paper;
pub mod settings;
