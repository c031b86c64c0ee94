//! The result as Markdown: conditions, engines, kinds of query, verdicts.

use super::engines::Run;
use super::judgement::{BEST_PEER, least};
use super::latency::Latency;
use super::quality::Quality;
use crate::bench::verdict::{Verdict, with_unit};

/// Everything that is shown.
#[derive(Debug)]
pub struct Report<'r> {
    /// Under which conditions, in sentences.
    pub conditions: &'r str,
    /// Each engine with how well it finds.
    pub runs: &'r [(&'r Run, Quality)],
    /// What is asked, and whether it is so.
    pub verdicts: &'r [Verdict],
}

/// Heads of the first table. Times are in milliseconds.
const HEADS: [&str; 11] = [
    "engine",
    "build",
    "first search after bytes",
    "p50",
    "p95",
    "max",
    "round trip p50 / p95",
    "memory, MB",
    "index, MB: raw / brotli",
    "MRR@10",
    "recall@10",
];

impl Report<'_> {
    /// The whole as Markdown, without a line break at its end.
    pub fn markdown(&self) -> String {
        let parts = [wrapped(self.conditions), self.engines(), self.kinds(), self.verdicts()];
        parts.join("\n\n")
    }

    fn engines(&self) -> String {
        let mut table = Table::new(HEADS.map(str::to_owned).into());
        for (run, quality) in self.runs {
            table.row(vec![
                run.label.clone(),
                millis(run.build),
                run.searchable.map(millis).unwrap_or_default(),
                millis(run.search.p50),
                millis(run.search.p95),
                millis(run.search.max),
                run.round_trip
                    .map(|Latency { p50, p95, .. }| format!("{} / {}", millis(p50), millis(p95)))
                    .unwrap_or_default(),
                run.memory.map(|bytes| format!("{:.0}", bytes / 1e6)).unwrap_or_default(),
                run.size
                    .map(|size| format!("{:.1} / {:.1}", size.raw / 1e6, size.brotli / 1e6))
                    .unwrap_or_default(),
                format!("{:.3}", quality.all.mrr()),
                format!("{:.3}", quality.all.recall()),
            ]);
        }
        table.markdown()
    }

    /// Mean reciprocal rank per kind, in the order in which the targets stand; kinds without a target after them.
    fn kinds(&self) -> String {
        let mut kinds: Vec<&str> = BEST_PEER.iter().map(|(kind, _)| *kind).collect();
        let others = self.runs.iter().flat_map(|(_, quality)| quality.kinds.keys());
        others.for_each(|kind| {
            if !kinds.contains(&kind.as_str()) {
                kinds.push(kind);
            }
        });
        let heads = std::iter::once("MRR@10").chain(kinds.iter().copied());
        let mut table = Table::new(heads.map(str::to_owned).collect());
        for (run, quality) in self.runs {
            let figure = |kind: &&str| quality.kinds.get(*kind).map(|score| format!("{:.2}", score.mrr()));
            let figures = kinds.iter().map(|kind| figure(kind).unwrap_or_default());
            table.row(std::iter::once(run.label.clone()).chain(figures).collect());
        }
        let targets = kinds.iter().map(|kind| format!("{:.2}", least(kind)));
        table.row(std::iter::once("asked of Offprint".to_owned()).chain(targets).collect());
        table.markdown()
    }

    fn verdicts(&self) -> String {
        let rows = self.verdicts.iter().map(|verdict| format!("\n{}", verdict.markdown()));
        format!("| what | asked | measured | |\n| --- | --- | --- | --- |{}", rows.collect::<String>())
    }
}

/// Text in lines of at most 120 characters, broken between words.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= 120 => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}

/// Milliseconds without their unit.
fn millis(value: f64) -> String {
    with_unit(value, "")
}

/// Rows below heads.
struct Table {
    lines: Vec<String>,
}

impl Table {
    fn new(heads: Vec<String>) -> Self {
        let rule = heads.iter().map(|_| "---".to_owned()).collect();
        let mut table = Self { lines: Vec::new() };
        table.row(heads);
        table.row(rule);
        table
    }

    fn row(&mut self, cells: Vec<String>) {
        self.lines.push(format!("| {} |", cells.join(" | ")));
    }

    fn markdown(&self) -> String {
        self.lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::super::engines::Size;
    use super::super::quality::Score;
    use super::*;

    #[test]
    fn prose_is_wrapped_between_words() {
        assert_eq!(wrapped(&["word"; 30].join(" ")).lines().map(str::len).collect::<Vec<_>>(), [119, 29]);
        assert_eq!(wrapped("a"), "a");
    }

    #[test]
    fn the_report_shows_engines_kinds_and_verdicts() {
        let times = Latency { p50: 0.25, p95: 1.5, max: 12.0 };
        let run = Run {
            label: "Offprint".into(),
            searchable: Some(2_001.0),
            build: 1_234.4,
            search: times,
            round_trip: Some(times),
            memory: Some(61.6e6),
            size: Some(Size { raw: 12.34e6, brotli: 2.5e6 }),
            ..Run::default()
        };
        let quality = Quality {
            all: Score::for_test(4, 3.0),
            kinds: [("hyphen".to_owned(), Score::for_test(4, 3.0))].into(),
        };
        let native = Run { label: "native".into(), ..Run::default() };
        let runs = [(&run, quality), (&native, Quality::default())];
        let verdicts = [Verdict::at_most("p95", 1.5, 2.0, "ms")];
        let text = Report { conditions: "Some papers.", runs: &runs, verdicts: &verdicts }.markdown();
        for line in [
            "| Offprint | 1234 | 2001 | 0.250 | 1.5 | 12.0 | 0.250 / 1.5 | 62 | 12.3 / 2.5 | 0.750 | 1.000 |",
            "| native | 0.0 |  | 0.0 | 0.0 | 0.0 |  |  |  | 0.000 | 0.000 |",
            "| Offprint |  |  |  |  |  |  |  | 0.75 |  |  |",
            "| p95 | ≤ 2 ms | 1.5 ms | ok |",
        ] {
            assert!(text.lines().any(|there| there == line), "{line}\nnot in\n{text}");
        }
        assert!(text.starts_with("Some papers.\n\n| engine | build |"), "{text}");
        let widths: Vec<usize> = text.lines().map(|line| line.matches('|').count()).collect();
        assert_eq!(widths[2..6], [12, 12, 12, 12], "every row has a cell per head");
    }
}
