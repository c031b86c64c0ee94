//! The folder that the engines are fed from, and the programs that measure them.

use std::fs;
use std::path::{Path, PathBuf};

use offprint_search::{IndexFiles, SearchIndex, Sharding};
use serde::Deserialize;
use serde_json::Value;

use super::corpus::{Corpus, json, parse};
use super::engines::{ENGINES, Engine, Run, Size};
use super::latency::Latency;
use super::wire;
use crate::command::Command;
use crate::error::TaskError;
use crate::progress::Step;
use crate::tools::chromium;
use crate::workspace::Workspace;

/// Compiles the engine for this machine.
pub fn build_native(workspace: &Workspace) -> Result<PathBuf, TaskError> {
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
pub struct Work {
    /// Everything lies in here.
    pub folder: PathBuf,
}

impl Work {
    /// Writes what each engine is given.
    pub fn prepare(workspace: &Workspace, corpus: &Corpus) -> Result<Self, TaskError> {
        let work = Self { folder: workspace.target.join("offprint/bench/search") };
        fs::create_dir_all(&work.folder).map_err(TaskError::file(&work.folder))?;
        let collection = corpus.collection_json()?;
        let queries = || corpus.queries.iter().map(|query| query.text.as_str());
        work.write("offprint.load.txt", wire::load(&collection))?;
        let titles: Vec<&str> = corpus.collection.papers.iter().map(|paper| paper.title.as_str()).collect();
        work.write("offprint-files.load.txt", wire::load(&titles.join("\n")))?;
        work.write("offprint.requests.json", json("requests", &wire::searches(queries()))?)?;
        work.write("papers.json", &collection)?;
        let IndexFiles { index, positions } =
            SearchIndex::write(&corpus.collection.papers, Sharding::default());
        work.write("index.bin", index)?;
        work.write("positions.bin", positions)?;
        work.write("peers.load.txt", corpus.docs_json()?)?;
        work.write("peers.requests.json", json("queries", &queries().collect::<Vec<_>>())?)?;
        Ok(work)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> Result<(), TaskError> {
        let path = self.folder.join(name);
        fs::write(&path, content).map_err(TaskError::file(path))
    }

    /// The engine without a browser.
    pub fn native(&self, program: &Path) -> Result<Run, TaskError> {
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
    pub fn in_browser(
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
            .args(["papers.json", "index.bin"].map(|name| self.folder.join(name)))
            .within(tests)
            .output()?;
        let sizes: Value = parse(Path::new(script), &sizes)?;
        step.done("measured");
        let run = |engine: &Engine| -> Result<Run, TaskError> {
            let file = self.folder.join("results").join(format!("{}.json", engine.id));
            let size = &sizes[match engine.id {
                "offprint" => "papers.json",
                "offprint-files" => "index.bin",
                _ => engine.package,
            }];
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
    let version = manifest["version"].as_str().filter(|_| !engine.is_own());
    let name = version.map_or_else(|| engine.name.to_owned(), |version| format!("{} {version}", engine.name));
    format!("{name}, {}", engine.setup)
}
