//! Typos: the terms of the vocabulary within a few edits of a word.
//!
//! Edits are those of optimal string alignment: insert, delete or replace a character, or swap two neighbours. The
//! sorted vocabulary is walked as the trie that it is: the states that a term shares with the one before it are kept,
//! and once a prefix is beyond reach, all terms that begin with it are skipped.
//!
//! A state is that of the nondeterministic automaton for the word (Wu and Manber 1992, swaps after Hyyrö 2003): one
//! row of bits per number of edits, where bit `i` says that the first `i` characters of the word are accounted for.

use crate::index::{Part, Vocabulary};
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

/// Most states on a path: behind the longest word and its edits nothing is within reach.
const DEEPEST: usize = LONGEST + MOST_EDITS + 2;

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
    let Some(mut path) = Path::<ROWS>::new(word, prefix) else { return };
    for part in vocabulary.parts() {
        path.back_to(0);
        walk_part(part, &mut path, most, visit);
    }
}

fn walk_part<const ROWS: usize>(
    part: &Part,
    path: &mut Path<ROWS>,
    most: u8,
    visit: &mut dyn FnMut(u32, u8),
) {
    let prefix = path.prefix;
    let (shared, columns) = (part.shared(), part.columns());
    let (mut number, mut text) = (0, 0);
    while let Some(&common) = shared.get(number) {
        // A term that is not skipped shares less with the one before than was read of that, so its path is known up
        // to where its own text begins.
        let mut state = path.back_to(if number == 0 { 0 } else { usize::from(common) });
        let (own, own_length) = columns.own_text(number, text, state.end);
        let (mut fate, mut at) = (None, 0);
        let mut before = path.before();
        while let Some(c) = next_char(own, &mut at) {
            let next = path.step(&before, &state, c);
            (before, state) = (state.rows, next);
            // Nothing below can be nearer than the least row that lives, so either all is lost or the best stands.
            let least = state.least();
            if least > most || (prefix && state.best <= least) {
                fate = Some(if prefix { state.best } else { u8::MAX });
                break;
            }
        }
        let distance = match fate {
            Some(best) => best,
            None if prefix => state.best,
            None => path.distance(&state),
        };
        // Terms that share all that was read have the same fate.
        let alike = fate.map_or(0, |_| run_of(shared.get(number + 1..).unwrap_or_default(), state.end));
        if distance <= most {
            (number..=number + alike).for_each(|number| visit(part.first() + number as u32, distance));
        }
        number += alike + 1;
        text = if alike == 0 { text + own_length } else { columns.start(number) };
    }
}

