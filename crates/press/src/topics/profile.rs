//! The words of each topic's papers, and how near a paper's words are to them.

use std::collections::{HashMap, HashSet};

use super::words::Corpus;

/// Added to the size of a topic, so that a word of its only paper does not count as the topic's.
const SMOOTHING: f64 = 2.0;

/// The words of each topic's papers.
pub(super) struct Profiles {
    /// Share of a topic's papers that have the word, by word and topic.
    shares: HashMap<u32, Vec<(usize, f64)>>,
    /// Papers that have the word.
    papers: HashMap<u32, usize>,
    /// Papers of each topic.
    sizes: Vec<usize>,
}

impl Profiles {
    /// The profiles of `topics` topics whose papers are known.
    pub(super) fn of(corpus: &Corpus, assigned: &[Vec<usize>], topics: usize) -> Self {
        let mut sizes = vec![0_usize; topics];
        let mut counts: HashMap<u32, HashMap<usize, usize>> = HashMap::new();
        let mut papers: HashMap<u32, usize> = HashMap::new();
        for (paper, list) in assigned.iter().enumerate() {
            for topic in list {
                sizes[*topic] += 1;
            }
            for word in vocabulary(corpus, paper) {
                *papers.entry(word).or_default() += 1;
                for topic in list {
                    *counts.entry(word).or_default().entry(*topic).or_default() += 1;
                }
            }
        }
        let shares = counts.into_iter().map(|(word, topics)| {
            let share =
                |(topic, count): (usize, usize)| (topic, count as f64 / (sizes[topic] as f64 + SMOOTHING));
            let mut list: Vec<(usize, f64)> = topics.into_iter().map(share).collect();
            list.sort_by_key(|(topic, _)| *topic);
            (word, list)
        });
        Self { shares: shares.collect(), papers, sizes }
    }

    /// Papers of a topic.
    pub(super) fn size(&self, topic: usize) -> usize {
        self.sizes[topic]
    }

    /// Topics by how much their papers use a paper's words, nearest first, with the nearness: the share of the
    /// topic's papers that have a word of the paper, on average over its words, rare words counting more.
    pub(super) fn nearest(&self, corpus: &Corpus, paper: usize) -> Vec<(usize, f64)> {
        let all = corpus.papers.len() as f64;
        let mut scores = vec![0.0_f64; self.sizes.len()];
        let mut whole = 0.0;
        for word in vocabulary(corpus, paper) {
            let rarity = (all / *self.papers.get(&word).unwrap_or(&1) as f64).ln().powi(2);
            whole += rarity;
            for (topic, share) in self.shares.get(&word).into_iter().flatten() {
                scores[*topic] += rarity * share;
            }
        }
        let found = scores.into_iter().enumerate().filter(|(_, score)| *score > 0.0);
        let mut nearest: Vec<(usize, f64)> = found.map(|(topic, score)| (topic, score / whole)).collect();
        nearest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        nearest
    }

    /// The nearness that half of each topic's own papers have.
    pub(super) fn usual(&self, corpus: &Corpus, assigned: &[Vec<usize>]) -> Vec<f64> {
        let mut own: Vec<Vec<f64>> = vec![Vec::new(); self.sizes.len()];
        for (paper, list) in assigned.iter().enumerate().filter(|(_, list)| !list.is_empty()) {
            for (topic, score) in self.nearest(corpus, paper) {
                if list.contains(&topic) {
                    own[topic].push(score);
                }
            }
        }
        let median = |mut scores: Vec<f64>| {
            scores.sort_by(f64::total_cmp);
            scores.get(scores.len() / 2).copied().unwrap_or(f64::MAX)
        };
        own.into_iter().map(median).collect()
    }
}

/// The words of a paper, in an order that does not change, since sums of floats depend on it.
fn vocabulary(corpus: &Corpus, paper: usize) -> Vec<u32> {
    let words = corpus.papers[paper].iter().flat_map(|text| &text.chunks).flatten().map(|word| word.key);
    let mut words: Vec<u32> = words.collect::<HashSet<_>>().into_iter().collect();
    words.sort_unstable();
    words
}
