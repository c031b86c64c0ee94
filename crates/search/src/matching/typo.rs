//! Typos: the terms of the vocabulary within a few edits of a word.
//!
//! Edits are those of optimal string alignment: insert, delete or replace a character, or swap two neighbours. The
//! sorted vocabulary is walked as the trie that it is: the states that a term shares with the one before it are kept,
//! and once a prefix is beyond reach, all terms that begin with it are skipped.
//!
//! A state is that of the nondeterministic automaton for the word (Wu and Manber 1992, swaps after Hyyrö 2003): one
//! row of bits per number of edits, where bit `i` says that the first `i` characters of the word are accounted for.

use crate::index::{Part, Vocabulary};

/// Edits that a word of so many characters may have.
pub(crate) fn allowed_edits(word: &str) -> u8 {
    if !word.contains(|c: char| c.is_alphabetic()) {
        return 0;
    }
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Longest word that is searched with typos, in characters: its bits fit one machine word.
const LONGEST: usize = 62;

/// Most edits that the automaton has rows for.
const MOST_EDITS: usize = 4;

/// Visits every term within `most` edits of `word`, with its distance; with `prefix`, every term that begins with
/// something within `most` edits, with the least distance of such a beginning. `most` is at most 4.
pub(crate) fn walk(
    vocabulary: &Vocabulary,
    word: &str,
    most: u8,
    prefix: bool,
    visit: &mut dyn FnMut(u32, u8),
) {
    let Some(mut path) = Path::new(word, most, prefix) else { return };
    for part in vocabulary.parts() {
        path.back_to(0);
        walk_part(part, &mut path, most, visit);
    }
}

fn walk_part(part: &Part, path: &mut Path, most: u8, visit: &mut dyn FnMut(u32, u8)) {
    let prefix = path.prefix;
    let (shared, lengths) = (part.shared(), part.lengths());
    let mut term = Vec::new();
    let (mut number, mut at) = (0, 0);
    // Terms that share this many bytes with the one before have the same fate: this distance.
    let mut settled: Option<(usize, u8)> = None;
    while number < shared.len() {
        if let Some((bytes, distance)) = settled.take() {
            let run = shared[number..].iter().take_while(|&&common| usize::from(common) >= bytes).count();
            if distance <= most {
                for skipped in number..number + run {
                    visit(part.first() + skipped as u32, distance);
                }
            }
            at += lengths[number..number + run].iter().map(|&length| usize::from(length)).sum::<usize>();
            number += run;
            continue;
        }
        part.decode(number, at, &mut term);
        at += usize::from(lengths[number]);
        // What a term has in common with one that was skipped, it has in common with the last one that was read.
        let mut state = path.back_to(if number == 0 { 0 } else { usize::from(shared[number]) });
        let mut fate = None;
        for c in std::str::from_utf8(term.get(state.end..).unwrap_or_default()).unwrap_or_default().chars() {
            state = path.step(&state, c);
            // Nothing below can be nearer than the least row that lives, so either all is lost or the best stands.
            let least = state.least(most);
            if least > most || (prefix && state.best <= least) {
                fate = Some((state.end, if prefix { state.best } else { u8::MAX }));
                break;
            }
        }
        let distance = match fate {
            Some((_, best)) => best,
            None if prefix => state.best,
            None => path.distance(&state),
        };
        if distance <= most {
            visit(part.first() + number as u32, distance);
        }
        settled = fate;
        number += 1;
    }
}

/// Where the automaton is after some characters of the vocabulary.
#[derive(Clone, Copy)]
struct State {
    /// One row per number of edits.
    rows: [u64; MOST_EDITS + 1],
    /// Where the last character stands in the word.
    places: u64,
    /// Bytes up to here.
    end: usize,
    /// Least distance of the word from any beginning up to here.
    best: u8,
}

impl State {
    /// The fewest edits with which anything is still possible.
    fn least(&self, most: u8) -> u8 {
        let rows = self.rows.iter().take(usize::from(most) + 1);
        rows.take_while(|&&row| row == 0).count() as u8
    }
}

/// The automaton of a word, and the states on the current path through the vocabulary.
struct Path {
    /// For each ASCII character, where it stands in the word.
    ascii: [u64; 128],
    /// The same for the word's other characters.
    others: Vec<(char, u64)>,
    /// The bit that says that the whole word is accounted for.
    whole: u64,
    most: usize,
    prefix: bool,
    states: Vec<State>,
}

impl Path {
    fn new(word: &str, most: u8, prefix: bool) -> Option<Self> {
        let length = word.chars().count();
        let most = usize::from(most).min(MOST_EDITS);
        if length > LONGEST {
            return None;
        }
        let mut path = Self {
            ascii: [0; 128],
            others: Vec::new(),
            whole: 1 << length,
            most,
            prefix,
            states: Vec::new(),
        };
        for (at, c) in word.chars().enumerate() {
            let bit = 1u64 << at;
            match path.ascii.get_mut(c as usize) {
                Some(places) => *places |= bit,
                None => match path.others.iter_mut().find(|(other, _)| *other == c) {
                    Some((_, places)) => *places |= bit,
                    None => path.others.push((c, bit)),
                },
            }
        }
        // Before anything is read, the first characters may be deleted.
        let mut rows = [0; MOST_EDITS + 1];
        for (edits, row) in rows.iter_mut().enumerate().take(most + 1) {
            *row = ((2u64 << edits) - 1) & path.mask();
        }
        let mut start = State { rows, places: 0, end: 0, best: u8::MAX };
        start.best = path.distance(&start);
        path.states.push(start);
        Some(path)
    }

    fn mask(&self) -> u64 {
        self.whole | (self.whole - 1)
    }

    /// Goes back to the last state within so many bytes.
    fn back_to(&mut self, bytes: usize) -> State {
        while self.states.len() > 1 && self.states.last().is_some_and(|state| state.end > bytes) {
            self.states.pop();
        }
        // The first state is never taken away.
        self.states.last().copied().unwrap_or(State {
            rows: [0; MOST_EDITS + 1],
            places: 0,
            end: 0,
            best: u8::MAX,
        })
    }

    /// Reads a character.
    fn step(&mut self, state: &State, c: char) -> State {
        let places = match self.ascii.get(c as usize) {
            Some(&places) => places,
            None => self.others.iter().find(|(other, _)| *other == c).map_or(0, |(_, places)| *places),
        };
        let before = self.states.len().checked_sub(2).and_then(|at| self.states.get(at));
        let mut rows = [0u64; MOST_EDITS + 1];
        rows[0] = (state.rows[0] & places) << 1;
        for edits in 1..=self.most {
            let fewer = state.rows[edits - 1];
            // Matched, inserted, replaced, deleted.
            let mut row = (state.rows[edits] & places) << 1 | fewer | fewer << 1 | rows[edits - 1] << 1;
            if let Some(before) = before {
                // Swapped with the character before.
                row |= (before.rows[edits - 1] & places & (state.places >> 1)) << 2;
            }
            rows[edits] = row & self.mask();
        }
        let mut next = State { rows, places, end: state.end + c.len_utf8(), best: state.best };
        if self.prefix {
            next.best = next.best.min(self.distance(&next));
        }
        self.states.push(next);
        next
    }

    /// The distance of the word from what has been read, [`u8::MAX`] if it is beyond reach.
    fn distance(&self, state: &State) -> u8 {
        let rows = state.rows.iter().take(self.most + 1);
        rows.zip(0u8..).find(|(row, _)| *row & self.whole != 0).map_or(u8::MAX, |(_, edits)| edits)
    }
}

/// Optimal string alignment by the textbook, on whole tables.
#[cfg(test)]
pub(crate) fn distance(a: &str, b: &str) -> u8 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let mut cell = (table[i - 1][j] + 1)
                    .min(table[i][j - 1] + 1)
                    .min(table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    cell = cell.min(table[i - 2][j - 2] + 1);
                }
                cell
            };
        }
    }
    table[a.len()][b.len()].min(200) as u8
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn prefix_distance(word: &str, term: &str) -> u8 {
        let ends = term.char_indices().map(|(at, _)| at).chain([term.len()]);
        ends.map(|end| distance(word, &term[..end])).min().unwrap_or(u8::MAX)
    }

    #[test]
    fn allowed_edits_grow_with_the_word() {
        for (word, edits) in
            [("mtl", 0), ("task", 1), ("lerning", 1), ("multitas", 2), ("20000", 0), ("ταςκ", 1)]
        {
            assert_eq!(allowed_edits(word), edits, "{word}");
        }
    }

    proptest! {
        #[test]
        fn the_walk_finds_exactly_what_is_near(
            mut terms in prop::collection::vec("[abcé機]{1,7}", 0..60),
            word in "[abcé機]{1,7}",
            most in 0u8..4,
            prefix: bool,
            size in 1usize..70,
        ) {
            terms.sort();
            terms.dedup();
            let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
            let vocabulary = crate::index::vocabulary(&terms, size);
            let mut found = Vec::new();
            walk(&vocabulary, &word, most, prefix, &mut |number, edits| found.push((number, edits)));
            let expected: Vec<(u32, u8)> = terms
                .iter()
                .enumerate()
                .map(|(at, term)| (at as u32, if prefix { prefix_distance(&word, term) } else { distance(&word, term) }))
                .filter(|(_, edits)| *edits <= most)
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
