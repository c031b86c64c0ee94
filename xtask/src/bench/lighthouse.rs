//! `cargo xtask lighthouse`: Lighthouse's scores of a release build, with its mobile throttling. The median of three
//! runs is printed; nothing fails here, as the performance score depends on the machine.

use offprint_site::BasePath;
use serde_json::Value;

use crate::build;
use crate::command::Command;
use crate::error::TaskError;
use crate::native::{self, Server};
use crate::progress::Step;
use crate::tools::{chromium, lighthouse};
use crate::workspace::Workspace;

const RUNS: usize = 3;
/// How often a run is begun, at most: on a busy machine Lighthouse misses the start of a page now and then.
const TRIES: usize = 3;

/// Categories by Lighthouse's name, and the score out of 100 that is aimed for.
const CATEGORIES: [(&str, f64); 3] =
    [("performance", 98.0), ("accessibility", 100.0), ("best-practices", 100.0)];

/// Timings that the performance score is made of.
const AUDITS: [&str; 5] = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "speed-index",
    "cumulative-layout-shift",
];

/// Builds, serves, measures, prints.
pub fn run(workspace: &Workspace) -> Result<(), TaskError> {
    let kit = build::kit(workspace)?;
    let base = BasePath::root();
    let folder = workspace.target.join("offprint/sites/root");
    build::assemble(workspace, &kit, &base)?.write(&folder)?;
    let script = lighthouse::script(workspace)?;
    let chromium = chromium::find()?;
    let server = Server::start(&native::build(workspace)?, &folder, &base)?;
    let mut flags = chromium::flags();
    flags.push("--headless=new".into());
    let mut reports = Vec::new();
    for number in 1..=RUNS {
        let step = Step::start(&format!("Lighthouse, run {number} of {RUNS}"));
        let measure = || {
            Command::new("node")
                .args([script.as_os_str()])
                .args([server.url.as_str(), "--quiet", "--output=json"])
                .args([format!("--chrome-flags={}", flags.join(" "))])
                .env("CHROME_PATH", &chromium.browser)
                .output()
        };
        let text = (1..TRIES).fold(measure(), |outcome, _| outcome.or_else(|_| measure()))?;
        let report: Value = serde_json::from_str(&text)
            .map_err(|error| TaskError::Other(format!("what Lighthouse printed: {error}")))?;
        reports.push(report);
        step.done("measured");
    }
    for (category, aim) in CATEGORIES {
        let score = 100.0 * median(&reports, &format!("/categories/{category}/score"));
        println!("{category:<28} {score:>8.0}   ≥ {aim:.0}   {}", if score >= aim { "ok" } else { "UNDER" });
    }
    for audit in AUDITS {
        println!("{audit:<28} {:>8.3}", median(&reports, &format!("/audits/{audit}/numericValue")));
    }
    Ok(())
}

/// The median of a figure over all reports; not a number if one has none.
fn median(reports: &[Value], pointer: &str) -> f64 {
    let mut figures: Vec<f64> = reports
        .iter()
        .map(|report| report.pointer(pointer).and_then(Value::as_f64).unwrap_or(f64::NAN))
        .collect();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_three_runs_counts_and_a_missing_figure_is_no_score() {
        let reports = [0.9, 1.0, 0.5].map(|score| serde_json::json!({ "x": { "score": score } }));
        assert_eq!(median(&reports, "/x/score"), 0.9);
        assert!(median(&reports, "/y").is_nan());
    }
}
