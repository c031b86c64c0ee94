//! The search engines that `cargo xtask bench search` compares with, from npm, in the versions of a lock file of their
//! own. They lie in the cache: nothing else needs them.

use std::fs;
use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

use super::npm_ci;
use crate::error::TaskError;
use crate::progress::Step;
use crate::workspace::Workspace;

/// Where their lock file lies, below the repository.
const LOCK: &str = "tests/e2e/bench/search/peers";

/// Installs what the lock file says, unless it is there, and returns the folder that holds `node_modules`.
pub fn ensure(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    let lock = workspace.root.join(LOCK);
    let wanted = lock.join("package-lock.json");
    let hash = format!("{:x}", Sha256::digest(fs::read(&wanted).map_err(TaskError::file(&wanted))?));
    let folder = workspace.tool("search-peers", hash.get(..12).unwrap_or(&hash));
    if !folder.exists() {
        let step = Step::start("fetching MiniSearch and FlexSearch (npm ci)");
        npm_ci(&lock, &folder)?;
        step.done("MiniSearch and FlexSearch are there");
    }
    Ok(folder)
}
