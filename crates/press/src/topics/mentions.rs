//! How often each paper speaks of each topic.

use std::collections::{HashMap, HashSet};

use super::phrases::{LONGEST, Phrase, key, words};
use super::words::{Chunk, Corpus};

/// How a paper speaks of a topic.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mentions {
    /// Whether its title does.
    pub title: bool,
    /// How often title and abstract do. Where one phrase holds another of the same topic, both are one mention.
    pub count: u32,
    /// Whether a phrase of several words or an acronym is said outside an enumeration, which is rarely done by
    /// the way.
    pub specific: bool,
    /// Whether it does so outside of enumerations.
    pub prose: bool,
}

/// The papers that speak of each topic, in order. A topic is a list of phrases. Inside one of the `whole` phrases
/// only topics that have it are found: `word segmentation` is no segmentation if it is known to be something else.
pub(super) fn count(
    corpus: &Corpus,
    topics: &[Vec<Phrase>],
    whole: &HashSet<Phrase>,
) -> Vec<Vec<(usize, Mentions)>> {
    let mut holders: HashMap<Phrase, Vec<usize>> = HashMap::new();
    for (topic, phrases) in topics.iter().enumerate() {
        for phrase in phrases {
            let holders = holders.entry(*phrase).or_default();
            if !holders.contains(&topic) {
                holders.push(topic);
            }
        }
    }
    let mut papers = vec![Vec::new(); topics.len()];
    for (paper, texts) in corpus.papers.iter().enumerate() {
        let mut found: HashMap<usize, Mentions> = HashMap::new();
        for (text, in_title) in texts.iter().zip([true, false]) {
            for chunk in &text.chunks {
                for (topic, specific, prose) in in_chunk(corpus, chunk, &holders, whole) {
                    let mentions = found.entry(topic).or_default();
                    mentions.title |= in_title;
                    mentions.count += 1;
                    mentions.specific |= specific && prose;
                    mentions.prose |= prose;
                }
            }
        }
        for (topic, mentions) in found {
            papers[topic].push((paper, mentions));
        }
    }
    papers
}

/// Topics that a chunk speaks of, once per mention, with whether it is a name and whether it is
/// in running prose.
fn in_chunk(
    corpus: &Corpus,
    chunk: &Chunk,
    holders: &HashMap<Phrase, Vec<usize>>,
    whole: &HashSet<Phrase>,
) -> Vec<(usize, bool, bool)> {
    let mut covered: HashMap<usize, usize> = HashMap::new();
    let mut hidden = 0;
    let mut found = Vec::new();
    for start in 0..chunk.len() {
        for end in (start + 1..=chunk.len().min(start + LONGEST)).rev() {
            if end <= hidden {
                break;
            }
            let phrase = key(chunk, start, end);
            for &topic in holders.get(&phrase).into_iter().flatten() {
                if covered.get(&topic).is_none_or(|until| start >= *until) {
                    covered.insert(topic, end);
                    let name = length(corpus, &phrase) > 1 || corpus.capitals[chunk[start].key as usize];
                    found.push((topic, name, !chunk[start].listed));
                }
            }
            if whole.contains(&phrase) {
                hidden = end;
            }
        }
    }
    found
}

/// Words of a phrase, a compound for two.
pub(super) fn length(corpus: &Corpus, phrase: &Phrase) -> usize {
    words(phrase).iter().map(|word| 1 + usize::from(corpus.compound[*word as usize])).sum()
}
