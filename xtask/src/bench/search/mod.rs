//! `cargo xtask bench search`: how well and how fast the search finds known papers, beside engines that a web developer
//! would pick instead, on the same papers and queries in the same browser.

mod corpus;
mod engines;
mod judgement;
mod latency;
mod machine;
mod quality;
mod readme;
mod site;
mod table;
mod wire;

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use self::corpus::{Corpus, json, parse};
use self::engines::{ENGINES, Engine, OFFPRINT, Run, Size};
use self::latency::Latency;
use self::quality::{Half, Quality};
use self::table::Report;
use crate::build;
use crate::command::Command;
use crate::error::TaskError;
use crate::progress::{Step, note};
use crate::tools::{chromium, playwright, search_peers};
use crate::workspace::Workspace;

/// What is measured, and what becomes of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchOptions {
    /// The papers, if not those of the usual place.
    pub papers: Option<PathBuf>,
    /// The queries, if not those of the usual place.
    pub queries: Option<PathBuf>,
    /// Measure engines only.
    pub no_site: bool,
    /// Put the result into README.md.
    pub write: bool,
}

/// Builds, measures, judges, prints. Without papers there is nothing to do, which is no error.
pub fn run(workspace: &Workspace, options: &SearchOptions) -> Result<(), TaskError> {
    let (papers, queries) = match corpus::find(workspace, options) {
        Ok(found) => found,
        Err(absent) => {
            println!("nothing to measure: {} is not there (see --papers and --queries)", absent.display());
            return Ok(());
        }
    };
    let corpus = Corpus::read(&papers, &queries)?;
    let work = Work::prepare(workspace, &corpus)?;
    let worker = build::worker(workspace)?;
    let peers = search_peers::ensure(workspace)?;
    let chromium = chromium::find()?;
    let tests = playwright::ensure(workspace)?;
    let program = build_native(workspace)?;
    let is_busy = machine::is_busy();

    let native = work.native(&program)?;
    let (browser, runs) = work.in_browser(&worker, &peers, &chromium, &tests)?;
    let [offprint, others @ ..] = runs.as_slice() else {
        return Err(TaskError::Other("nothing was measured".into()));
    };
    let judged = |half| (half, Quality::of(&corpus, &offprint.hits, half));
    let mut verdicts = judgement::speed(offprint, &native, others);
    verdicts.extend(judgement::quality(&[Half::All, Half::Even, Half::Odd].map(judged)));
    if !options.no_site {
        verdicts.extend(site::measure(workspace, &corpus, &work.folder, &chromium, &tests)?);
    }

    let shown = std::iter::once(offprint).chain([&native]).chain(others);
    let shown: Vec<(&Run, Quality)> =
        shown.map(|run| (run, Quality::of(&corpus, &run.hits, Half::All))).collect();
    let conditions = conditions(&corpus, &browser, is_busy);
    let result = Report { conditions: &conditions, runs: &shown, verdicts: &verdicts }.markdown();
    println!("\n{result}\n");
    verdicts.iter().for_each(|verdict| println!("{verdict}"));
    if options.write {
        readme::write(&workspace.root.join("README.md"), &result)?;
        note("README.md shows this now");
    }
    Ok(())
}

/// What the figures rest on.
fn conditions(corpus: &Corpus, browser: &str, is_busy: Option<bool>) -> String {
    let load = match is_busy {
        Some(false) => "",
        Some(true) => " Other programs were running, so that ratios count more than times.",
        None => " Whether other programs were running is unknown.",
    };
    format!(
        "{} papers, {} queries for known papers, {} cores, Chromium {browser}. Every engine ran in a worker of its own \
         in one page, one after the other, with the same titles, authors and abstracts, and the first 200 queries once \
         before as a warm-up. Times are milliseconds; build is reading and indexing the papers. Search times are taken \
         inside the worker, round trips on the page. Offprint searches and counts venues too, and answers with all hits \
         and facet counts; the others answer with ten numbers. Index sizes are under brotli 9; Offprint's \
         is the text that its worker builds from. Memory is a page with this engine alone.{load}",
        thousands(corpus.collection.papers.len()),
        thousands(corpus.queries.len()),
        machine::cores(),
    )
}