/// How many of the first numbers are at least `bytes`. Most runs are short; long ones are passed over by the chunk.
fn run_of(shared: &[u8], bytes: usize) -> usize {
    const CHUNK: usize = 16;
    let Ok(bytes) = u8::try_from(bytes) else { return 0 };
    let single = |from: usize| shared.iter().skip(from).take(CHUNK).take_while(|&&at| at >= bytes).count();
    let mut run = single(0);
    if run == CHUNK {
        let (chunks, _) = shared.as_chunks::<CHUNK>();
        let least = |chunk: &[u8; CHUNK]| chunk.iter().fold(u8::MAX, |least, &at| least.min(at));
        run = CHUNK * chunks.iter().take_while(|chunk| least(chunk) >= bytes).count();
        run += single(run);
    }
    run
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

/// Where the automaton is after some characters of the vocabulary.
#[derive(Clone, Copy)]
struct State<const ROWS: usize> {
    /// One row per number of edits.
    rows: [u32; ROWS],
    /// Where the last character stands in the word.
    places: u32,
    /// Bytes up to here.
    end: usize,
    /// Least distance of the word from any beginning up to here.
    best: u8,
}

impl<const ROWS: usize> State<ROWS> {
    /// The fewest edits with which anything is still possible.
    fn least(&self) -> u8 {
        let mut least = 0;
        while least < ROWS && self.rows[least] == 0 {
            least += 1;
        }
        least as u8
    }
}

/// The automaton of a word, and the states on the current path through the vocabulary.
struct Path<const ROWS: usize> {
    /// For each ASCII character, where it stands in the word.
    ascii: [u32; 128],
    /// The same for the word's other characters.
    others: Vec<(char, u32)>,
    /// The bit that says that the whole word is accounted for.
    whole: u32,
    prefix: bool,
    /// The states from the empty beginning on; so many of them are in use.
    states: [State<ROWS>; DEEPEST],
    depth: usize,
}

impl<const ROWS: usize> Path<ROWS> {
    fn new(word: &str, prefix: bool) -> Option<Self> {
        let length = count_chars(word);
        if length > LONGEST {
            return None;
        }
        let empty = State { rows: [0; ROWS], places: 0, end: 0, best: u8::MAX };
        let mut path = Self {
            ascii: [0; 128],
            others: Vec::new(),
            whole: 1 << length,
            prefix,
            states: [empty; DEEPEST],
            depth: 0,
        };
        for (at, c) in word.chars().enumerate() {
            let bit = 1u32 << at;
            match path.ascii.get_mut(c as usize) {
                Some(places) => *places |= bit,
                None => match path.others.iter_mut().find(|(other, _)| *other == c) {
                    Some((_, places)) => *places |= bit,
                    None => path.others.push((c, bit)),
                },
            }
        }
        // Before anything is read, the first characters may be deleted.
        let mut rows = [0; ROWS];
        for (edits, row) in rows.iter_mut().enumerate() {
            *row = ((2u32 << edits) - 1) & path.mask();
        }
        let mut start = State { rows, places: 0, end: 0, best: u8::MAX };
        start.best = path.distance(&start);
        path.states[0] = start;
        Some(path)
    }

    fn mask(&self) -> u32 {
        self.whole | (self.whole - 1)
    }

    /// Goes back to the last state within so many bytes.
    fn back_to(&mut self, bytes: usize) -> State<ROWS> {
        while self.depth > 0 && self.states[self.depth].end > bytes {
            self.depth -= 1;
        }
        self.states[self.depth]
    }

    /// The rows of the state before the last.
    fn before(&self) -> [u32; ROWS] {
        self.depth.checked_sub(1).map_or([0; ROWS], |at| self.states[at].rows)
    }

    /// Reads a character.
    fn step(&mut self, before: &[u32; ROWS], state: &State<ROWS>, c: char) -> State<ROWS> {
        let places = match self.ascii.get(c as usize) {
            Some(&places) => places,
            None => self.others.iter().find(|(other, _)| *other == c).map_or(0, |(_, places)| *places),
        };
        let (mask, swapped) = (self.mask(), places & (state.places >> 1));
        let mut rows = [0u32; ROWS];
        rows[0] = (state.rows[0] & places) << 1;
        // Two by hand: a compiler that is told to save bytes leaves the loop a loop.
        rows[1] = next_row(state.rows[1] & places, state.rows[0], rows[0], before[0] & swapped) & mask;
        rows[2] = next_row(state.rows[2] & places, state.rows[1], rows[1], before[1] & swapped) & mask;
        for edits in 3..ROWS {
            let (here, fewer) = (state.rows[edits] & places, state.rows[edits - 1]);
            rows[edits] = next_row(here, fewer, rows[edits - 1], before[edits - 1] & swapped) & mask;
        }
        let mut next = State { rows, places, end: state.end + c.len_utf8(), best: state.best };
        if self.prefix {
            next.best = next.best.min(self.distance(&next));
        }
        self.depth = (self.depth + 1).min(DEEPEST - 1);
        self.states[self.depth] = next;
        next
    }

    /// The distance of the word from what has been read, [`u8::MAX`] if it is beyond reach.
    fn distance(&self, state: &State<ROWS>) -> u8 {
        let mut edits = 0;
        while edits < ROWS {
            if state.rows[edits] & self.whole != 0 {
                return edits as u8;
            }
            edits += 1;
        }
        u8::MAX
    }
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
