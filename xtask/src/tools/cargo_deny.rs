//! cargo-deny, from crates.io, for `cargo xtask deny` only.

use std::path::PathBuf;

use crate::command::Command;
use crate::error::TaskError;
use crate::progress::Step;
use crate::workspace::Workspace;

const VERSION: &str = "0.20.2";

/// cargo-deny, built at the first call.
pub fn program(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    let folder = workspace.tool("cargo-deny", VERSION);
    let program = folder.join(format!("bin/cargo-deny{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        let step = Step::start("building cargo-deny (about eight minutes, once)");
        Command::new(&workspace.cargo)
            .args([
                "install",
                "cargo-deny",
                "--locked",
                "--no-default-features",
                "--version",
                VERSION,
                "--root",
            ])
            .args([&folder])
            .env("CARGO_TARGET_DIR", workspace.target.join("offprint/tools"))
            .run()?;
        step.done("cargo-deny is there");
    }
    Ok(program)
}
