//! Candidates for topics: the runs of one to three words of all chunks, counted.

use std::collections::HashMap;

use super::words::{Chunk, Corpus};

/// Longest candidate in words. A compound counts as one.
pub(super) const LONGEST: usize = 3;
/// Fills the places of a key that a shorter phrase leaves.
pub(super) const NONE: u32 = u32::MAX;

/// Keys of a phrase's words.
pub(super) type Phrase = [u32; LONGEST];

/// How a phrase occurs in the collection.
#[derive(Debug, Clone, Default)]
pub(super) struct Stats {
    /// Papers that have it.
    pub papers: u32,
    /// Papers that have it in the title.
    pub titles: u32,
    /// Occurrences.
    pub count: u32,
    /// Occurrences that no word of the same chunk precedes.
    pub begins: u32,
    /// Occurrences that no word of the same chunk follows.
    pub ends: u32,
}

/// The candidates, over all papers.
pub(super) struct Phrases {
    pub stats: HashMap<Phrase, Stats>,
}

impl Phrases {
    pub(super) fn count(corpus: &Corpus) -> Self {
        let mut stats: HashMap<Phrase, Stats> = HashMap::new();
        for [title, abstract_text] in &corpus.papers {
            // Whether the title has it.
            let mut present: HashMap<Phrase, bool> = HashMap::new();
            for (text, in_title) in [(title, true), (abstract_text, false)] {
                for (chunk, start, end) in text.chunks.iter().flat_map(runs) {
                    let phrase = key(chunk, start, end);
                    let all = stats.entry(phrase).or_default();
                    all.count += 1;
                    all.begins += u32::from(start == 0);
                    all.ends += u32::from(end == chunk.len());
                    *present.entry(phrase).or_default() |= in_title;
                }
            }
            for (phrase, in_title) in present {
                let all = stats.entry(phrase).or_default();
                all.papers += 1;
                all.titles += u32::from(in_title);
            }
        }
        Self { stats }
    }
}

/// All runs of a chunk that are short enough, as chunk, first word, and one past the last.
pub(super) fn runs(chunk: &Chunk) -> impl Iterator<Item = (&Chunk, usize, usize)> {
    (0..chunk.len()).flat_map(move |start| {
        (start + 1..=chunk.len().min(start + LONGEST)).map(move |end| (chunk, start, end))
    })
}

/// The phrase of a run.
pub(super) fn key(chunk: &Chunk, start: usize, end: usize) -> Phrase {
    let mut phrase = [NONE; LONGEST];
    for (place, word) in phrase.iter_mut().zip(&chunk[start..end]) {
        *place = word.key;
    }
    phrase
}

/// The words of a phrase.
pub(super) fn words(phrase: &Phrase) -> &[u32] {
    let length = phrase.iter().position(|key| *key == NONE).unwrap_or(LONGEST);
    &phrase[..length]
}
