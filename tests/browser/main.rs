//! The platform modules in a real browser. Native test runs have nothing to do here.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod clipboard;
mod fetch;
mod files;
mod keyboard;
mod media;
mod page;
mod reader_client;
mod script;
mod service_worker;
mod settings;
mod storage;
mod storage_limits;
mod timing;
mod worker_client;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
