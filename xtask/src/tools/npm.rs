//! Packages of the npm registry, installed into a folder of the cache.

use std::fs;
use std::path::Path;

use crate::command::Command;
use crate::error::TaskError;

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

/// Installs what the `package-lock.json` of a folder says, so that `folder` is either complete or absent.
pub fn ci(lock: &Path, folder: &Path) -> Result<(), TaskError> {
    whole(folder, |unfinished| {
        for file in ["package.json", "package-lock.json"] {
            fs::copy(lock.join(file), unfinished.join(file)).map_err(TaskError::file(lock.join(file)))?;
        }
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .within(unfinished)
            .run()
    })
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
