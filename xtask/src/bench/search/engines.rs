//! The engines that are measured, and what a measurement of one holds.

use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::latency::Latency;
use super::{corpus, wire};
use crate::error::TaskError;

/// One way to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Engine {
    /// Its name in the scripts and in files.
    pub id: &'static str,
    /// Its name for people, without a version.
    pub name: &'static str,
    /// How it is set up.
    pub setup: &'static str,
    /// Name and setting in a word or two.
    pub short: &'static str,
    /// The npm package; empty for Offprint.
    pub package: &'static str,
}

/// In the order in which they run: Offprint's workers, then its peers.
pub const ENGINES: [Engine; 5] = [
    engine("offprint", "Offprint", "indexed in its worker", "Offprint", ""),
    engine("offprint-files", "Offprint", "from the published index", "Offprint from files", ""),
    engine("minisearch-and", "MiniSearch", "AND, prefix, fuzzy 0.2", "MiniSearch AND", "minisearch"),
    engine("minisearch-or", "MiniSearch", "OR, prefix, fuzzy 0.2", "MiniSearch OR", "minisearch"),
    engine("flexsearch", "FlexSearch", "forward, suggest", "FlexSearch", "flexsearch"),
];

const fn engine(
    id: &'static str,
    name: &'static str,
    setup: &'static str,
    short: &'static str,
    package: &'static str,
) -> Engine {
    Engine { id, name, setup, short, package }
}

/// Bytes of an index as it would be shipped.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
pub struct Size {
    /// As it is.
    pub raw: f64,
    /// Compressed with brotli, quality 9.
    pub brotli: f64,
}

/// What a measurement of one engine says. Times are in milliseconds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Run {
    /// Name and setting for people.
    pub label: String,
    /// The engine in a word or two.
    pub short: &'static str,
    /// Queries that were asked before anything was timed.
    pub warm_up: usize,
    /// From "the text is here" to the first search possible, as the page sees it.
    pub searchable: Option<f64>,
    /// Reading the papers and indexing them, as the worker sees it.
    pub build: f64,
    /// The search alone.
    pub search: Latency,
    /// From the page's question to the answer on the page.
    pub round_trip: Option<Latency>,
    /// The ten best per query, as positions in the corpus.
    pub hits: Vec<Vec<u32>>,
    /// Bytes of memory of a page with nothing but this engine in it.
    pub memory: Option<f64>,
    /// Bytes of the index.
    pub size: Option<Size>,
}

/// What `page.mjs` posts.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Said {
    loaded: Value,
    searchable: f64,
    warm_up: usize,
    round_trip: Vec<f64>,
    answers: Vec<Value>,
}

/// What `peers.worker.mjs` says when it is loaded.
#[derive(Debug, Deserialize)]
struct PeerLoaded {
    parse: f64,
    build: f64,
}

/// What `peers.worker.mjs` answers.
#[derive(Debug, Deserialize)]
struct PeerAnswer {
    millis: f64,
    hits: Vec<u32>,
}

impl Engine {
    /// Whether it is one of Offprint's.
    pub fn is_own(&self) -> bool {
        self.package.is_empty()
    }
}

impl Run {
    /// Reads what an engine said in the browser.
    pub fn read(engine: &Engine, label: String, path: &Path) -> Result<Self, TaskError> {
        let text = std::fs::read_to_string(path).map_err(TaskError::file(path))?;
        let said: Said = corpus::parse(path, &text)?;
        let (mut times, mut hits) = (Vec::new(), Vec::new());
        let build = if engine.is_own() {
            for message in &said.answers {
                let answer = wire::answer(message)?;
                times.push(answer.millis);
                hits.push(answer.hits);
            }
            wire::loaded(&said.loaded)?
        } else {
            for message in said.answers {
                let answer: PeerAnswer = from_value(engine, message)?;
                times.push(answer.millis);
                hits.push(answer.hits);
            }
            let loaded: PeerLoaded = from_value(engine, said.loaded)?;
            loaded.parse + loaded.build
        };
        Ok(Self {
            label,
            short: engine.short,
            warm_up: said.warm_up,
            searchable: Some(said.searchable),
            build,
            search: Latency::of(&times),
            round_trip: Some(Latency::of(&said.round_trip)),
            hits,
            memory: None,
            size: None,
        })
    }
}

fn from_value<T: serde::de::DeserializeOwned>(engine: &Engine, value: Value) -> Result<T, TaskError> {
    serde_json::from_value(value).map_err(|error| TaskError::Other(format!("{}: {error}", engine.id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_peer_said_becomes_a_run() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("flexsearch.json");
        let said = r#"{"ready": "ready", "loaded": {"parse": 100.0, "build": 900.0}, "searchable": 1100.5,
            "warmUp": 200, "roundTrip": [2.0, 4.0],
            "answers": [{"millis": 1.0, "hits": [3]}, {"millis": 3.0, "hits": []}]}"#;
        std::fs::write(&path, said).unwrap();
        let run = Run::read(&ENGINES[4], "FlexSearch".into(), &path).unwrap();
        assert_eq!((run.build, run.searchable), (1000.0, Some(1100.5)));
        assert_eq!(run.search, Latency { p50: 1.0, p95: 3.0, max: 3.0 });
        assert_eq!(run.round_trip.map(|times| times.max), Some(4.0));
        assert_eq!(run.hits, [vec![3], vec![]]);
        assert!(Run::read(&ENGINES[0], String::new(), &path).is_err(), "a peer does not speak as Offprint");
    }
}
