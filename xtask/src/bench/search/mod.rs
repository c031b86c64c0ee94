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
mod work;

use std::path::PathBuf;

use self::corpus::Corpus;
use self::engines::Run;
use self::quality::{Half, Quality};
use self::table::Report;
use self::work::Work;
use crate::build;
use crate::error::TaskError;
use crate::progress::note;
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
    let workers = build::workers(workspace)?;
    let peers = search_peers::ensure(workspace)?;
    let chromium = chromium::find()?;
    let tests = playwright::ensure(workspace)?;
    let program = work::build_native(workspace)?;
    let is_busy = machine::is_busy();

    let native = work.native(&program)?;
    let (browser, runs) = work.in_browser(&workers, &peers, &chromium, &tests)?;
    let [built, offprint, others @ ..] = runs.as_slice() else {
        return Err(TaskError::Other("nothing was measured".into()));
    };
    let judged = |half| (half, Quality::of(&corpus, &offprint.hits, half));
    let mut verdicts = judgement::speed(built, offprint, others);
    verdicts.extend(judgement::quality(&[Half::All, Half::Even, Half::Odd].map(judged)));
    if !options.no_site {
        verdicts.extend(site::measure(workspace, &corpus, &work.folder, &chromium, &tests)?);
    }

    let shown = [offprint, built, &native].into_iter().chain(others);
    let shown: Vec<(&Run, Quality)> =
        shown.map(|run| (run, Quality::of(&corpus, &run.hits, Half::All))).collect();
    let conditions = conditions(&corpus, &browser, offprint.warm_up, is_busy);
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
fn conditions(corpus: &Corpus, browser: &str, warm_up: usize, is_busy: Option<bool>) -> String {
    let load = match is_busy {
        Some(false) => "",
        Some(true) => " Other programs were running, so that ratios count more than times.",
        None => " Whether other programs were running is unknown.",
    };
    format!(
        "{} papers, {} queries for known papers, {} cores, Chromium {browser}. Every engine ran in a worker of its own \
         in one page, one after the other, with the same titles, authors and abstracts, and the first {warm_up} queries once \
         before as a warm-up. Times are milliseconds; build is reading and indexing the papers. Search times are taken \
         inside the worker, round trips on the page. Offprint searches and counts venues too, and answers with all hits \
         and facet counts; the others answer with ten numbers. Index sizes are under brotli 9, Offprint's \
         without its positions; where the worker indexes, it is the text that it builds from. Memory is a page with this engine alone.{load}",
        thousands(corpus.collection.papers.len()),
        thousands(corpus.queries.len()),
        machine::cores(),
    )
}

/// A number with a comma before its last three digits.
fn thousands(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!([119, 1_000, 10_042].map(thousands), ["119", "1,000", "10,042"]);
    }
}