/// A number with a comma before its last three digits.
fn thousands(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

/// Compiles the engine for this machine.
fn build_native(workspace: &Workspace) -> Result<PathBuf, TaskError> {
    let args = ["build", "--quiet", "--release", "--package", "offprint-search", "--example", "timed"];
    let step = Step::start("compiling the engine for this machine");
    Command::new(&workspace.cargo).args(args).within(&workspace.root).run()?;
    step.done("compiled");
    Ok(workspace.target.join("release/examples").join(format!("timed{}", std::env::consts::EXE_SUFFIX)))
}

/// What `timed` prints.
#[derive(Deserialize)]
struct Timed {
    read: f64,
    build: f64,
    micros: Vec<f64>,
    hits: Vec<Vec<u32>>,
}

/// The folder that the engines are fed from.
struct Work {
    folder: PathBuf,
}

impl Work {
    /// Writes what each engine is given.
    fn prepare(workspace: &Workspace, corpus: &Corpus) -> Result<Self, TaskError> {
        let work = Self { folder: workspace.target.join("offprint/bench/search") };
        fs::create_dir_all(&work.folder).map_err(TaskError::file(&work.folder))?;
        let collection = corpus.collection_json()?;
        let queries = || corpus.queries.iter().map(|query| query.text.as_str());
        work.write("offprint.load.txt", &wire::load(&collection))?;
        work.write("offprint.requests.json", &json("requests", &wire::searches(queries()))?)?;
        work.write("papers.json", &collection)?;
        work.write("peers.load.txt", &corpus.docs_json()?)?;
        work.write("peers.requests.json", &json("queries", &queries().collect::<Vec<_>>())?)?;
        Ok(work)
    }

    fn write(&self, name: &str, text: &str) -> Result<(), TaskError> {
        let path = self.folder.join(name);
        fs::write(&path, text).map_err(TaskError::file(path))
    }

    /// The engine without a browser.
    fn native(&self, program: &Path) -> Result<Run, TaskError> {
        let step = Step::start("measuring the engine on this machine");
        let files = ["papers.json", "peers.requests.json"].map(|name| self.folder.join(name));
        let timed: Timed = parse(program, &Command::new(program).args(files).output()?)?;
        step.done("measured");
        let millis: Vec<f64> = timed.micros.iter().map(|micros| micros / 1e3).collect();
        Ok(Run {
            label: "Offprint, native".into(),
            build: timed.read + timed.build,
            search: Latency::of(&millis),
            hits: timed.hits,
            ..Run::default()
        })
    }

    /// The browser's version, and all engines in their order.
    fn in_browser(
        &self,
        worker: &Path,
        peers: &Path,
        chromium: &chromium::Chromium,
        tests: &Path,
    ) -> Result<(String, Vec<Run>), TaskError> {
        let modules = peers.join("node_modules");
        let script = "bench/search/run.mjs";
        let step = Step::start("measuring all engines in Chromium");
        let text = Command::new("node")
            .args([script.as_ref(), self.folder.as_os_str(), worker.as_os_str(), modules.as_os_str()])
            .args(ENGINES.map(|engine| engine.id))
            .env("CHROME", &chromium.browser)
            .within(tests)
            .output()?;
        let measured: Value = parse(Path::new(script), &text)?;
        step.done("measured");
        let step = Step::start("measuring the bytes of their indexes");
        let docs = self.folder.join("peers.load.txt");
        let script = "bench/search/sizes.mjs";
        let sizes = Command::new("node")
            .args([script.as_ref(), docs.as_os_str(), peers.as_os_str()])
            .args([self.folder.join("papers.json")])
            .within(tests)
            .output()?;
        let sizes: Value = parse(Path::new(script), &sizes)?;
        step.done("measured");
        let run = |engine: &Engine| -> Result<Run, TaskError> {
            let is_own = engine.id == OFFPRINT;
            let file = self.folder.join("results").join(format!("{}.json", engine.id));
            let size = &sizes[if is_own { "papers.json" } else { engine.package }];
            Ok(Run {
                memory: measured.pointer(&format!("/memory/{}/bytes", engine.id)).and_then(Value::as_f64),
                size: Size::deserialize(size).ok(),
                ..Run::read(engine, label(engine, &modules), &file)?
            })
        };
        let runs = ENGINES.iter().map(run).collect::<Result<_, _>>()?;
        Ok((measured["browser"].as_str().unwrap_or_default().to_owned(), runs))
    }
}

/// An engine's name with the version that is installed, and how it is set up.
fn label(engine: &Engine, modules: &Path) -> String {
    let manifest = fs::read_to_string(modules.join(engine.package).join("package.json")).unwrap_or_default();
    let manifest: Value = serde_json::from_str(&manifest).unwrap_or_default();
    let version = manifest["version"].as_str().filter(|_| engine.id != OFFPRINT);
    let name = version.map_or_else(|| engine.name.to_owned(), |version| format!("{} {version}", engine.name));
    format!("{name}, {}", engine.setup)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!([119, 1_000, 10_042].map(thousands), ["119", "1,000", "10,042"]);
    }
}
