//! What Offprint is made from and into: licences and sources of crates, and builds that can be repeated.

use std::fs;

use crate::build;
use crate::command::Command;
use crate::error::TaskError;
use crate::progress::{Step, note};
use crate::tools::cargo_deny;
use crate::workspace::Workspace;

/// Checks every crate against `deny.toml`; `false` if one breaks it. Known vulnerabilities are looked up where the
/// database of advisories can be fetched.
pub fn deny(workspace: &Workspace) -> Result<bool, TaskError> {
    let program = cargo_deny::program(workspace)?;
    let run = || Command::new(&program).args(["--workspace"]).within(&workspace.root);
    let mut clean = run().args(["check", "bans", "licenses", "sources"]).run().is_ok();
    if run().args(["fetch", "db"]).succeeds() {
        clean &= run().args(["check", "--disable-fetch", "advisories"]).run().is_ok();
    } else {
        note("the database of advisories cannot be fetched: known vulnerabilities were not looked up");
    }
    Ok(clean)
}

/// Builds the programs once more, from nothing and in another folder, and compares: `false` if a byte differs.
pub fn reproduce(workspace: &Workspace) -> Result<bool, TaskError> {
    let first = build::kit(workspace)?;
    let again = Workspace { target: workspace.target.join("offprint/again"), ..workspace.clone() };
    if again.target.exists() {
        fs::remove_dir_all(&again.target).map_err(TaskError::file(&again.target))?;
    }
    let step = Step::start("building once more from nothing");
    let second = build::kit(&again)?;
    let mut same = true;
    for (one, other) in first.programs().into_iter().zip(second.programs()) {
        let equal = one.wasm == other.wasm && one.glue == other.glue;
        println!("{}: {}", one.name, if equal { "the same bytes" } else { "DIFFERENT" });
        same &= equal;
    }
    step.done("both builds were compared");
    fs::remove_dir_all(&again.target).map_err(TaskError::file(&again.target))?;
    Ok(same)
}
