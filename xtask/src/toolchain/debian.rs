//! Debian's Rust for the web: packages with the library's source, which cargo builds for the browser.

use std::env;
use std::path::Path;

use crate::command::Command;
use crate::error::TaskError;
use crate::tools::apt;

/// Conflict with nothing that rustup owns.
const PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];

/// Where the packages put their programs.
const FOLDER: &str = "/usr/bin";

/// What cargo and rustup set for the programs they start, and what would lead Debian's cargo to the other compiler.
const OTHERS: [&str; 7] = [
    "CARGO",
    "RUSTC",
    "RUSTDOC",
    "RUSTUP_TOOLCHAIN",
    "RUSTC_WRAPPER",
    "RUSTC_WORKSPACE_WRAPPER",
    "LD_LIBRARY_PATH",
];

/// Whether this is a machine with Debian's packages.
pub fn is_possible() -> bool {
    apt::is_there()
}

/// Makes sure that the packages are there.
pub fn ensure() -> Result<(), TaskError> {
    let there = ["cargo", "rustc"].iter().all(|program| Path::new(FOLDER).join(program).exists())
        && apt::are_installed(&PACKAGES);
    if there { Ok(()) } else { apt::install("Debian's Rust for the browser", &PACKAGES) }
}

/// Debian's cargo, which takes the compiler beside it and builds the standard library too.
pub fn cargo() -> Command {
    let path = env::var("PATH").unwrap_or_default();
    let command = Command::new(Path::new(FOLDER).join("cargo"))
        .env("PATH", format!("{FOLDER}:{path}"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
    OTHERS.iter().fold(command, |command, key| command.without_env(key))
}
