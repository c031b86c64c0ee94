//! Lighthouse, from npm, in the version of a lock file of its own. It lies in the cache: nothing else needs it.

use std::fs;
use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

use super::npm_ci;
use crate::error::TaskError;
use crate::progress::Step;
use crate::workspace::Workspace;

/// Where its lock file lies, below the repository.
const LOCK: &str = "tests/e2e/bench/lighthouse";

/// Installs what the lock file says, unless it is there, and returns the script to start.
pub fn script(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    let lock = workspace.root.join(LOCK);
    let wanted = lock.join("package-lock.json");
    let hash = format!("{:x}", Sha256::digest(fs::read(&wanted).map_err(TaskError::file(&wanted))?));
    let folder = workspace.tool("lighthouse", hash.get(..12).unwrap_or(&hash));
    if !folder.exists() {
        let step = Step::start("fetching Lighthouse (npm ci)");
        npm_ci(&lock, &folder)?;
        step.done("Lighthouse is there");
    }
    Ok(folder.join("node_modules/lighthouse/cli/index.js"))
}
