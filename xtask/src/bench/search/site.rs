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

/// Files that such a site has besides the programs: what they are, how their paths begin, most megabytes.
const SIZES: [(&str, &str, f64); 3] = [
    ("titles and facts", "data/papers-", 0.6),
    ("index without positions", "data/index-", 1.6),
    ("positions", "data/positions-", 2.0),
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
    let (collection, data) = offprint_press::publish(corpus.collection.clone())
        .map_err(|error| TaskError::Other(error.to_string()))?;
    let site = Site::assemble(&kit, &Published { collection, data }, &base)?;
    site.write(&folder)?;
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
    let mut verdicts: Vec<Verdict> = SIZES.iter().map(|size| size_of(&site, size)).collect();
    verdicts.extend(FIGURES.iter().map(|figure| figure.read(&measured)));
    Ok(verdicts)
}

/// A published file under brotli, and its budget.
fn size_of(site: &Site, (what, start, budget): &(&str, &str, f64)) -> Verdict {
    let is_it = |path: &&String| path.starts_with(start) && path.ends_with(".br");
    let bytes: usize = site.files.iter().filter(|(path, _)| is_it(path)).map(|(_, bytes)| bytes.len()).sum();
    Verdict::at_most(what, bytes as f64 / 1e6, *budget, "MB")
}
