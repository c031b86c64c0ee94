//! Which candidates could be topics without being named by hand, and how much each is worth.

use std::collections::HashMap;

use super::mentions::{self, Mentions, length};
use super::merge::Merged;
use super::phrases::{Phrase, Phrases, Stats, words};
use super::pool::{Pool, parts};
use super::words::Corpus;

/// A topic that may be chosen.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The phrase, or the name given by hand.
    pub label: Label,
    /// What it is worth for a paper that is about it, from 0 to 2.
    pub quality: f64,
    /// Papers that mention it, with how much they are about it: 1 for a title, less for an abstract.
    pub papers: Vec<(usize, f64)>,
}

/// What a topic is called.
#[derive(Debug, Clone)]
pub(super) enum Label {
    /// By hand.
    Given(String),
    /// As the papers spell this phrase.
    Found(Phrase),
}

/// Share of a phrase's occurrences that must end where a chunk ends. Below, it is the beginning of something.
const ENDS: f64 = 0.4;
/// Share of a phrase's occurrences that must begin where a chunk begins. Below, it is the end of something.
const BEGINS: f64 = 0.3;
/// Share of a single word's papers that must have it in the title. Common words are in abstracts mostly.
const WORD_TITLES: f64 = 0.25;
/// Share of the papers from which a word says little.
const IN_MOST: f64 = 0.3;
/// Papers that a phrase must be in if no title has it.
const WITHOUT_TITLE: u32 = 3;
/// Share of a phrase's papers that a longer phrase may have before it stands for the shorter one.
const ABSORBED: f64 = 0.65;
/// How much a paper is about a topic that its title names.
pub(super) const TITLE: f64 = 1.0;
/// How much a paper is about a topic that its abstract names more than once.
pub(super) const REPEATED: f64 = 0.6;
/// How much a paper is about a specific topic that its abstract names once.
pub(super) const ONCE: f64 = 0.4;
/// How much a paper is about a common topic or a single word that its abstract names once: next to nothing.
pub(super) const IN_PASSING: f64 = 0.1;
/// How much a paper is about a topic that it lists among others.
const LISTED: f64 = 0.05;
/// Share of the papers from which a topic is common.
const COMMON: f64 = 0.15;

/// All topics that may be chosen: first those put together by hand, then the other candidates, best first.
pub(super) fn candidates(corpus: &Corpus, phrases: &Phrases, pool: &Pool, merged: &Merged) -> Vec<Candidate> {
    let fewest = fewest_papers(corpus.papers.len());
    let boilerplate = Boilerplate::of(corpus, phrases);
    let mut found: Vec<(Phrase, f64)> = pool
        .all()
        .into_iter()
        .filter_map(|phrase| Some((phrase, phrases.stats.get(&phrase)?)))
        .filter(|(phrase, stats)| {
            stats.papers >= fewest
                && stands_alone(corpus, phrase, stats)
                && boilerplate.allows(phrase, stats)
                && !merged.taken.contains(phrase)
        })
        .map(|(phrase, stats)| (phrase, quality(&phrase, stats, corpus)))
        .collect();
    // The sort is stable: equals stay in the order of their spelling.
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    absorb(&mut found, phrases);
    let (names, mut groups): (Vec<String>, Vec<Vec<Phrase>>) = merged.topics.iter().cloned().unzip();
    groups.extend(found.iter().map(|(phrase, _)| vec![*phrase]));
    let given = names.into_iter().map(|name| (Label::Given(name), 1.0));
    let found = found.into_iter().map(|(phrase, quality)| (Label::Found(phrase), quality));
    given
        .chain(found)
        .zip(mentions::count(corpus, &groups, &merged.taken))
        .map(|((label, quality), papers)| Candidate { label, quality, papers: relevance(papers, corpus) })
        .collect()
}

/// Papers that a found topic must have at least: two, or one in three hundred.
pub(super) fn fewest_papers(papers: usize) -> u32 {
    u32::try_from(papers / 300).unwrap_or(u32::MAX).max(2)
}

