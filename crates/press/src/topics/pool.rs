//! The candidates: every phrase of the papers that could name what they are about.

use std::collections::HashMap;

use super::phrases::{LONGEST, NONE, Phrase, Phrases, Stats, words};
use super::words::Corpus;

/// Papers that a candidate must be in. What one paper alone says is not a topic of the collection.
const FEWEST_PAPERS: u32 = 2;
/// Share of a phrase's occurrences that must end where a chunk ends. Below, it is the beginning of something.
const ENDS: f64 = 0.25;
/// Share of the occurrences of its rarest word that a phrase of words which say little must have.
const DRAWN: f64 = 0.08;

/// The candidates, by spelling.
pub(super) struct Pool {
    candidates: HashMap<String, Phrase>,
}

impl Pool {
    /// Gathers the candidates. A phrase is one if
    ///
    /// - two papers have it;
    /// - it is one telling word, or it begins and ends as a term can (see [`super::lexicon`]), and one of its words
    ///   is telling, or one of them is often said in just this phrase (`object detection`);
    /// - it stands on its own feet: it occurs more often than the phrases that hold it do on average, which is to
    ///   say that its C-value (Frantzi, Ananiadou, Mima 2000) is above zero.
    pub(super) fn of(corpus: &Corpus, phrases: &Phrases) -> Self {
        let shaped: HashMap<Phrase, u32> = phrases
            .stats
            .iter()
            .filter(|(phrase, stats)| {
                stats.papers >= FEWEST_PAPERS && is_shaped(corpus, phrases, phrase, stats)
            })
            .map(|(phrase, stats)| (*phrase, stats.count))
            .collect();
        let mut nested: HashMap<Phrase, (u32, u32)> = HashMap::new();
        for (long, count) in &shaped {
            for short in parts(long) {
                let (sum, number) = nested.entry(short).or_default();
                *sum += count;
                *number += 1;
            }
        }
        let stands = |phrase: &Phrase, count: u32| {
            nested.get(phrase).is_none_or(|(sum, number)| count * number > *sum)
        };
        // Two phrases may be spelled alike (`recurrent neural`, `recurrent-neural`): the more frequent one stands, and of
        // equals the one that was read first, so that the same papers give the same candidates.
        let mut standing: Vec<(Phrase, u32)> =
            shaped.into_iter().filter(|(phrase, count)| stands(phrase, *count)).collect();
        standing.sort_unstable_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
        let candidates = standing.into_iter().map(|(phrase, _)| (corpus.joined(words(&phrase)), phrase));
        Self { candidates: candidates.collect() }
    }

    /// The candidate that a person wrote, in any of its spellings.
    pub(super) fn find(&self, corpus: &Corpus, phrase: &str) -> Option<Phrase> {
        self.candidates.get(&corpus.spelled(phrase)).copied()
    }

    /// All candidates, in the order of their spelling.
    pub(super) fn all(&self) -> Vec<Phrase> {
        let mut all: Vec<(&String, &Phrase)> = self.candidates.iter().collect();
        all.sort();
        all.into_iter().map(|(_, phrase)| *phrase).collect()
    }
}

/// Whether a phrase looks like a term by its words and by what stands around it.
fn is_shaped(corpus: &Corpus, phrases: &Phrases, phrase: &Phrase, stats: &Stats) -> bool {
    let words = words(phrase);
    if let [only] = words {
        return is_telling(corpus, *only);
    }
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return false };
    let key = |word: u32| corpus.keys[word as usize].as_str();
    let drawn = is_drawn(phrases, phrase, stats);
    let share = |part: u32| f64::from(part) / f64::from(stats.count.max(1));
    corpus.lexicon.may_begin(key(first))
        && corpus.lexicon.may_end(key(last), corpus.compound[last as usize])
        && (words.iter().any(|word| is_telling(corpus, *word)) || drawn)
        && share(stats.ends) >= ENDS
}

/// Whether the words of a phrase are drawn to each other: one of them is often said in it.
fn is_drawn(phrases: &Phrases, phrase: &Phrase, stats: &Stats) -> bool {
    let alone = |word: &u32| phrases.stats.get(&single(*word)).map_or(0, |stats| stats.count);
    let rarest = words(phrase).iter().map(alone).min().unwrap_or_default();
    f64::from(stats.count) >= DRAWN * f64::from(rarest)
}

/// One word as a phrase.
fn single(word: u32) -> Phrase {
    let mut phrase = [NONE; LONGEST];
    phrase[0] = word;
    phrase
}

/// Whether a word says something by itself.
pub(super) fn is_telling(corpus: &Corpus, word: u32) -> bool {
    let key = &corpus.keys[word as usize];
    let long = key.chars().count() > 3 || corpus.capitals[word as usize];
    long && !corpus.lexicon.is_weak(key)
}

/// The shorter phrases that a phrase holds.
pub(super) fn parts(long: &Phrase) -> Vec<Phrase> {
    let long = words(long);
    let mut parts = Vec::new();
    for length in 1..long.len() {
        for inner in long.windows(length) {
            let mut short = [NONE; LONGEST];
            short[..length].copy_from_slice(inner);
            parts.push(short);
        }
    }
    parts
}
