//! The search worker: the engine behind a message port.
//!
//! [`Desk`] is the worker without a browser: messages in, answers out, newest search wins. The rest of the crate ties
//! it to the worker's global scope and starts by itself when the module is loaded.

mod collection;
mod desk;
mod scope;

pub use desk::Desk;
