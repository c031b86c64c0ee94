//! Playwright in the system's Chromium, against release builds under `/` and under a sub-path.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use offprint_site::{BasePath, Kit};

use super::Tally;
use crate::build;
use crate::command::Command;
use crate::error::TaskError;
use crate::native::{self, Server};
use crate::tools::{chromium, playwright};
use crate::workspace::Workspace;

/// Runs the tests below `tests/e2e`; `told` goes to Playwright, such as which. What the tests are told, by environment:
/// `CHROME` the browser; `OFFPRINT_ROOT_URL` and `OFFPRINT_SUBPATH_URL` the two running sites;
/// `OFFPRINT_BIN` the program to serve more; `OFFPRINT_ROOT_DIR`, `OFFPRINT_SUBPATH_DIR` the sites' folders,
/// `OFFPRINT_NEXT_DIR` the root site one version on.
pub fn run(workspace: &Workspace, kit: &Kit, told: &[OsString]) -> Result<Tally, TaskError> {
    let chromium = chromium::find()?;
    let folder = playwright::ensure(workspace)?;
    let offprint = native::build(workspace)?;
    let (root, below) = (BasePath::root(), BasePath::parse("/offprint/")?);
    let root_site = site(workspace, kit, &root, "root")?;
    let below_site = site(workspace, kit, &below, "sub-path")?;
    let next_site = site(workspace, &next_version(kit), &root, "next")?;
    let root_server = Server::start(&offprint, &root_site, &root)?;
    let below_server = Server::start(&offprint, &below_site, &below)?;

    let report = workspace.target.join("offprint/playwright.json");
    if report.exists() {
        fs::remove_file(&report).map_err(TaskError::file(&report))?;
    }
    let run = Command::new("npx")
        .args(["--no-install", "playwright", "test"])
        .args(told)
        .env("CHROME", &chromium.browser)
        .env("OFFPRINT_ROOT_URL", &root_server.url)
        .env("OFFPRINT_SUBPATH_URL", &below_server.url)
        .env("OFFPRINT_BIN", &offprint)
        .env("OFFPRINT_ROOT_DIR", &root_site)
        .env("OFFPRINT_SUBPATH_DIR", &below_site)
        .env("OFFPRINT_NEXT_DIR", &next_site)
        .env("OFFPRINT_JSON_REPORT", &report)
        .within(&folder)
        .run();
    let text = fs::read_to_string(&report).map_err(TaskError::file(&report))?;
    let tally = Tally::from_playwright(&text)
        .ok_or_else(|| TaskError::Other("Playwright's report cannot be read".into()))?;
    match run {
        Err(error) if tally.failed == 0 => Err(error),
        _ => Ok(tally),
    }
}

/// Assembles and writes a site for the tests.
fn site(workspace: &Workspace, kit: &Kit, base: &BasePath, name: &str) -> Result<PathBuf, TaskError> {
    let folder = workspace.target.join("offprint/sites").join(name);
    build::assemble(workspace, kit, base)?.write(&folder)?;
    Ok(folder)
}

/// The same site as if something had changed, for tests of updates: no second compile is needed.
fn next_version(kit: &Kit) -> Kit {
    Kit { template: kit.template.replace("</body>", "<!-- one version on --></body>"), ..kit.clone() }
}
