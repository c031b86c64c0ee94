//! Binaryen's wasm-opt, from npm: distributions ship versions that break programs with reference types.

use std::path::PathBuf;

use super::npm_install;
use crate::error::TaskError;
use crate::progress::Step;
use crate::workspace::Workspace;

/// The version that is used.
pub const VERSION: &str = "132.0.0";

/// wasm-opt, installed at the first call.
pub fn wasm_opt(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    let folder = workspace.tool("binaryen", VERSION);
    let program = folder.join("node_modules/.bin/wasm-opt");
    if !program.exists() {
        let step = Step::start("fetching wasm-opt (the npm package binaryen)");
        npm_install("binaryen", VERSION, &folder)?;
        step.done("wasm-opt is there");
    }
    Ok(program)
}
