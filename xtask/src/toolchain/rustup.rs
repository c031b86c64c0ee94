//! The target `wasm32-unknown-unknown` and the standard library's source, added by rustup where they are absent.

use std::path::Path;

use super::rustc;
use crate::command::Command;
use crate::error::TaskError;
use crate::progress::Step;

/// Longest time for the download, in seconds: it is about 20 MB.
const DOWNLOAD_LIMIT: u64 = 120;

/// Makes sure that the target and the source are there.
pub fn ensure() -> Result<(), TaskError> {
    ensure_target()?;
    ensure_source()
}

fn ensure_source() -> Result<(), TaskError> {
    if has_source() {
        return Ok(());
    }
    let step = Step::start("adding the standard library's source, rust-src (rustup)");
    let add = Command::new("rustup").args(["component", "add", "rust-src"]).limit(DOWNLOAD_LIMIT);
    if add.run().is_err() || !has_source() {
        return Err(TaskError::missing(
            "the standard library's source",
            "run `rustup component add rust-src`, with a network that reaches rustup's downloads",
        ));
    }
    step.done("the source is there");
    Ok(())
}

fn has_source() -> bool {
    let sysroot = Command::new(rustc::program()).args(["--print", "sysroot"]).output();
    sysroot.is_ok_and(|root| Path::new(root.trim()).join("lib/rustlib/src/rust/library/Cargo.toml").is_file())
}

fn ensure_target() -> Result<(), TaskError> {
    if is_there() {
        return Ok(());
    }
    let missing = || {
        TaskError::missing(
            "the compiler's target wasm32-unknown-unknown",
            "run `rustup target add wasm32-unknown-unknown`, with a network that reaches rustup's downloads",
        )
    };
    let step = Step::start("adding the target wasm32-unknown-unknown (rustup)");
    let add = Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]).limit(DOWNLOAD_LIMIT);
    if add.run().is_err() || !is_there() {
        return Err(missing());
    }
    step.done("the target is there");
    Ok(())
}

fn is_there() -> bool {
    let args = ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"];
    Command::new(rustc::program()).args(args).output().is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}
