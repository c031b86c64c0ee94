//! A Rust toolchain that compiles for the browser: rustup's target, or Debian's packages where rustup cannot
//! download it.

mod debian;
mod rustc;
mod rustup;

use std::env;
use std::path::PathBuf;

use crate::command::Command;
use crate::error::TaskError;
use crate::progress::note;
use crate::workspace::Workspace;

/// Chooses the toolchain; for machines where both ways work and one is to be tried.
const CHOICE: &str = "OFFPRINT_WASM_TOOLCHAIN";

/// Who compiles for the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WasmToolchain {
    /// The toolchain that runs this task, with the target added.
    Rustup,
    /// Debian's `rustc-web` with the standard library built from its source.
    Debian,
}

impl WasmToolchain {
    /// Finds a toolchain, installing what is missing.
    pub fn ensure(workspace: &Workspace) -> Result<Self, TaskError> {
        rustc::check_version()?;
        match env::var(CHOICE).as_deref() {
            Ok("rustup") => rustup::ensure().map(|()| Self::Rustup),
            Ok("debian") => debian::ensure().map(|()| Self::Debian),
            Ok(other) => Err(TaskError::Other(format!("{CHOICE} is {other:?}: expected rustup or debian"))),
            Err(_) => Self::either(workspace),
        }
    }

    fn either(workspace: &Workspace) -> Result<Self, TaskError> {
        let Err(error) = rustup::ensure() else { return Ok(Self::Rustup) };
        if !debian::is_possible() {
            return Err(error);
        }
        note(&format!("{error}"));
        note(&format!(
            "using Debian's Rust instead, with its own build folder in {}",
            workspace.target.display()
        ));
        debian::ensure().map(|()| Self::Debian)
    }

    /// cargo of this toolchain.
    pub fn cargo(self, workspace: &Workspace) -> Command {
        match self {
            Self::Rustup => Command::new(&workspace.cargo).env("CARGO_TARGET_DIR", &workspace.target),
            Self::Debian => debian::cargo().env("CARGO_TARGET_DIR", self.target_folder(workspace)),
        }
    }

    /// Where it builds. Two compilers in one folder would build everything anew at each change of hands.
    pub fn target_folder(self, workspace: &Workspace) -> PathBuf {
        match self {
            Self::Rustup => workspace.target.clone(),
            Self::Debian => workspace.target.join("offprint/debian"),
        }
    }
}
