//! Format, lints and documentation: one check each.

use super::Tally;
use crate::command::Command;
use crate::error::TaskError;
use crate::toolchain::WasmToolchain;
use crate::workspace::Workspace;

/// Every file is formatted as rustfmt does it.
pub fn format(workspace: &Workspace) -> Result<Tally, TaskError> {
    Ok(Tally::one(cargo(workspace).args(["fmt", "--all", "--check"]).run().is_ok()))
}

/// What only compiles for the browser: package and targets. Unit tests run natively and are checked there.
const BROWSER: [&[&str]; 3] = [
    &["-p", "offprint-app", "--lib", "--bins", "--test", "browser"],
    &["-p", "offprint-app", "--lib", "--features", "split"],
    &["-p", "offprint-worker", "--lib"],
];

/// Clippy finds nothing, neither natively nor in what only compiles for the browser.
pub fn lints(workspace: &Workspace) -> Result<Tally, TaskError> {
    let clippy = || cargo(workspace).args(["clippy", "--quiet"]);
    let deny = ["--", "-D", "warnings"];
    let mut tally = Tally::one(clippy().args(["--workspace", "--all-targets"]).args(deny).run().is_ok());
    tally += match WasmToolchain::ensure(workspace)? {
        WasmToolchain::Rustup => {
            let target = ["--target", "wasm32-unknown-unknown"];
            let clean = BROWSER.map(|targets| clippy().args(target).args(targets).args(deny).run().is_ok());
            Tally::one(clean.iter().all(|clean| *clean))
        }
        // Debian's Rust for the web comes without clippy.
        WasmToolchain::Debian => Tally::skipped(),
    };
    Ok(tally)
}

/// Every link in the documentation leads somewhere, and every crate's documentation builds.
pub fn documentation(workspace: &Workspace) -> Result<Tally, TaskError> {
    let args = ["doc", "--workspace", "--no-deps", "--document-private-items", "--quiet"];
    Ok(Tally::one(cargo(workspace).args(args).env("RUSTDOCFLAGS", "-D warnings").run().is_ok()))
}

fn cargo(workspace: &Workspace) -> Command {
    Command::new(&workspace.cargo).within(&workspace.root)
}
