//! The native program `offprint`, built for use by other tasks.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::Child;

use offprint_site::BasePath;

use crate::command::Command;
use crate::error::TaskError;
use crate::workspace::Workspace;

/// Builds the program and returns its path.
pub fn build(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    let args = ["build", "--quiet", "--package", "offprint", "--bin", "offprint"];
    Command::new(&workspace.cargo).args(args).within(&workspace.root).run()?;
    Ok(workspace.target.join("debug").join(format!("offprint{}", std::env::consts::EXE_SUFFIX)))
}

/// A running `offprint serve` on a free port; ends when dropped.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Its address with the base path, as `http://127.0.0.1:4711/offprint/`.
    pub url: String,
}

impl Server {
    /// Serves a folder below a base path.
    pub fn start(program: &Path, folder: &Path, base: &BasePath) -> Result<Self, TaskError> {
        let mut child = Command::new(program)
            .args(["serve".as_ref(), folder.as_os_str()])
            .args(["--addr", "127.0.0.1:0", "--base", base.as_str()])
            .piped()
            .spawn()?;
        let mut url = String::new();
        if let Some(out) = child.stdout.take() {
            // The address is the program's first line.
            BufReader::new(out).read_line(&mut url).map_err(TaskError::file(program))?;
        }
        let server = Self { child, url: url.trim().to_owned() };
        if server.url.is_empty() {
            return Err(TaskError::Other("`offprint serve` ended before it told its address".into()));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Gone already is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
