//! What `topics.toml` makes of the candidates.

use std::collections::HashSet;

use super::phrases::Phrase;
use super::pool::Pool;
use super::rules::{Mention, Rules};
use super::words::Corpus;

/// The candidates as a person sorted them.
pub(super) struct Merged {
    /// Name and candidates of each topic that was put together by hand.
    pub topics: Vec<(String, Vec<Phrase>)>,
    /// Candidates that are no topics of their own: merged or dropped.
    pub taken: HashSet<Phrase>,
    /// What the file speaks of although it is no candidate.
    pub unknown: Vec<Mention>,
}

/// Looks the phrases of `rules` up among the candidates. One that is none has no effect but to be reported.
pub(super) fn merge(corpus: &Corpus, pool: &Pool, rules: &Rules) -> Merged {
    let mut merged = Merged { topics: Vec::new(), taken: HashSet::new(), unknown: Vec::new() };
    let mut find = |mention: &Mention| {
        let found = pool.find(corpus, &mention.phrase);
        match found {
            Some(phrase) => drop(merged.taken.insert(phrase)),
            None => merged.unknown.push(mention.clone()),
        }
        found
    };
    for topic in &rules.topics {
        let phrases = topic.merge.iter().filter_map(&mut find).collect();
        merged.topics.push((topic.name.clone(), phrases));
    }
    for mention in &rules.drop {
        find(mention);
    }
    merged.unknown.sort_by_key(|mention| mention.line);
    merged
}