/// How much each paper is about a topic that it mentions.
fn relevance(papers: Vec<(usize, Mentions)>, corpus: &Corpus) -> Vec<(usize, f64)> {
    let common = papers.len() as f64 > COMMON * corpus.papers.len() as f64;
    let measure = |mentions: Mentions| match mentions {
        Mentions { title: true, .. } => TITLE,
        Mentions { count: 2.., .. } => REPEATED,
        Mentions { specific: true, .. } if !common => ONCE,
        Mentions { prose: true, .. } => IN_PASSING,
        _ => LISTED,
    };
    papers.into_iter().map(|(paper, mentions)| (paper, measure(mentions))).collect()
}

/// Whether a phrase looks like the name of something, by its words and by what stands around it.
fn stands_alone(corpus: &Corpus, phrase: &Phrase, stats: &Stats) -> bool {
    let words = words(phrase);
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return false };
    let key = |word: u32| corpus.keys[word as usize].as_str();
    let compound = |word: u32| corpus.compound[word as usize];
    let lexicon = &corpus.lexicon;
    let shaped = lexicon.may_begin(key(first)) && lexicon.may_end(key(last), compound(last));
    let telling =
        words.len() > 1 || compound(first) || (!lexicon.is_weak(key(first)) && key(first).len() > 3);
    let titled = words.len() > 1 || f64::from(stats.titles) >= WORD_TITLES * f64::from(stats.papers);
    let share = |part: u32| f64::from(part) / f64::from(stats.count.max(1));
    shaped
        && telling
        && titled
        && (stats.titles > 0 || stats.papers > WITHOUT_TITLE)
        && share(stats.ends) >= ENDS
        && share(stats.begins) >= BEGINS
}

/// Words that say little here: the lexicon's, and those that most papers have. Several of them make a topic
/// only in the most frequent phrase that begins with the first of them: `multi-task learning`, but neither
/// `multi-task training` nor `multi-task model` beside it.
struct Boilerplate {
    /// By key: whether the word says little.
    weak: Vec<bool>,
    /// Most papers of a phrase of several words, by its first word.
    most: HashMap<u32, u32>,
}

impl Boilerplate {
    fn of(corpus: &Corpus, phrases: &Phrases) -> Self {
        let mut weak: Vec<bool> = corpus.keys.iter().map(|key| corpus.lexicon.is_weak(key)).collect();
        let mut most: HashMap<u32, u32> = HashMap::new();
        let fewest = fewest_papers(corpus.papers.len());
        for (phrase, stats) in &phrases.stats {
            let words = words(phrase);
            if let [only] = words {
                weak[*only as usize] |= f64::from(stats.papers) > IN_MOST * corpus.papers.len() as f64;
            } else if stats.papers >= fewest && stands_alone(corpus, phrase, stats) {
                let most = most.entry(words[0]).or_default();
                *most = stats.papers.max(*most);
            }
        }
        Self { weak, most }
    }

    fn allows(&self, phrase: &Phrase, stats: &Stats) -> bool {
        let words = words(phrase);
        words.iter().any(|word| !self.weak[*word as usize])
            || (words.len() > 1 && self.most.get(&words[0]).is_some_and(|most| stats.papers >= *most))
    }
}

/// What a phrase is worth: more words, more titles, fewer papers.
fn quality(phrase: &Phrase, stats: &Stats, corpus: &Corpus) -> f64 {
    let specific = match length(corpus, phrase) {
        1 => 0.5,
        2 => 1.0,
        _ => 1.1,
    };
    let titles = f64::from(stats.titles) / f64::from(stats.papers.max(1));
    let all = (corpus.papers.len() as f64).max(2.0);
    let rare = 1.0 - f64::from(stats.papers).ln() / all.ln();
    specific * (0.6 + 0.6 * titles) * (0.5 + 0.5 * rare)
}

/// Removes phrases that mostly occur inside one longer candidate.
fn absorb(found: &mut Vec<(Phrase, f64)>, phrases: &Phrases) {
    let mut covering: HashMap<Phrase, u32> = HashMap::new();
    for (long, _) in found.iter() {
        let papers = phrases.stats.get(long).map_or(0, |stats| stats.papers);
        for short in parts(long) {
            let most = covering.entry(short).or_default();
            *most = papers.max(*most);
        }
    }
    found.retain(|(phrase, _)| {
        let papers = phrases.stats.get(phrase).map_or(0, |stats| stats.papers);
        let inside = covering.get(phrase).copied().unwrap_or_default();
        f64::from(inside) < ABSORBED * f64::from(papers)
    });
}
