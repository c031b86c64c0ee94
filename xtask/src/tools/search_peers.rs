//! The search engines that `cargo xtask bench search` compares with, from npm, in the versions of a lock file of their
//! own. They lie in the cache: nothing else needs them.

use std::path::PathBuf;

use super::npm_locked;
use crate::error::TaskError;
use crate::workspace::Workspace;

/// Installs them, unless they are there, and returns the folder that holds `node_modules`.
pub fn ensure(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    npm_locked(workspace, "tests/e2e/bench/search/peers", "search-peers", "MiniSearch with FlexSearch")
}
