//! Finds what a collection is about, and which paper belongs to which topic.
//!
//! The topics come out of titles and abstracts alone, and no step knows the field:
//!
//! 1. [`tokens`], [`words`]: text to words. Spelling variants get one key (`multi-task`, `multitask`, `multi task`;
//!    singular and plural), and an acronym counts as the phrase it was introduced for ([`acronyms`]).
//! 2. [`phrases`]: every run of one to three words between function words, verbs and punctuation is counted.
//! 3. [`pool`]: those that could name something are the candidates. They are in two papers at least, begin and end
//!    as terms do, are no boilerplate of academic prose ([`lexicon`]), and stand on their own (C-value).
//! 4. [`rules`], [`merge`]: `topics.toml`, if there is one, names, merges and drops candidates. It can add none.
//! 5. [`score`], [`select`]: merged candidates are topics. Of the others, the best become topics: greedily, each
//!    time the one that tells most about papers that are not yet well described, until the topics are enough or
//!    no candidate adds anything.
//! 6. [`mentions`], [`assign`]: papers get the topics they are about: named in the title, more than once in the
//!    abstract, or once as a term of several words outside an enumeration. A paper that has few by then gets what
//!    it mentions in passing if its words agree ([`profile`]), and at last the topic that is nearest.

mod acronyms;
mod assign;
mod lexicon;
mod mentions;
mod merge;
mod names;
mod phrases;
mod pool;
mod profile;
mod rules;
mod score;
mod select;
mod tokens;
mod words;

use std::collections::HashSet;

use offprint_interchange::Report;
use offprint_paper::Paper;

use crate::Finding;
use crate::sources::TOPICS;

pub(crate) use rules::Rules;

/// Fewest topics of a collection that is large enough to have that many.
pub(crate) const FEWEST: usize = 15;
/// Most topics of a collection.
pub(crate) const MOST: usize = 40;

/// A phrase that was derived from the papers and that `topics.toml` may name, merge or drop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicCandidate {
    /// The phrase, as the papers spell it most often.
    pub phrase: String,
    /// Papers that have it.
    pub papers: u32,
    /// Papers that have it in the title.
    pub titles: u32,
}

/// Fills in the topics of papers that have none, most telling first, and gives all candidates, those of most
/// papers first. What `rules` speaks of although it was not derived is noted.
pub(crate) fn find(papers: &mut [Paper], rules: &Rules, report: &mut Report) -> Vec<TopicCandidate> {
    let corpus = words::Corpus::read(papers);
    let phrases = phrases::Phrases::count(&corpus);
    let pool = pool::Pool::of(&corpus, &phrases);
    let merged = merge::merge(&corpus, &pool, rules);
    for mention in &merged.unknown {
        let phrase = mention.phrase.clone();
        report.note(TOPICS, mention.line, Finding::NoCandidate { phrase });
    }
    let candidates = score::candidates(&corpus, &phrases, &pool, &merged);
    let topics = select::select(&corpus, candidates);
    let named = names::name(&corpus, &topics);
    for (paper, found) in papers.iter_mut().zip(assign::assign(&corpus, &topics)) {
        if paper.topics.is_empty() {
            let mut seen = HashSet::new();
            let names = found.into_iter().map(|topic| named[topic].clone());
            paper.topics = names.filter(|name| seen.insert(name.clone())).collect();
        }
    }
    listed(&corpus, &phrases, &pool)
}

fn listed(corpus: &words::Corpus, phrases: &phrases::Phrases, pool: &pool::Pool) -> Vec<TopicCandidate> {
    let all = pool.all();
    let mut names = names::spell(corpus, all.iter().copied());
    let mut listed: Vec<TopicCandidate> = all
        .iter()
        .filter_map(|phrase| {
            let stats = phrases.stats.get(phrase)?;
            let phrase = names.remove(phrase)?;
            Some(TopicCandidate { phrase, papers: stats.papers, titles: stats.titles })
        })
        .collect();
    listed.sort_by(|a, b| b.papers.cmp(&a.papers).then_with(|| a.phrase.cmp(&b.phrase)));
    listed
}
