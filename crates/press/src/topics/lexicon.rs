//! The words that topics are not made of: English function words and the boilerplate of academic prose.
//!
//! The lists know how papers are written, not what they are written about. All entries are keys as
//! [`super::words`] makes them: lower case, without hyphens, singular. A line that begins with `#` is a remark.

use std::collections::HashSet;

/// Endings of hyphenated compounds that are adjectives: `task-specific`, `graph-based`.
const ADJECTIVE_TAILS: &[&str] = &[
    "agnostic",
    "aware",
    "based",
    "centric",
    "dependent",
    "dimensional",
    "driven",
    "efficient",
    "free",
    "friendly",
    "grained",
    "guided",
    "independent",
    "intensive",
    "level",
    "like",
    "lingual",
    "modal",
    "only",
    "oriented",
    "performing",
    "quality",
    "rich",
    "scale",
    "shot",
    "source",
    "specific",
    "style",
    "tailed",
    "term",
    "turn",
    "wide",
    "wise",
    "world",
];

/// Participles end in this and are adjectives at the end of a compound: `self-supervised`, `pre-trained`.
const PARTICIPLE: &str = "ed";

/// Adverbs are stop words; these words in `-ly` are none.
const NO_ADVERBS: &[&str] = &["anomaly", "assembly", "family", "supply", "butterfly", "monopoly"];

/// The lists, ready for look-ups.
pub(super) struct Lexicon {
    stop: HashSet<&'static str>,
    weak: HashSet<&'static str>,
    no_start: HashSet<&'static str>,
    no_end: HashSet<&'static str>,
}

impl Lexicon {
    pub(super) fn new() -> Self {
        Self {
            stop: list(include_str!("lexicon/stop.txt")),
            weak: list(include_str!("lexicon/weak.txt")),
            no_start: list(include_str!("lexicon/no_start.txt")),
            no_end: list(include_str!("lexicon/no_end.txt")),
        }
    }

    /// Whether no topic contains the word.
    pub(super) fn is_stop(&self, key: &str) -> bool {
        let adverb = key.ends_with("ly") && key.len() > 4 && !NO_ADVERBS.contains(&key);
        adverb
            || key.chars().count() < 2
            || self.stop.contains(key)
            || key.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether a topic may begin with the word.
    pub(super) fn may_begin(&self, key: &str) -> bool {
        !self.no_start.contains(key)
    }

    /// Whether a topic may end with the word; `compound` says that it is written with hyphens.
    pub(super) fn may_end(&self, key: &str, compound: bool) -> bool {
        let adjective =
            compound && (key.ends_with(PARTICIPLE) || ADJECTIVE_TAILS.iter().any(|tail| key.ends_with(tail)));
        !adjective && !self.no_end.contains(key)
    }

    /// Whether the word alone says too little to be a topic.
    pub(super) fn is_weak(&self, key: &str) -> bool {
        self.weak.contains(key) || self.no_end.contains(key) || self.no_start.contains(key)
    }
}

fn list(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}
