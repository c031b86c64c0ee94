//! Acronyms that papers introduce, as in "multi-task learning (MTL)", and the phrases they stand for.

use std::collections::HashMap;

use super::tokens::{Raw, singular};

/// Fewest and most letters of an acronym.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=6;
/// Share of its introductions that a phrase must have to be what an acronym stands for throughout.
const AGREEMENT: f64 = 0.6;

/// Phrase of each acronym, as words; keys are lower case and singular.
pub(super) type Acronyms = HashMap<String, Vec<Raw>>;

/// Gathers the introductions of all texts. An acronym that different papers introduce for different phrases is
/// left alone.
pub(super) fn find<'t>(texts: impl Iterator<Item = (&'t str, &'t [Vec<Raw>])>) -> Acronyms {
    let mut votes: HashMap<String, HashMap<String, (usize, Vec<Raw>)>> = HashMap::new();
    for (text, segments) in texts {
        for pair in segments.windows(2) {
            let [before, inside] = pair else { continue };
            let Some(acronym) = introduced(text, before, inside) else { continue };
            let capitals: String =
                text[inside[0].range.clone()].chars().filter(|c| c.is_uppercase()).collect();
            let Some(phrase) = matching(&acronym, &capitals.to_lowercase(), before) else { continue };
            let spelled = phrase.iter().map(|raw| singular(&raw.lower)).collect::<String>();
            let vote = votes.entry(acronym).or_default().entry(spelled).or_insert((0, phrase.to_vec()));
            vote.0 += 1;
        }
    }
    let clear = votes.into_iter().filter_map(|(acronym, phrases)| {
        let all: usize = phrases.values().map(|(count, _)| count).sum();
        let (spelled, (count, phrase)) =
            phrases.into_iter().max_by(|a, b| (a.1.0, &b.0).cmp(&(b.1.0, &a.0)))?;
        (count as f64 >= AGREEMENT * all as f64 && spelled != acronym).then_some((acronym, phrase))
    });
    clear.collect()
}

/// The acronym that stands alone in brackets behind `before`.
fn introduced(text: &str, before: &[Raw], inside: &[Raw]) -> Option<String> {
    let ([.., last], [only]) = (before, inside) else { return None };
    let between = text.get(last.range.end..only.range.start)?.trim();
    let closes = text.get(only.range.end..)?.trim_start().starts_with(')');
    (between == "(" && closes && is_acronym(text.get(only.range.clone())?)).then(|| singular(&only.lower))
}

/// Whether a word is written like an acronym: capitals and digits, at most every other letter small (`MoE`), with
/// at most a plural `s` behind them.
pub(super) fn is_acronym(word: &str) -> bool {
    let letters = word.strip_suffix('s').unwrap_or(word);
    let large = |c: char| c.is_uppercase() || c.is_ascii_digit();
    let (first, last) = (letters.chars().next(), letters.chars().next_back());
    let capitals = letters.chars().filter(|c| large(*c)).count();
    LETTERS.contains(&letters.chars().count())
        && letters.chars().all(char::is_alphanumeric)
        && letters.chars().any(char::is_uppercase)
        && first.is_some_and(large)
        && last.is_some_and(large)
        && capitals * 2 > letters.chars().count()
}

/// The last words of `before` whose initials are the acronym or its capitals (`LoRA`); `of`, `and` and `for` may go uncounted.
fn matching<'w>(acronym: &str, capitals: &str, before: &'w [Raw]) -> Option<&'w [Raw]> {
    (1..=before.len().min(8)).find_map(|length| {
        let words = &before[before.len() - length..];
        let small = |raw: &Raw| matches!(raw.lower.as_str(), "of" | "and" | "for" | "the" | "in" | "to");
        if small(&words[0]) {
            return None;
        }
        let all: String = words.iter().flat_map(|raw| &raw.initials).collect();
        let without: String = words.iter().filter(|raw| !small(raw)).flat_map(|raw| &raw.initials).collect();
        let fits = |acronym: &str| all == acronym || without == acronym;
        (fits(acronym) || fits(capitals)).then_some(words)
    })
}

/// Puts phrases in the place of acronyms that are written as such.
pub(super) fn expand(text: &str, words: Vec<Raw>, acronyms: &Acronyms) -> Vec<Raw> {
    let mut expanded = Vec::with_capacity(words.len());
    for raw in words {
        let written = text.get(raw.range.clone()).is_some_and(is_acronym);
        match acronyms.get(&singular(&raw.lower)).filter(|_| written) {
            Some(phrase) => {
                let at = raw.range.start;
                expanded.extend(phrase.iter().map(|word| Raw {
                    range: at..at,
                    listed: raw.listed,
                    ..word.clone()
                }));
            }
            None => expanded.push(raw),
        }
    }
    expanded
}
