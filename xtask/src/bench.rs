//! `cargo xtask bench`: the budgets of a release build, measured in the system's Chromium and printed as figure,
//! target and verdict. Nothing fails here: clocks differ between machines; `cargo xtask test` asserts the bytes.

use offprint_site::BasePath;
use serde_json::Value;

use crate::command::Command;
use crate::error::TaskError;
use crate::native::{self, Server};
use crate::progress::Step;
use crate::tools::{chromium, playwright};
use crate::workspace::Workspace;
use crate::{budgets, build};

/// The script that measures, below `tests/e2e`. It gets the site's address and prints one JSON object.
const SCRIPT: &str = "bench/measure.mjs";

/// One figure of the script's object.
#[derive(Debug, Clone, Copy)]
struct Figure {
    /// What was measured.
    what: &'static str,
    /// Where in the object it stands.
    pointer: &'static str,
    /// What its value is divided by for display.
    divisor: f64,
    /// Unit after that.
    unit: &'static str,
    /// The most it may be for 119 papers, as DESIGN sets it; absent where it sets nothing.
    target: Option<f64>,
}

const fn figure(
    what: &'static str,
    pointer: &'static str,
    unit: &'static str,
    target: Option<f64>,
) -> Figure {
    Figure { what, pointer, divisor: 1.0, unit, target }
}

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
    FIGURES.iter().for_each(|figure| println!("{}", figure.row(&measured)));
    Ok(())
}

impl Figure {
    /// Figure, value, target, verdict.
    fn row(&self, measured: &Value) -> String {
        let Self { what, unit, target, .. } = self;
        let Some(value) = measured.pointer(self.pointer).and_then(Value::as_f64) else {
            return format!("{what:<44} {:>8}", "not measured");
        };
        let value = value / self.divisor;
        let (limit, verdict) = match target {
            Some(target) => (format!("≤ {target:>5} {unit}"), if value <= *target { "ok" } else { "OVER" }),
            None => (String::new(), ""),
        };
        let decimals = if value > 0.0 && value < 1.0 { 3 } else { 1 };
        format!("{what:<44} {value:>8.decimals$} {unit:<2}   {limit:<10}   {verdict}").trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_says_figure_target_and_verdict() {
        let measured = serde_json::json!({
            "search": { "p50": 0.2, "p95": 0.6 }, "longTasks": { "count": 0 }, "memory": { "bytes": 12_345_678 },
        });
        let rows: Vec<String> = FIGURES.iter().map(|figure| figure.row(&measured)).collect();
        assert!(rows[0].ends_with("0.200 ms"), "{}", rows[0]);
        assert!(rows[1].ends_with("0.600 ms   ≤   0.5 ms   OVER"), "{}", rows[1]);
        assert!(rows[2].ends_with("not measured"), "{}", rows[2]);
        assert!(rows[4].contains("≤     0") && rows[4].ends_with("ok"), "{}", rows[4]);
        assert!(rows[12].contains("12.3 MB") && rows[12].ends_with("ok"), "{}", rows[12]);
    }
}
