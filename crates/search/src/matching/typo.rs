//! Typos: the terms of the vocabulary within a few edits of a word.
//!
//! Edits are those of optimal string alignment: insert, delete or replace a character, or swap two neighbours. Terms
//! whose letters are too different are passed over without being read (`index/letters.rs`); the others are read until
//! they are beyond reach.
//!
//! The automaton is the nondeterministic one for the word (Wu and Manber 1992, swaps after Hyyrö 2003): one row of bits
//! per number of edits, where bit `i` says that the first `i` characters of the word are accounted for.

use crate::index::Vocabulary;
use crate::pieces::count_chars;

/// Edits that a word of so many characters may have.
pub(crate) fn allowed_edits(word: &str) -> u8 {
    if !word.contains(|c: char| c.is_alphabetic()) {
        return 0;
    }
    match count_chars(word) {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Longest word that is searched with typos, in characters: its bits fit one machine word.
const LONGEST: usize = 30;

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
    // One row of bits more than edits: with their number known, the compiler unrolls what is done for each character.
    match most {
        0..=2 => walk_rows::<3>(vocabulary, word, most, prefix, visit),
        _ => walk_rows::<{ MOST_EDITS + 1 }>(vocabulary, word, most, prefix, visit),
    }
}

fn walk_rows<const ROWS: usize>(
    vocabulary: &Vocabulary,
    word: &str,
    most: u8,
    prefix: bool,
    visit: &mut dyn FnMut(u32, u8),
) {
    let Some(automaton) = Automaton::<ROWS>::new(word, prefix) else { return };
    vocabulary.each_near(word, most, prefix, &mut |number, term| {
        let distance = automaton.distance(term, most);
        if distance <= most {
            visit(number, distance);
        }
    });
}

/// The automaton of a word.
struct Automaton<const ROWS: usize> {
    /// For each ASCII character, where it stands in the word.
    ascii: [u32; 128],
    /// The same for the word's other characters.
    others: Vec<(char, u32)>,
    /// The bit that says that the whole word is accounted for.
    whole: u32,
    prefix: bool,
}

impl<const ROWS: usize> Automaton<ROWS> {
    fn new(word: &str, prefix: bool) -> Option<Self> {
        let length = count_chars(word);
        if length > LONGEST {
            return None;
        }
        let mut automaton = Self { ascii: [0; 128], others: Vec::new(), whole: 1 << length, prefix };
        for (at, c) in word.chars().enumerate() {
            let bit = 1u32 << at;
            match automaton.ascii.get_mut(c as usize) {
                Some(places) => *places |= bit,
                None => match automaton.others.iter_mut().find(|(other, _)| *other == c) {
                    Some((_, places)) => *places |= bit,
                    None => automaton.others.push((c, bit)),
                },
            }
        }
        Some(automaton)
    }

    /// The distance of the word from a text, or from its nearest beginning; something greater than `most` if that is
    /// beyond reach.
    fn distance(&self, text: &[u8], most: u8) -> u8 {
        let mask = self.whole | (self.whole - 1);
        // Before anything is read, the first characters may be deleted.
        let mut rows = [0u32; ROWS];
        for (edits, row) in rows.iter_mut().enumerate() {
            *row = ((2u32 << edits) - 1) & mask;
        }
        let (mut before, mut places_before) = ([0u32; ROWS], 0);
        let mut best = self.edits(&rows);
        let mut at = 0;
        while let Some(c) = next_char(text, &mut at) {
            let places = match self.ascii.get(c as usize) {
                Some(&places) => places,
                None => self.others.iter().find(|(other, _)| *other == c).map_or(0, |(_, places)| *places),
            };
            let swapped = places & (places_before >> 1);
            let mut next = [0u32; ROWS];
            next[0] = (rows[0] & places) << 1;
            // Two by hand: a compiler that is told to save bytes leaves the loop a loop.
            next[1] = next_row(rows[1] & places, rows[0], next[0], before[0] & swapped) & mask;
            next[2] = next_row(rows[2] & places, rows[1], next[1], before[1] & swapped) & mask;
            for edits in 3..ROWS {
                let (here, fewer) = (rows[edits] & places, rows[edits - 1]);
                next[edits] = next_row(here, fewer, next[edits - 1], before[edits - 1] & swapped) & mask;
            }
            (before, rows, places_before) = (rows, next, places);
            if self.prefix {
                best = best.min(self.edits(&rows));
            }
            // Nothing that follows can be nearer than the least row that lives.
            let least = rows.iter().take_while(|row| **row == 0).count() as u8;
            if least > most || (self.prefix && best <= least) {
                return if self.prefix { best } else { u8::MAX };
            }
        }
        if self.prefix { best } else { self.edits(&rows) }
    }

    /// The fewest edits with which the whole word is accounted for, [`u8::MAX`] if it is not.
    fn edits(&self, rows: &[u32; ROWS]) -> u8 {
        let edits = rows.iter().take_while(|row| **row & self.whole == 0).count();
        if edits < ROWS { edits as u8 } else { u8::MAX }
    }
}

/// The character that begins at a byte, `None` at the end or where there is none.
fn next_char(text: &[u8], at: &mut usize) -> Option<char> {
    let first = *text.get(*at)?;
    if first < 0x80 {
        *at += 1;
        return Some(char::from(first));
    }
    let length = first.leading_ones() as usize;
    let c = std::str::from_utf8(text.get(*at..*at + length)?).ok()?.chars().next()?;
    *at += length;
    Some(c)
}

/// What can be reached: matched, inserted, replaced, deleted; swapped with the character before.
#[inline(always)]
fn next_row(matched: u32, fewer: u32, new: u32, swapped: u32) -> u32 {
    matched << 1 | fewer | fewer << 1 | new << 1 | swapped << 2
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
mod tests;
