//! `cargo xtask bench`: the budgets of a release build, measured in the system's Chromium and printed as figure,
//! target and verdict. Nothing fails here: clocks differ between machines; `cargo xtask test` asserts the bytes.

use super::figure::{Figure, figure};
use crate::command::Command;
use crate::error::TaskError;
use crate::native::{self, Server};
use crate::progress::Step;
use crate::tools::{chromium, playwright};
use crate::workspace::Workspace;
use crate::{budgets, build};
use offprint_site::BasePath;

/// The script that measures, below `tests/e2e`. It gets the site's address and prints one JSON object.
pub const SCRIPT: &str = "bench/measure.mjs";

const FIGURES: [Figure; 13] = [
    figure("search in the worker, p50", "/search/p50", "ms", None),
    figure("search in the worker, p95", "/search/p95", "ms", Some(0.5)),
    figure("keystroke to painted results, p50", "/paint/p50", "ms", None),
    figure("keystroke to painted results, p95", "/paint/p95", "ms", Some(33.0)),
    figure("long tasks while typing", "/longTasks/count", "", Some(0.0)),
    figure("first paint, CPU at a quarter", "/load/firstPaint", "ms", None),
    figure("first search possible, CPU at a quarter", "/load/ready", "ms", None),
    figure("keystroke to paint, p95, CPU at a quarter", "/slowed/paint/p95", "ms", None),
    figure("layout shift, first visit", "/layoutShift/cold", "", Some(0.0)),
    figure("layout shift, next visit", "/layoutShift/warm", "", Some(0.0)),
    Figure {
        divisor: 1e3,
        ..figure("transferred until ready, in the browser", "/bytes/untilReady", "KB", Some(370.0))
    },
    Figure { divisor: 1e3, ..figure("fonts, in the browser", "/bytes/fonts", "KB", Some(110.0)) },
    Figure { divisor: 1e6, ..figure("memory, page and workers", "/memory/bytes", "MB", Some(30.0)) },
];

/// Builds, serves, measures, prints.
pub fn run(workspace: &Workspace) -> Result<(), TaskError> {
    let kit = build::kit(workspace)?;
    let base = BasePath::root();
    let site = build::assemble(workspace, &kit, &base)?;
    let folder = workspace.target.join("offprint/sites/root");
    site.write(&folder)?;
    let chromium = chromium::find()?;
    let tests = playwright::ensure(workspace)?;
    let server = Server::start(&native::build(workspace)?, &folder, &base)?;
    let step = Step::start("measuring in Chromium");
    let text = Command::new("node")
        .args([SCRIPT, server.url.as_str()])
        .env("CHROME", &chromium.browser)
        .within(&tests)
        .output()?;
    let measured = serde_json::from_str(&text)
        .map_err(|error| TaskError::Other(format!("what tests/e2e/{SCRIPT} printed: {error}")))?;
    step.done("measured");
    println!();
    budgets::of(&site).iter().for_each(|figure| println!("{figure}"));
    FIGURES.iter().for_each(|figure| println!("{}", figure.read(&measured)));
    Ok(())
}
