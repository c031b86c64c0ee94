//! The tasks and their options.

use std::ffi::OsString;

use lexopt::prelude::*;
use offprint_site::BasePath;

use crate::bench::search::SearchOptions;

/// What `cargo xtask help` prints.
pub const USAGE: &str = "\
Usage: cargo xtask TASK [OPTIONS]

  serve        build the site and serve it
               --addr 127.0.0.1:8080   address to listen on
               --base /                path below which the site is published
  test         every check: format, lints, docs, native, WASM in Chromium, end to end, budgets
  journeys     end-to-end tests alone; what follows goes to Playwright: specs/search.spec.ts --project=root
  build        build the site into dist/
               --base /                path below which the site is published
  dev          serve with rebuild on every change (Trunk)
  bench        measure the budgets of a release build
  bench search measure the search on 10,000 papers, beside MiniSearch and FlexSearch
               --papers FILE           papers, if not those in ../shared/corpus
               --queries FILE          queries, if not those in ../shared/bench
               --no-site               engines only, without a site of these papers
               --write                 put the result into README.md
  fmt          format the code
  lighthouse   Lighthouse's scores of a release build
  deny         check licences and sources of all crates (cargo-deny)
  reproduce    build twice from nothing and compare the bytes
  collection   make public/data/papers.json from collections/multi-task

The first run fetches what is missing into ~/.cache/offprint; later runs find it there.";

/// One task with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Print the usage.
    Help,
    /// Build the site.
    Build {
        /// Path below which it is published.
        base: BasePath,
    },
    /// Build and serve the site.
    Serve {
        /// Path below which it is published.
        base: BasePath,
        /// Address to listen on.
        addr: String,
    },
    /// Run every check.
    Test,
    /// Run the end-to-end tests.
    Journeys {
        /// What Playwright is told.
        told: Vec<OsString>,
    },
    /// Serve with rebuild on change.
    Dev,
    /// Write the page that Trunk serves; Trunk calls this before every build.
    DevPages,
    /// Measure the budgets.
    Bench,
    /// Measure the search beside others.
    BenchSearch(SearchOptions),
    /// Format the code.
    Format,
    /// Measure with Lighthouse.
    Lighthouse,
    /// Check what the crates are and where they come from.
    Deny,
    /// Build twice and compare.
    Reproduce,
    /// Make the shipped collection.
    Collection,
}

impl Task {
    /// Reads the command line.
    pub fn from_args(args: impl IntoIterator<Item = OsString>) -> Result<Self, lexopt::Error> {
        let mut parser = lexopt::Parser::from_iter(args);
        let mut name = None;
        let (mut base, mut addr) = (None, None);
        let (mut is_search, mut search) = (false, SearchOptions::default());
        while let Some(arg) = parser.next()? {
            match arg {
                Value(value) if name.is_none() && value == "journeys" => {
                    return Ok(Self::Journeys { told: parser.raw_args()?.collect() });
                }
                Value(value) if name.is_none() => name = Some(value.string()?),
                Value(value) if name.as_deref() == Some("bench") && value == "search" => is_search = true,
                Long("papers") => search.papers = Some(parser.value()?.into()),
                Long("queries") => search.queries = Some(parser.value()?.into()),
                Long("no-site") => search.no_site = true,
                Long("write") => search.write = true,
                Long("base") => base = Some(parser.value()?.parse_with(BasePath::parse)?),
                Long("addr") => addr = Some(parser.value()?.string()?),
                Short('h') | Long("help") => return Ok(Self::Help),
                other => return Err(other.unexpected()),
            }
        }
        let name = name.unwrap_or_else(|| "help".into());
        if base.is_some() && !matches!(name.as_str(), "serve" | "build") {
            return Err(format!("{name} takes no --base").into());
        }
        if addr.is_some() && name != "serve" {
            return Err(format!("{name} takes no --addr").into());
        }
        if !is_search && search != SearchOptions::default() {
            return Err("--papers, --queries, --no-site and --write belong to `bench search`".into());
        }
        let base = match base {
            Some(base) => base,
            None => BasePath::root(),
        };
        match name.as_str() {
            "help" => Ok(Self::Help),
            "build" => Ok(Self::Build { base }),
            "serve" => Ok(Self::Serve { base, addr: addr.unwrap_or_else(|| "127.0.0.1:8080".into()) }),
            "test" => Ok(Self::Test),
            "dev" => Ok(Self::Dev),
            "dev-pages" => Ok(Self::DevPages),
            "bench" if is_search => Ok(Self::BenchSearch(search)),
            "bench" => Ok(Self::Bench),
            "fmt" => Ok(Self::Format),
            "lighthouse" => Ok(Self::Lighthouse),
            "deny" => Ok(Self::Deny),
            "reproduce" => Ok(Self::Reproduce),
            "collection" => Ok(Self::Collection),
            other => Err(format!("there is no task {other:?}").into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(line: &str) -> Result<Task, String> {
        let args = std::iter::once("xtask").chain(line.split_whitespace()).map(OsString::from);
        Task::from_args(args).map_err(|error| error.to_string())
    }

    #[test]
    fn serve_listens_on_loopback_unless_told_otherwise() {
        assert_eq!(task("serve"), Ok(Task::Serve { base: BasePath::root(), addr: "127.0.0.1:8080".into() }));
        let told = task("serve --base /offprint/ --addr 0.0.0.0:80");
        assert_eq!(
            told,
            Ok(Task::Serve { base: BasePath::parse("offprint").unwrap(), addr: "0.0.0.0:80".into() })
        );
    }

    #[test]
    fn wrong_lines_are_refused_with_a_reason() {
        for (line, reason) in [
            ("launch", "there is no task \"launch\""),
            ("test --base /x/", "test takes no --base"),
            ("build --addr x", "build takes no --addr"),
            ("serve --base", "missing argument for option '--base'"),
            ("serve --base /../", "no base path"),
            ("serve now", "unexpected argument \"now\""),
            ("serve search", "unexpected argument \"search\""),
            ("bench --write", "belong to `bench search`"),
        ] {
            let error = task(line).unwrap_err();
            assert!(error.contains(reason), "{line}: {error}");
        }
    }

    #[test]
    fn the_search_is_measured_with_other_files_where_told() {
        assert_eq!(task("bench"), Ok(Task::Bench));
        assert_eq!(task("bench search"), Ok(Task::BenchSearch(SearchOptions::default())));
        let papers = Some("p.json.gz".into());
        let told = SearchOptions { papers, write: true, ..SearchOptions::default() };
        assert_eq!(task("bench search --papers p.json.gz --write"), Ok(Task::BenchSearch(told)));
    }

    #[test]
    fn what_follows_journeys_is_for_playwright() {
        let told = vec!["specs/x.spec.ts".into(), "--project=root".into()];
        assert_eq!(task("journeys specs/x.spec.ts --project=root"), Ok(Task::Journeys { told }));
        assert_eq!(task("journeys"), Ok(Task::Journeys { told: Vec::new() }));
    }

    #[test]
    fn nothing_asked_for_is_help() {
        assert_eq!(task(""), Ok(Task::Help));
        assert_eq!(task("serve --help"), Ok(Task::Help));
    }
}
