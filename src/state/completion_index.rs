//! The values that queries can ask for, found by the beginning of any of their words.

use std::sync::Arc;

use offprint_paper::Paper;
use offprint_search::fold_text;

/// What a value is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A topic.
    Topic,
    /// The series of a venue.
    Venue,
    /// An author.
    Author,
    /// A year.
    Year,
}

impl Kind {
    /// A condition of the query language; the value is quoted if it is not plainly one word.
    pub fn condition(self, value: &str) -> String {
        let name = match self {
            Self::Topic => "topic:",
            Self::Venue => "venue:",
            Self::Author => "author:",
            Self::Year => "year:",
        };
        let quote = if value.contains(|c: char| !c.is_alphanumeric()) { "\"" } else { "" };
        [name, quote, &value.replace('"', ""), quote].concat()
    }
}

/// A value with the number of its papers. Values are sorted by kind and name.
#[derive(Debug)]
struct Value {
    kind: Kind,
    text: String,
    /// As [`key`] has it.
    key: String,
    count: u32,
}

/// All values of a collection, sorted once so that a keystroke is a binary search.
#[derive(Debug, Default)]
pub struct CompletionIndex {
    values: Vec<Value>,
    /// Every beginning of a word: the value, and where in its key the word begins. Sorted by the key from there on.
    starts: Vec<(u32, u16)>,
}

impl CompletionIndex {
    /// Collects the values of these papers.
    pub fn new(papers: &[Arc<Paper>]) -> Self {
        let mut found: Vec<(Kind, String)> = Vec::new();
        for paper in papers {
            for author in &paper.authors {
                found.push((Kind::Author, author.display()));
            }
            for topic in &paper.topics {
                found.push((Kind::Topic, topic.clone()));
            }
            if let Some(series) = &paper.series {
                found.push((Kind::Venue, series.name.clone()));
            }
            if let Some(year) = paper.year {
                found.push((Kind::Year, year.to_string()));
            }
        }
        found.sort_unstable();
        let mut index = Self::default();
        for (kind, text) in found {
            match index.values.last_mut() {
                Some(last) if last.kind == kind && last.text == text => last.count += 1,
                _ => index.add(kind, text),
            }
        }
        let Self { values, starts } = &mut index;
        starts.sort_unstable_by(|a, b| from(values, *a).cmp(from(values, *b)));
        index
    }

    fn add(&mut self, kind: Kind, text: String) {
        let number = self.values.len() as u32;
        let mut key = String::new();
        for word in fold_text(&text).split(' ').filter(|word| !word.is_empty()) {
            if let Ok(start) = u16::try_from(key.len()) {
                self.starts.push((number, start));
            }
            key.push_str(word);
        }
        self.values.push(Value { kind, text, key, count: 1 });
    }

    /// The most frequent values with a word that begins with `key`, best first, at most `most`. Without a kind, only
    /// those that are likely meant: two letters have to begin a whole topic or venue, and a year is no word.
    pub fn best(&self, key: &str, kind: Option<Kind>, most: usize) -> Vec<u32> {
        let mut best: Vec<u32> = Vec::new();
        let count = |at: u32| self.values.get(at as usize).map_or(0, |value| value.count);
        let first = self.starts.partition_point(|start| from(&self.values, *start) < key);
        for start in &self.starts[first..] {
            if !from(&self.values, *start).starts_with(key) {
                break;
            }
            let Some(value) = self.values.get(start.0 as usize) else { continue };
            let fits = match kind {
                Some(kind) => value.kind == kind,
                None => {
                    value.kind != Kind::Year && (key.len() > 2 || start.1 == 0 && value.kind != Kind::Author)
                }
            };
            // Most are rarer than the worst of the best.
            let rarer = best.len() == most && best.last().is_some_and(|worst| count(*worst) > value.count);
            if !fits || rarer || best.contains(&start.0) {
                continue;
            }
            let place = best.partition_point(|at| (count(*at), start.0) >= (value.count, *at));
            if place < most {
                best.insert(place, start.0);
                best.truncate(most);
            }
        }
        best
    }

    /// A value by its number: what it is of, its name, how many papers it has.
    pub fn value(&self, number: u32) -> (Kind, &str, u32) {
        self.values
            .get(number as usize)
            .map_or((Kind::Year, "", 0), |value| (value.kind, &value.text, value.count))
    }
}

/// A value's key from a word on.
fn from(values: &[Value], (number, start): (u32, u16)) -> &str {
    values.get(number as usize).and_then(|value| value.key.get(start.into()..)).unwrap_or_default()
}

/// A text as values are compared: folded, and without spaces and hyphens, which some write and some do not.
pub fn key(text: &str) -> String {
    fold_text(text).replace(' ', "")
}
