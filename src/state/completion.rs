//! What the search box offers while one types: fields, facts, and the collection's authors, topics, venues and years.

use std::ops::Range;

use leptos::prelude::*;
use offprint_search::{Field, fold_text};

use super::{
    app_state::AppState,
    catalogue::Catalogue,
    completion_index::{CompletionIndex, Kind, key},
};

/// Most offers for a value of a field, and for a word without one, which are in the way more easily.
const MOST: [usize; 2] = [8, 5];

/// Fields and facts with what they take.
const FIELDS: [(&str, &str); 14] = [
    ("author:", "a name"),
    ("title:", "words of the title"),
    ("abstract:", "words of the abstract"),
    ("venue:", "a venue"),
    ("topic:", "a topic"),
    ("year:", "2021 or 2020..2023"),
    ("has:code", "papers with code"),
    ("is:saved", "papers you saved"),
    ("is:unread", "saved, not marked read"),
    ("is:read", "saved, marked read"),
    ("is:reading", "saved, begun to read"),
    ("tag:", "one of your tags"),
    ("list:", "one of your lists"),
    ("note:", "words of your notes"),
];

/// Names whose values are the reader's own names.
const OWN: [&str; 2] = ["tag", "list"];

/// What can stand in the place of what is being typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Completion {
    /// The bytes of the query that an offer replaces; the caret is at their end.
    pub range: Range<usize>,
    /// The offers, at most eight, the best first.
    pub offers: Vec<Offer>,
}

/// One offer.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What is put into the query.
    pub text: String,
    /// What it takes, or how many papers it has.
    pub note: String,
}

/// Offers for a query from everything that is here.
pub fn offers(state: AppState, query: &str, caret: usize) -> Completion {
    let own = |kind: &str| state.library.own_names(kind);
    let of = |catalogue: &Catalogue| complete(query, caret, catalogue.completions(), &own);
    state
        .catalogue
        .with_untracked(|catalogue| catalogue.ready().map(|catalogue| of(catalogue)))
        .unwrap_or_default()
}

/// Gives the reader's own names of a kind (`tag`, `list`), with how many papers each has.
pub type OwnNames<'o> = &'o dyn Fn(&str) -> Vec<(String, usize)>;

/// Offers for a query with the caret at a byte of it. None inside a word, after a space, and where nothing fits well.
pub fn complete(query: &str, caret: usize, index: &CompletionIndex, own: OwnNames<'_>) -> Completion {
    let none = Completion::default();
    let (Some(before), Some(after)) = (query.get(..caret), query.get(caret..)) else { return none };
    let inside = !after.is_empty() && !after.starts_with(|c: char| c.is_whitespace() || c == ')');
    let start = token_start(before);
    let token = &before[start..];
    if inside || token.is_empty() {
        return none;
    }
    let offers = match token.split_once(':') {
        Some((name, value)) if OWN.contains(&name) => of_own(name, value, token, own),
        Some((name, value)) => of_field(name, value, token, index),
        None if !token.contains(is_quote) => of_word(token, index),
        None => Vec::new(),
    };
    if offers.is_empty() { none } else { Completion { range: start..caret, offers } }
}

impl Completion {
    /// The query with an offer taken, and the caret behind it. What is complete is closed by a space.
    pub fn take(&self, query: &str, offer: &Offer) -> Option<(String, usize)> {
        let (before, after) = (query.get(..self.range.start)?, query.get(self.range.end..)?);
        let mut taken = [before, &offer.text].concat();
        if !offer.text.ends_with(':') && !after.starts_with(')') {
            taken.push(' ');
        }
        let caret = taken.len();
        taken.push_str(after.strip_prefix(' ').unwrap_or(after));
        Some((taken, caret))
    }
}

/// Where the word begins that ends at the end of `text`, its field and an open quote included.
fn token_start(text: &str) -> usize {
    let (mut start, mut quoted) = (0, false);
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        if is_quote(c) {
            quoted = !quoted;
            if !quoted {
                start = next;
            }
        } else if !quoted && (c.is_whitespace() || matches!(c, '(' | ')') || c == '-' && at == start) {
            start = next;
        }
    }
    start
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// Values of a field or of a fact.
fn of_field(name: &str, value: &str, token: &str, index: &CompletionIndex) -> Vec<Offer> {
    let kind = match Field::from_name(name) {
        Some(Field::Authors) => Kind::Author,
        Some(Field::Topics) => Kind::Topic,
        Some(Field::Venue) => Kind::Venue,
        Some(_) => return Vec::new(),
        None if name.eq_ignore_ascii_case("year") => Kind::Year,
        None => return fields(token),
    };
    let mut offers = Vec::new();
    for at in index.best(&key(value), Some(kind), MOST[0]) {
        offers.push(value_offer(index, at));
    }
    offers.retain(|offer| offer.text != token);
    offers
}

/// The reader's own names with a word that begins so.
fn of_own(name: &str, value: &str, token: &str, own: OwnNames<'_>) -> Vec<Offer> {
    let wanted = key(value);
    let fits = |text: &str| {
        let folded = fold_text(text);
        wanted.is_empty()
            || key(text).starts_with(&wanted)
            || folded.split(' ').any(|word| word.starts_with(&wanted))
    };
    let mut offers = Vec::new();
    for (text, count) in own(name) {
        if fits(&text) && offers.len() < MOST[0] {
            let quote = if text.contains(|c: char| !c.is_alphanumeric()) { "\"" } else { "" };
            let text = [name, ":", quote, &text.replace('"', ""), quote].concat();
            offers.push(Offer { text, note: count.to_string() });
        }
    }
    offers.retain(|offer| offer.text != token);
    offers
}

/// Fields that begin with a word, and values that have it.
fn of_word(word: &str, index: &CompletionIndex) -> Vec<Offer> {
    let key = key(word);
    if key.chars().count() < 2 {
        return Vec::new();
    }
    let mut offers = fields(word);
    for at in index.best(&key, None, MOST[1]) {
        offers.push(value_offer(index, at));
    }
    offers.truncate(MOST[1]);
    offers
}

fn fields(typed: &str) -> Vec<Offer> {
    let fits = |name: &str| {
        name.len() > typed.len()
            && name.get(..typed.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(typed))
    };
    let mut offers = Vec::new();
    for (name, note) in FIELDS {
        if fits(name) {
            offers.push(Offer { text: name.to_owned(), note: note.to_owned() });
        }
    }
    offers
}

fn value_offer(index: &CompletionIndex, at: u32) -> Offer {
    let (kind, text, count) = index.value(at);
    Offer { text: kind.condition(text), note: count.to_string() }
}

#[cfg(test)]
#[path = "completion_tests.rs"]
mod tests;
