//! Which papers belong to which of the chosen topics.

use super::profile::Profiles;
use super::score::{Candidate, IN_PASSING, ONCE};
use super::words::Corpus;

/// Topics of one paper below which it is looked at more closely.
const FEWEST_PER_PAPER: usize = 2;
/// Most topics of one paper.
const MOST_PER_PAPER: usize = 5;
/// Place among a paper's nearest topics that one mentioned in passing must have.
const NEAR: usize = 5;
/// Papers from which the words of a topic's papers tell enough to go by them alone.
const TELLING: usize = 30;

/// Topics of each paper, most telling first, as positions in `topics`.
///
/// A paper has the topics that it is about. Where they are too few, it also has a topic that it mentions in
/// passing if the words of its text are near to those of the topic's papers, and a large topic if its words are
/// as near as those of most papers of the topic. One that has none by then gets the nearest.
pub(super) fn assign(corpus: &Corpus, topics: &[Candidate]) -> Vec<Vec<usize>> {
    let mentions = mentions(corpus, topics);
    let about = |list: &Vec<(usize, f64)>| -> Vec<usize> {
        let about = list.iter().filter(|(_, relevance)| *relevance >= ONCE).map(|(topic, _)| *topic);
        about.take(MOST_PER_PAPER).collect()
    };
    let mut assigned: Vec<Vec<usize>> = mentions.iter().map(about).collect();
    let profiles = Profiles::of(corpus, &assigned, topics.len());
    let usual = profiles.usual(corpus, &assigned);
    for (paper, list) in assigned.iter_mut().enumerate() {
        if list.len() >= FEWEST_PER_PAPER {
            continue;
        }
        let nearest = profiles.nearest(corpus, paper);
        let near = |topic: usize| nearest.iter().take(NEAR).any(|(other, _)| *other == topic);
        let passing =
            mentions[paper].iter().filter(|(topic, relevance)| *relevance >= IN_PASSING && near(*topic));
        let alike = nearest
            .iter()
            .filter(|(topic, score)| profiles.size(*topic) >= TELLING && *score >= usual[*topic]);
        for topic in passing.chain(alike).map(|(topic, _)| *topic) {
            if list.len() < FEWEST_PER_PAPER && !list.contains(&topic) {
                list.push(topic);
            }
        }
        if list.is_empty() {
            let mentioned = mentions[paper].first().map(|(topic, _)| *topic);
            list.extend(mentioned.or(nearest.first().map(|(topic, _)| *topic)));
        }
    }
    assigned
}

/// The topics that each paper mentions and how much it is about them, most first.
fn mentions(corpus: &Corpus, topics: &[Candidate]) -> Vec<Vec<(usize, f64)>> {
    let mut mentions: Vec<Vec<(usize, f64)>> = vec![Vec::new(); corpus.papers.len()];
    for (topic, candidate) in topics.iter().enumerate() {
        for &(paper, relevance) in &candidate.papers {
            mentions[paper].push((topic, relevance));
        }
    }
    // Between equally relevant topics, the one with fewer papers tells more.
    for list in &mut mentions {
        list.sort_by(|a, b| {
            let size = |topic: usize| topics[topic].papers.len();
            b.1.total_cmp(&a.1).then(size(a.0).cmp(&size(b.0))).then(a.0.cmp(&b.0))
        });
    }
    mentions
}
