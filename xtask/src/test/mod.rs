//! `cargo xtask test`: every check, one after the other, whatever fails on the way; the last line counts them.

mod budget_checks;
mod cargo_checks;
mod cargo_tests;
mod end_to_end;
mod published_files;
mod repository;
mod tally;

use std::ffi::OsString;

use offprint_site::Kit;

use crate::build;
use crate::error::TaskError;
use crate::progress::Step;
use crate::workspace::Workspace;
use tally::Tally;

/// Runs every check; `false` if one failed.
pub fn run(workspace: &Workspace) -> Result<bool, TaskError> {
    let mut stages = Stages::default();
    stages.run("repository rules", || repository::check(workspace));
    stages.run("format", || cargo_checks::format(workspace));
    stages.run("lints", || cargo_checks::lints(workspace));
    stages.run("documentation", || cargo_checks::documentation(workspace));
    stages.run("native tests", || cargo_tests::native(workspace));
    stages.run("tests in the browser", || cargo_tests::browser(workspace));
    let mut kit: Option<Kit> = None;
    stages.run("release build", || {
        kit = Some(build::kit(workspace)?);
        Ok(Tally::one(true))
    });
    stages.run("byte budgets", || budget_checks::check(workspace, built(kit.as_ref())?));
    stages.run("published files", || published_files::check(workspace, built(kit.as_ref())?));
    stages.run("end-to-end tests", || end_to_end::run(workspace, built(kit.as_ref())?, &[]));
    Ok(stages.report())
}

/// Runs the end-to-end tests alone, on what is built anew where it has changed; `told` goes to Playwright.
pub fn journeys(workspace: &Workspace, told: &[OsString]) -> Result<bool, TaskError> {
    let kit = build::kit(workspace)?;
    let tally = end_to_end::run(workspace, &kit, told)?;
    println!("{tally}");
    Ok(tally.failed == 0)
}

fn built(kit: Option<&Kit>) -> Result<&Kit, TaskError> {
    kit.ok_or_else(|| TaskError::Other("not run: the release build failed".into()))
}

/// What the stages so far have counted.
#[derive(Debug, Default)]
struct Stages {
    done: Vec<(&'static str, Tally)>,
}

impl Stages {
    /// Runs one stage. One that cannot run counts as one failure.
    fn run(&mut self, name: &'static str, stage: impl FnOnce() -> Result<Tally, TaskError>) {
        eprintln!();
        let step = Step::start(name);
        let tally = stage().unwrap_or_else(|error| {
            eprintln!("error: {error}");
            Tally::one(false)
        });
        step.done(&format!("{name}: {tally}"));
        self.done.push((name, tally));
    }

    /// Prints a table of the stages and, last, their sum.
    fn report(&self) -> bool {
        let width = self.done.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        println!();
        for (name, tally) in &self.done {
            println!("{} {name:width$}  {tally}", if tally.failed == 0 { "ok  " } else { "FAIL" });
        }
        let sum: Tally = self.done.iter().map(|(_, tally)| *tally).sum();
        println!("{sum}");
        sum.failed == 0
    }
}
