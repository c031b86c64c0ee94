//! Trunk, from crates.io, for `cargo xtask dev` only.

use std::path::PathBuf;

use crate::command::Command;
use crate::error::TaskError;
use crate::progress::Step;
use crate::workspace::Workspace;

/// The newest version that the oldest supported Rust compiles.
const VERSION: &str = "0.21.14";

/// Trunk, built at the first call.
pub fn program(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    let folder = workspace.tool("trunk", VERSION);
    let program = folder.join(format!("bin/trunk{}", std::env::consts::EXE_SUFFIX));
    if !program.exists() {
        let step = Step::start("building Trunk (about six minutes, once)");
        Command::new(&workspace.cargo)
            .args(["install", "trunk", "--locked", "--version", VERSION, "--root"])
            .args([&folder])
            .env("CARGO_TARGET_DIR", workspace.target.join("offprint/tools"))
            .run()?;
        step.done("Trunk is there");
    }
    Ok(program)
}
