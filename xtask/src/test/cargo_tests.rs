//! Tests written in Rust: natively, and compiled to WASM in a headless Chromium.

use std::env;
use std::fs;
use std::path::PathBuf;

use serde_json::json;

use super::Tally;
use crate::command::Command;
use crate::error::TaskError;
use crate::toolchain::WasmToolchain;
use crate::tools::{bindgen_cli, chromium};
use crate::workspace::Workspace;

/// How long one set of tests in the browser may take, in seconds.
const BROWSER_LIMIT: &str = "120";

/// What the property tests draw their inputs from: the same on every run, so that a run that failed can be repeated.
/// `cargo test` alone draws new ones each time, and the fuzz targets look for what nobody thought of.
const SEED: (&str, &str) = ("PROPTEST_RNG_SEED", "20260101");

/// Unit, integration and documentation tests of every package.
pub fn native(workspace: &Workspace) -> Result<Tally, TaskError> {
    let args = ["test", "--workspace", "--no-fail-fast", "--quiet"];
    let mut command = Command::new(&workspace.cargo).args(args).within(&workspace.root);
    if env::var_os(SEED.0).is_none() {
        command = command.env(SEED.0, SEED.1);
    }
    counted(command)
}

/// The tests in `tests/browser`.
pub fn browser(workspace: &Workspace) -> Result<Tally, TaskError> {
    let toolchain = WasmToolchain::ensure(workspace)?;
    let runner = bindgen_cli::test_runner(workspace)?;
    let chromium = chromium::find()?;
    let args = ["test", "--target", "wasm32-unknown-unknown", "-p", "offprint-app", "--test", "browser"];
    let command = toolchain
        .cargo(workspace)
        .args(args)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", &chromium.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(workspace, &chromium)?)
        .env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_LIMIT)
        .within(&workspace.root);
    counted(command)
}

/// Writes what chromedriver should start, and how.
fn capabilities(workspace: &Workspace, chromium: &chromium::Chromium) -> Result<PathBuf, TaskError> {
    let mut flags = chromium::flags();
    flags.push("--headless=new".into());
    let text = json!({ "goog:chromeOptions": { "binary": chromium.browser, "args": flags } }).to_string();
    let path = workspace.target.join("offprint/webdriver.json");
    fs::create_dir_all(workspace.target.join("offprint")).map_err(TaskError::file(&workspace.target))?;
    fs::write(&path, text).map_err(TaskError::file(&path))?;
    Ok(path)
}

/// Runs tests, shows what they print, and adds up their result lines. Tests that did not run, because they
/// did not compile or the program broke off, are one failure.
fn counted(command: Command) -> Result<Tally, TaskError> {
    let mut tally = Tally::default();
    let succeeded = command.lines(|line| {
        let result = Tally::from_libtest_line(line);
        let is_empty = result == Some(Tally::default());
        if !is_empty && !line.trim().is_empty() && line.trim() != "running 0 tests" {
            println!("{line}");
        }
        tally += result.unwrap_or_default();
    })?;
    if !succeeded && tally.failed == 0 {
        tally.failed = 1;
    }
    if succeeded && tally == Tally::default() {
        return Err(TaskError::Other("no tests ran".into()));
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn tests_that_did_not_run_are_a_failure() {
        let shell = |script: &str| counted(Command::new("sh").args(["-c", script]));
        assert_eq!(shell("exit 101").unwrap(), Tally::one(false));
        assert!(shell("exit 0").is_err());
        let two = "echo 'test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured'; exit";
        assert_eq!(shell(&format!("{two} 0")).unwrap(), Tally { passed: 2, failed: 0, skipped: 0 });
        assert_eq!(shell(&format!("{two} 101")).unwrap(), Tally { passed: 2, failed: 1, skipped: 0 });
    }
}
