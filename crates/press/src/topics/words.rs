//! Titles and abstracts as words, with one key for all spellings of a word.

use std::collections::HashMap;
use std::ops::Range;

use offprint_paper::Paper;

use super::acronyms::{self, Acronyms};
use super::lexicon::Lexicon;
use super::tokens::{Raw, segments, singular, without_links};

/// One word, or several that are written as one somewhere (`multi-task`, `chain of thought`).
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Index of its key in [`Corpus::keys`].
    pub key: u32,
    /// Bytes of the text that it was read from; empty if it stands for an acronym.
    pub range: Range<usize>,
    /// Whether it stands in an enumeration.
    pub listed: bool,
}

/// A stretch of text without punctuation, function words or verbs.
pub(super) type Chunk = Vec<Word>;

/// One text of a paper.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// The text itself, for the spelling of names.
    pub text: String,
    /// Its chunks in order.
    pub chunks: Vec<Chunk>,
}

/// All papers as words.
pub(super) struct Corpus {
    /// Keys of words: lower case, hyphens removed, singular.
    pub keys: Vec<String>,
    /// Title and abstract of each paper.
    pub papers: Vec<[Text; 2]>,
    /// Whether a key was written with hyphens or as several words.
    pub compound: Vec<bool>,
    /// Whether a key was written as an acronym.
    pub capitals: Vec<bool>,
    /// What the acronyms of the papers stand for.
    acronyms: Acronyms,
    /// The lists of words to leave out.
    pub lexicon: Lexicon,
}

/// A text with its segments.
type Read<'t> = (&'t str, Vec<Vec<Raw>>);

/// Longest run of words that may be another spelling of a compound.
const LONGEST_COMPOUND: usize = 4;

impl Corpus {
    pub(super) fn read(papers: &[Paper]) -> Self {
        let texts: Vec<[Read<'_>; 2]> = papers
            .iter()
            .map(|paper| {
                let parts = [(&paper.title, &paper.title_spans), (&paper.abstract_text, &paper.spans)];
                parts.map(|(text, spans)| (text.as_str(), without_links(segments(text), spans)))
            })
            .collect();
        let mut hyphenated: HashMap<String, usize> = HashMap::new();
        for raw in texts.iter().flatten().flat_map(|(_, segments)| segments.iter().flatten()) {
            if raw.parts > 1 {
                *hyphenated.entry(singular(&raw.lower)).or_default() += 1;
            }
        }
        // A compound that was written once may be a slip.
        hyphenated.retain(|_, count| *count > 1);
        let acronyms =
            acronyms::find(texts.iter().flatten().map(|(text, segments)| (*text, segments.as_slice())));
        let mut corpus = Self {
            keys: Vec::new(),
            papers: Vec::with_capacity(papers.len()),
            compound: Vec::new(),
            capitals: Vec::new(),
            acronyms,
            lexicon: Lexicon::new(),
        };
        let mut ids = HashMap::new();
        for paper in texts {
            let read = paper.map(|(text, segments)| {
                let mut chunks = Vec::new();
                for segment in segments {
                    let expanded = acronyms::expand(text, segment, &corpus.acronyms);
                    let joined = join(expanded, &hyphenated, &corpus.lexicon);
                    corpus.chunk(text, joined, &mut ids, &mut chunks);
                }
                Text { text: text.to_owned(), chunks }
            });
            corpus.papers.push(read);
        }
        corpus
    }

    /// Splits a segment at stop words.
    fn chunk(
        &mut self,
        text: &str,
        words: Vec<Raw>,
        ids: &mut HashMap<String, u32>,
        chunks: &mut Vec<Chunk>,
    ) {
        let mut chunk = Chunk::new();
        for raw in words {
            let key = singular(&raw.lower);
            if self.lexicon.is_stop(&key) || self.lexicon.is_stop(&raw.lower) {
                chunks.extend((!chunk.is_empty()).then(|| std::mem::take(&mut chunk)));
                continue;
            }
            let id = self.intern(key, ids);
            self.compound[id as usize] |= raw.parts > 1;
            self.capitals[id as usize] |= text.get(raw.range.clone()).is_some_and(acronyms::is_acronym);
            chunk.push(Word { key: id, range: raw.range, listed: raw.listed });
        }
        chunks.extend((!chunk.is_empty()).then_some(chunk));
    }

    /// A phrase that a person wrote, in the spelling that [`Corpus::joined`] gives to all its variants.
    pub(super) fn spelled(&self, phrase: &str) -> String {
        let words =
            segments(phrase).into_iter().flat_map(|words| acronyms::expand(phrase, words, &self.acronyms));
        words.map(|raw| singular(&raw.lower)).collect()
    }

    /// Keys in one string.
    pub(super) fn joined(&self, keys: &[u32]) -> String {
        keys.iter().map(|key| self.keys[*key as usize].as_str()).collect()
    }

    fn intern(&mut self, key: String, ids: &mut HashMap<String, u32>) -> u32 {
        if let Some(&id) = ids.get(&key) {
            return id;
        }
        let id = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        self.compound.push(false);
        self.capitals.push(false);
        self.keys.push(key.clone());
        ids.insert(key, id);
        id
    }
}

/// Joins runs of words that the corpus elsewhere writes with hyphens, unless they end in a function word
/// (`based on`).
fn join(words: Vec<Raw>, hyphenated: &HashMap<String, usize>, lexicon: &Lexicon) -> Vec<Raw> {
    let mut joined: Vec<Raw> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let longest = LONGEST_COMPOUND.min(words.len() - at);
        let compound = (2..=longest).rev().find_map(|length| {
            let run = &words[at..at + length];
            let lower: String = run.iter().map(|raw| raw.lower.as_str()).collect();
            let ends = !lexicon.is_stop(&run[length - 1].lower);
            (ends && hyphenated.contains_key(&singular(&lower))).then(|| {
                // Words that stand for an acronym have no spelling of their own.
                let spelled = run.iter().all(|raw| !raw.range.is_empty());
                let start = run[0].range.start;
                let range = start..if spelled { run[length - 1].range.end } else { start };
                let listed = run[0].listed;
                (Raw { lower, range, parts: length, initials: Vec::new(), listed }, length)
            })
        });
        let (raw, length) = compound.unwrap_or_else(|| (words[at].clone(), 1));
        joined.push(raw);
        at += length;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_word_meet_under_one_key() {
        let texts = [
            "multi-task learning",
            "Multitask Learning",
            "multi task learning",
            "Multi-Task learnings",
            "multi-task",
        ];
        let papers: Vec<Paper> = texts.iter().map(|title| Paper::from_title(*title, "test")).collect();
        let corpus = Corpus::read(&papers);
        for paper in &corpus.papers {
            let first = &paper[0].chunks[0][0];
            assert_eq!(corpus.keys[first.key as usize], "multitask", "{}", paper[0].text);
        }
    }
}
