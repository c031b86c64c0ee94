//! `cargo xtask serve`: the site, built and served.

use offprint_site::BasePath;

use crate::command::Command;
use crate::error::TaskError;
use crate::progress::note;
use crate::workspace::Workspace;
use crate::{build, native};

/// Builds the site and serves it until the process is ended.
pub fn serve(workspace: &Workspace, base: &BasePath, addr: &str) -> Result<(), TaskError> {
    build::site(workspace, base)?;
    let offprint = native::build(workspace)?;
    note("serving; Ctrl+C ends it");
    Command::new(offprint)
        .args(["serve".as_ref(), workspace.dist().as_os_str()])
        .args(["--addr", addr, "--base", base.as_str()])
        .run()
}
