//! Packages of the npm registry, installed into a folder of the cache.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::command::Command;
use crate::error::TaskError;
use crate::progress::Step;
use crate::workspace::Workspace;

/// Installs one package so that `folder` is either complete or absent.
pub fn install(package: &str, version: &str, folder: &Path) -> Result<(), TaskError> {
    whole(folder, |unfinished| {
        Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", "--prefix"])
            .args([unfinished.as_os_str()])
            .args([format!("{package}@{version}")])
            .run()
    })
}

/// Installs what the lock file in a folder of the repository says into a folder of the cache, unless it is there, and
/// returns that folder, which holds `node_modules`. `name` is what the cache calls it, `what` what a reader calls it.
pub fn locked(workspace: &Workspace, lock: &str, name: &str, what: &str) -> Result<PathBuf, TaskError> {
    let lock = workspace.root.join(lock);
    let wanted = lock.join("package-lock.json");
    let hash = format!("{:x}", Sha256::digest(fs::read(&wanted).map_err(TaskError::file(&wanted))?));
    let folder = workspace.tool(name, hash.get(..12).unwrap_or(&hash));
    if folder.exists() {
        return Ok(folder);
    }
    let step = Step::start(&format!("fetching {what} (npm ci)"));
    whole(&folder, |unfinished| {
        for file in ["package.json", "package-lock.json"] {
            fs::copy(lock.join(file), unfinished.join(file)).map_err(TaskError::file(lock.join(file)))?;
        }
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .within(unfinished)
            .run()
    })?;
    step.done(&format!("{what} is there"));
    Ok(folder)
}

/// Fills a folder under another name first.
fn whole(folder: &Path, fill: impl FnOnce(&Path) -> Result<(), TaskError>) -> Result<(), TaskError> {
    if !Command::new("npm").args(["--version"]).succeeds() {
        return Err(TaskError::missing("npm", "install Node.js 20 or newer, which brings npm"));
    }
    let unfinished = folder.with_extension("unfinished");
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).map_err(TaskError::file(&unfinished))?;
    }
    fs::create_dir_all(&unfinished).map_err(TaskError::file(&unfinished))?;
    fill(&unfinished)?;
    fs::rename(&unfinished, folder).map_err(TaskError::file(folder))
}
