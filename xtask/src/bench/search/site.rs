//! A site of the papers of the measurement, typed into as a person does.

use std::fs;
use std::path::Path;

use offprint_site::{BasePath, Published, Site};

use super::corpus::{Corpus, json};
use crate::bench::figure::{Figure, figure};
use crate::bench::verdict::Verdict;
use crate::command::Command;
use crate::error::TaskError;
use crate::native::{self, Server};
use crate::progress::Step;
use crate::tools::chromium::Chromium;
use crate::workspace::Workspace;
use crate::{bench, build};

/// Queries of each kind that are typed.
const TYPED: usize = 3;

/// What is asked of a site of 10,000 papers.
const FIGURES: [Figure; 9] = [
    figure("in the app: search in the worker, p95", "/search/p95", "ms", Some(2.0)),
    figure("keystroke to painted results, p50", "/paint/p50", "ms", None),
    figure("keystroke to painted results, p95", "/paint/p95", "ms", Some(50.0)),
    figure("keystroke to paint, p50, page's CPU at a quarter", "/slowed/paint/p50", "ms", None),
    figure("keystroke to paint, p95, page's CPU at a quarter", "/slowed/paint/p95", "ms", Some(50.0)),
    figure("long tasks while typing", "/longTasks/count", "", Some(0.0)),
    figure("long tasks while typing, page's CPU at a quarter", "/slowed/longTasks/count", "", None),
    Figure {
        divisor: 1e6,
        ..figure("transferred until ready, fonts apart", "/bytes/untilReady", "MB", Some(2.2))
    },
    Figure { divisor: 1e6, ..figure("memory, page and workers", "/memory/bytes", "MB", Some(60.0)) },
];

/// Builds a site of these papers, serves it, and types.
pub fn measure(
    workspace: &Workspace,
    corpus: &Corpus,
    work: &Path,
    chromium: &Chromium,
    tests: &Path,
) -> Result<Vec<Verdict>, TaskError> {
    let kit = build::kit(workspace)?;
    let base = BasePath::root();
    let folder = work.join("site");
    let step = Step::start("assembling a site of these papers");
    Site::assemble(&kit, &Published::one_file(&corpus.collection_json()?)?, &base)?.write(&folder)?;
    step.done("assembled");
    let typed = work.join("typed.json");
    fs::write(&typed, json("queries", &corpus.typed(TYPED))?).map_err(TaskError::file(&typed))?;
    let server = Server::start(&native::build(workspace)?, &folder, &base)?;
    let step = Step::start("typing in Chromium");
    let text = Command::new("node")
        .args([bench::shipped::SCRIPT, server.url.as_str(), "--only", "typing,slowed,bytes,memory"])
        .args(["--queries".as_ref(), typed.as_os_str()])
        .env("CHROME", &chromium.browser)
        .within(tests)
        .output()?;
    step.done("typed");
    let measured = super::corpus::parse(Path::new(bench::shipped::SCRIPT), &text)?;
    Ok(FIGURES.iter().map(|figure| figure.read(&measured)).collect())
}
