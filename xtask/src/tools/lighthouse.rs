//! Lighthouse, from npm, in the version of a lock file of its own. It lies in the cache: nothing else needs it.

use std::path::PathBuf;

use super::npm_locked;
use crate::error::TaskError;
use crate::workspace::Workspace;

/// Installs it, unless it is there, and returns the script to start.
pub fn script(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    let folder = npm_locked(workspace, "tests/e2e/bench/lighthouse", "lighthouse", "Lighthouse")?;
    Ok(folder.join("node_modules/lighthouse/cli/index.js"))
}
