//! Terser, from npm: takes the names and the white space out of the bindings.

use std::path::PathBuf;

use super::npm_install;
use crate::error::TaskError;
use crate::progress::Step;
use crate::workspace::Workspace;

/// The version that is used.
const VERSION: &str = "5.51.4";

/// The program, installed at the first call.
pub fn terser(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    let folder = workspace.tool("terser", VERSION);
    let program = folder.join("node_modules/.bin/terser");
    if !program.exists() {
        let step = Step::start("fetching terser (npm)");
        npm_install("terser", VERSION, &folder)?;
        step.done("terser is there");
    }
    Ok(program)
}
