//! Greedy choice of topics that together describe every paper.

use std::collections::HashSet;

use super::score::{Candidate, Label, ONCE, fewest_papers};
use super::words::Corpus;
use super::{FEWEST, MOST};

/// What a further topic is worth for a paper, for each topic that it has.
const DECAY: f64 = 0.45;
/// Share of the smaller topic's papers that two topics may have in common.
const OVERLAP: f64 = 0.7;
/// Gain below which no further topic is chosen once there are [`FEWEST`], as a share of the first one's.
const WORTH: f64 = 0.03;

/// The chosen topics: those given by hand, then those found, in the order of choice.
pub(super) fn select(corpus: &Corpus, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let papers = corpus.papers.len();
    let (given, mut found): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|candidate| matches!(candidate.label, Label::Given(_)));
    let mut described = vec![0.0_f64; papers];
    let mut chosen: Vec<Candidate> = Vec::new();
    let mut sets: Vec<HashSet<usize>> = Vec::new();
    let take = |candidate: Candidate, described: &mut Vec<f64>, sets: &mut Vec<HashSet<usize>>| {
        for &(paper, relevance) in &candidate.papers {
            described[paper] += relevance;
        }
        sets.push(about(&candidate));
        candidate
    };
    for candidate in given.into_iter().filter(|candidate| !candidate.papers.is_empty()) {
        chosen.push(take(candidate, &mut described, &mut sets));
    }
    found.retain(|candidate| about(candidate).len() >= fewest_papers(papers) as usize);
    let mut first_gain = None;
    while chosen.len() < MOST && !found.is_empty() {
        let gain = |candidate: &Candidate| -> f64 {
            let worth =
                candidate.papers.iter().map(|&(paper, relevance)| relevance * DECAY.powf(described[paper]));
            candidate.quality * worth.sum::<f64>()
        };
        // The first of equals, so that the order of candidates decides.
        let mut best = (0, f64::MIN);
        for (at, candidate) in found.iter().enumerate() {
            let gained = gain(candidate);
            if gained > best.1 {
                best = (at, gained);
            }
        }
        let threshold = WORTH * *first_gain.get_or_insert(best.1);
        if best.1 < threshold && chosen.len() >= FEWEST {
            break;
        }
        let candidate = found.remove(best.0);
        let set = about(&candidate);
        if sets.iter().all(|other| apart(&set, other)) {
            chosen.push(take(candidate, &mut described, &mut sets));
        }
    }
    chosen
}

/// Papers that are about a candidate, not only mention it.
fn about(candidate: &Candidate) -> HashSet<usize> {
    candidate.papers.iter().filter(|(_, relevance)| *relevance >= ONCE).map(|(paper, _)| *paper).collect()
}

/// Whether two topics are two: neither set of papers is mostly inside a set of like size.
fn apart(a: &HashSet<usize>, b: &HashSet<usize>) -> bool {
    let common = a.intersection(b).count() as f64;
    let (small, large) = (a.len().min(b.len()) as f64, a.len().max(b.len()) as f64);
    common < OVERLAP * small || small < 0.4 * large
}
