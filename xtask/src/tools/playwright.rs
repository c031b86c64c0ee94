//! Playwright and axe, from npm in the versions of `tests/e2e/package-lock.json`; the browser is the system's.

use std::fs;
use std::path::PathBuf;

use crate::command::Command;
use crate::error::TaskError;
use crate::progress::Step;
use crate::workspace::Workspace;

/// Installs what the lock file says, unless it is there, and returns the folder of the tests.
pub fn ensure(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    let folder = workspace.root.join("tests/e2e");
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(TaskError::file(&lock))?;
    let stamp = folder.join("node_modules/.installed-from");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(folder);
    }
    if !Command::new("npm").args(["--version"]).succeeds() {
        return Err(TaskError::missing("npm", "install Node.js 20 or newer, which brings npm"));
    }
    let step = Step::start("fetching Playwright and axe (npm ci in tests/e2e)");
    Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .within(&folder)
        .run()?;
    fs::write(&stamp, wanted).map_err(TaskError::file(&stamp))?;
    step.done("Playwright is there");
    Ok(folder)
}
