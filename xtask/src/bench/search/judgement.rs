//! What is asked of the search at 10,000 papers, and whether it is so.

use super::engines::Run;
use super::quality::{Half, Quality};
use crate::bench::verdict::{Verdict, with_unit};

/// Longest search in the worker, p95, in milliseconds.
const P95: f64 = 2.0;

/// MiniSearch's p95 in the same run is at least this many times Offprint's.
const TIMES_FASTER: u32 = 20;

/// Longest time from an index's bytes to the first search, in milliseconds.
const SEARCHABLE: f64 = 150.0;

/// Least mean reciprocal rank over all queries.
const MRR: f64 = 0.96;

/// Least share of queries with their paper among the ten best.
const RECALL: f64 = 0.99;

/// Least mean reciprocal rank of any kind.
const ANY_KIND: f64 = 0.90;

/// The best that any peer reached per kind (MiniSearch, FlexSearch, lunr, Orama, uFuzzy, Fuse.js on these papers).
pub const BEST_PEER: [(&str, f64); 10] = [
    ("title3", 0.96),
    ("prefix", 0.96),
    ("typo1", 0.94),
    ("typo2", 0.90),
    ("abstract3", 0.98),
    ("author+word", 0.98),
    ("inflect", 0.96),
    ("hyphen", 0.87),
    ("accent", 0.93),
    ("fulltitle", 1.00),
];

/// What is asked of the mean reciprocal rank of a kind.
pub fn least(kind: &str) -> f64 {
    let best = BEST_PEER.iter().find(|(known, _)| *known == kind);
    best.map_or(ANY_KIND, |(_, best)| best.max(ANY_KIND))
}

/// Speed: alone, and beside the peers of the same run. `built` indexed the papers itself, `offprint` answers from files.
pub fn speed(built: &Run, offprint: &Run, peers: &[Run]) -> Vec<Verdict> {
    let searchable = offprint.searchable.unwrap_or_default();
    let mut verdicts = vec![
        Verdict::at_most("search in the worker, p95", offprint.search.p95, P95, "ms"),
        Verdict::at_most("first search after the index arrived", searchable, SEARCHABLE, "ms"),
    ];
    for peer in peers.iter().filter(|peer| peer.short.starts_with("MiniSearch")) {
        verdicts.push(share(
            &format!("p95 against {}", peer.short),
            offprint.search.p95,
            peer.search.p95,
            TIMES_FASTER,
        ));
    }
    for peer in peers {
        verdicts.push(share(&format!("build against {}", peer.short), built.build, peer.build, 1));
    }
    for peer in peers {
        let (own, other) = (built.searchable.unwrap_or_default(), peer.searchable.unwrap_or_default());
        verdicts.push(share(&format!("first search after bytes against {}", peer.short), own, other, 1));
    }
    verdicts
}

/// Quality over all queries and over both halves.
pub fn quality(halves: &[(Half, Quality)]) -> Vec<Verdict> {
    let figure = |(half, quality): &(Half, Quality)| {
        let half = half.name();
        [
            Verdict::at_least(&format!("MRR@10{half}"), quality.all.mrr(), MRR),
            Verdict::at_least(&format!("recall@10{half}"), quality.all.recall(), RECALL),
            kinds(half, quality),
        ]
    };
    halves.iter().flat_map(figure).collect()
}

/// One verdict on all kinds: it names those that are too low, or the lowest.
fn kinds(half: &str, quality: &Quality) -> Verdict {
    let low = quality.kinds.iter().filter(|(kind, score)| hundredths(score.mrr()) < hundredths(least(kind)));
    let low: Vec<String> =
        low.map(|(kind, score)| format!("{kind} {:.2} (< {:.2})", score.mrr(), least(kind))).collect();
    let lowest = quality.weakest().map(|(kind, score)| format!("lowest: {kind} {:.2}", score.mrr()));
    Verdict {
        what: format!("each kind's MRR@10{half}"),
        holds: low.is_empty() && lowest.is_some(),
        value: if low.is_empty() { lowest } else { Some(low.join(", ")) },
        target: "as above".into(),
    }
}

/// How a time stands to another: no more than one part in `parts`.
fn share(what: &str, own: f64, other: f64, parts: u32) -> Verdict {
    let target = if parts == 1 { "≤ 1".to_owned() } else { format!("≤ 1/{parts}") };
    let times = if own > 0.0 && own < other {
        format!("1/{}", with_unit(other / own, ""))
    } else {
        with_unit(own / other.max(f64::EPSILON), "")
    };
    Verdict { what: what.to_owned(), value: Some(times), target, holds: own * f64::from(parts) <= other }
}

/// Figures are compared as they are printed, at two decimals.
fn hundredths(value: f64) -> i64 {
    (value * 100.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::super::latency::Latency;
    use super::super::quality::Score;
    use super::*;

    fn run(short: &'static str, p95: f64, build: f64) -> Run {
        Run {
            short,
            build,
            searchable: Some(build),
            search: Latency { p95, ..Latency::default() },
            ..Run::default()
        }
    }

    #[test]
    fn speed_is_judged_alone_and_beside_the_peers() {
        let peers = [run("MiniSearch AND", 45.0, 2_000.0), run("FlexSearch", 1.0, 500.0)];
        let verdicts = speed(&run("Offprint", 9.9, 1_000.0), &run("Offprint from files", 2.1, 50.0), &peers);
        let rows: Vec<String> = verdicts.iter().map(Verdict::markdown).collect();
        assert_eq!(rows[0], "| search in the worker, p95 | ≤ 2 ms | 2.1 ms | missed |");
        assert_eq!(rows[1], "| first search after the index arrived | ≤ 150 ms | 50.0 ms | ok |");
        assert_eq!(rows[2], "| p95 against MiniSearch AND | ≤ 1/20 | 1/21.4 | ok |");
        assert_eq!(rows[3], "| build against MiniSearch AND | ≤ 1 | 1/2.0 | ok |");
        assert_eq!(rows[4], "| build against FlexSearch | ≤ 1 | 2.0 | missed |");
        assert_eq!(rows.len(), 7);
    }

    #[test]
    fn a_share_is_compared_exactly() {
        assert!(share("a", 1.0, 20.0, 20).holds);
        assert!(!share("a", 1.01, 20.0, 20).holds);
    }

    #[test]
    fn kinds_are_compared_at_two_decimals_and_the_low_ones_named() {
        let quality = |hyphen: (usize, f64), title: (usize, f64)| {
            let score = |(queries, reciprocal)| Score::for_test(queries, reciprocal);
            let kinds = [("hyphen".to_owned(), score(hyphen)), ("title3".to_owned(), score(title))];
            Quality { kinds: kinds.into(), ..Quality::default() }
        };
        let good = kinds("", &quality((1000, 898.0), (1000, 955.0)));
        assert!(good.holds, "0.898 is 0.90: {good:?}");
        assert_eq!(good.value.as_deref(), Some("lowest: hyphen 0.90"));
        let low = kinds(", odd half", &quality((1000, 890.0), (1000, 950.0)));
        assert_eq!(low.value.as_deref(), Some("hyphen 0.89 (< 0.90), title3 0.95 (< 0.96)"));
        assert!(low.what.ends_with("MRR@10, odd half") && !low.holds);
        assert_eq!((least("hyphen"), least("abstract3"), least("new")), (0.90, 0.98, 0.90));
    }
}
