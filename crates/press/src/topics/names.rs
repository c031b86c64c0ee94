//! What a found topic is called: as the papers spell it most often, in lower case where it is no proper name.

use std::collections::HashMap;

use super::phrases::{Phrase, key, runs};
use super::score::{Candidate, Label};
use super::words::Corpus;

/// Names of the topics, in their order.
pub(super) fn name(corpus: &Corpus, topics: &[Candidate]) -> Vec<String> {
    let found = topics.iter().filter_map(|topic| match &topic.label {
        Label::Found(phrase) => Some(*phrase),
        Label::Given(_) => None,
    });
    let mut names = spell(corpus, found);
    let name = |topic: &Candidate| match &topic.label {
        Label::Given(name) => name.clone(),
        Label::Found(phrase) => names.remove(phrase).unwrap_or_default(),
    };
    topics.iter().map(name).collect()
}

/// Phrases as the papers spell them most often.
pub(super) fn spell(corpus: &Corpus, phrases: impl Iterator<Item = Phrase>) -> HashMap<Phrase, String> {
    let mut spellings: HashMap<Phrase, HashMap<String, usize>> =
        phrases.map(|phrase| (phrase, HashMap::new())).collect();
    for [_, abstract_text] in &corpus.papers {
        for (chunk, start, end) in abstract_text.chunks.iter().flat_map(runs) {
            let words = &chunk[start..end];
            let Some(counts) = spellings.get_mut(&key(chunk, start, end)) else { continue };
            if words.iter().all(|word| !word.range.is_empty()) {
                let range = words[0].range.start..words[words.len() - 1].range.end;
                let spelled = abstract_text.text.get(range).unwrap_or_default();
                *counts.entry(lower_words(spelled)).or_default() += 1;
            }
        }
    }
    let best = |(phrase, counts): (Phrase, HashMap<String, usize>)| {
        let best = counts.into_iter().max_by(|a, b| (a.1, &b.0).cmp(&(b.1, &a.0)));
        (phrase, best.map_or_else(|| phrase_keys(corpus, &phrase), |(spelled, _)| spelled))
    };
    spellings.into_iter().map(best).collect()
}

/// Words in lower case unless they have a capital or a digit behind their first letter.
fn lower_words(spelled: &str) -> String {
    let lower = |word: &str| {
        let proper = word
            .split(['-', '–'])
            .any(|part| part.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit()));
        if proper { word.to_owned() } else { word.to_lowercase() }
    };
    spelled.split_whitespace().map(lower).collect::<Vec<_>>().join(" ")
}

/// The keys themselves, for a phrase that only titles have.
fn phrase_keys(corpus: &Corpus, phrase: &Phrase) -> String {
    let words = super::phrases::words(phrase).iter().map(|key| corpus.keys[*key as usize].as_str());
    words.collect::<Vec<_>>().join(" ")
}
