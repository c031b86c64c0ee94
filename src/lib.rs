//! The Offprint browser app, as a library so that tests can use it.

pub mod app;
pub mod chunk;
pub mod components;
pub mod pages;
pub mod platform;
pub mod screens;
pub mod state;
