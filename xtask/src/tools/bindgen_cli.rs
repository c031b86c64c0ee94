//! wasm-bindgen's programs, from crates.io: the test runner, and what Trunk calls. Builds need neither.

use std::path::PathBuf;

use crate::command::Command;
use crate::error::TaskError;
use crate::progress::Step;
use crate::workspace::Workspace;

/// The version of Cargo.lock; xtask links the library of exactly this version.
pub const VERSION: &str = "0.2.130";

/// The runner of tests compiled to WASM, built at the first call.
pub fn test_runner(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    Ok(programs(workspace)?.join(format!("wasm-bindgen-test-runner{}", std::env::consts::EXE_SUFFIX)))
}

/// The folder of all programs, built at the first call.
pub fn programs(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    let folder = workspace.tool("wasm-bindgen-cli", VERSION);
    let programs = folder.join("bin");
    if !programs.exists() {
        let step = Step::start("building wasm-bindgen's test runner (about two minutes, once)");
        Command::new(&workspace.cargo)
            .args(["install", "wasm-bindgen-cli", "--version", VERSION, "--root"])
            .args([&folder])
            .env("CARGO_TARGET_DIR", workspace.target.join("offprint/tools"))
            .run()?;
        step.done("the test runner is there");
    }
    Ok(programs)
}
