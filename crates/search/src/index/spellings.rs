//! How papers write terms, read in place: `multi-task` for `multitask`, `BERT` for `bert`, `Ré` for `re`.
//!
//! ```text
//! section for n terms:
//!   u8 × ⌈n/4⌉        two bits per term, low ones first: 0 as it is folded, 1 with a capital first, 2 in capitals,
//!                     3 otherwise: it is in the list
//!   u32               e, entries of the list
//!   (u32, u32) × ⌈e/32⌉  each 32nd of them: its number within the section, and where its entry begins in the data
//!   data              entries: varint, terms since the entry before (0 for each 32nd); u8, how it is spelt:
//!                     low 6 bits: behind so many bytes of the folded term stands a hyphen; high 2 bits: the case of
//!                     the whole as above, 3 for a capital on both sides; or, with low bits 0: varint, bytes; text
//! ```

use super::bytes::{put_varint, u32_at, varint};
use super::format::{IndexError, Section, put_u32};
use crate::pieces::concat;

/// Entries between two entries of the table.
const GROUP: usize = 32;

/// Cases: a capital first, all in capitals, and, of a listed spelling, a capital on both sides of the hyphen.
const FIRST: u8 = 1;
const ALL: u8 = 2;
const BOTH: u8 = 3;

/// Instead of a case: the spelling is listed.
const LISTED: u8 = 3;

/// Most bytes before the hyphen of an entry without a text.
const MOST_BEFORE: usize = 63;

/// The spellings of all terms.
#[derive(Debug, Default, Clone)]
pub(crate) struct Spellings {
    sections: Vec<Section>,
}

impl Spellings {
    /// Reads sections.
    pub fn open(sections: Vec<Section>) -> Result<Self, IndexError> {
        let fits = |section: &Section| list(section).is_some();
        if sections.iter().all(fits) {
            Ok(Self { sections })
        } else {
            Err(IndexError::Damaged("its spellings do not fit"))
        }
    }

    /// How papers write a term that is folded like this.
    pub fn spell(&self, term: u32, folded: String) -> String {
        let section = self.sections.iter().find(|section| {
            term.checked_sub(section.first_term).is_some_and(|number| number < section.terms)
        });
        let Some(section) = section else { return folded };
        let number = term - section.first_term;
        let bits = section.bytes.get().get(number as usize / 4).copied().unwrap_or(0);
        match bits >> (number % 4 * 2) & 3 {
            LISTED => listed(section, number, &folded).unwrap_or(folded),
            case => in_case(&folded, case),
        }
    }
}

#[inline(never)]
fn in_case(folded: &str, case: u8) -> String {
    let mut spelling = folded.to_owned();
    match case {
        FIRST => {
            if let Some(first) = spelling.get_mut(..1) {
                first.make_ascii_uppercase();
            }
        }
        ALL => spelling.make_ascii_uppercase(),
        _ => {}
    }
    spelling
}

/// A folded term with a hyphen in it.
#[inline(never)]
fn hyphened(folded: &str, before: usize, case: u8) -> Option<String> {
    let (first, second) = folded.split_at_checked(before)?;
    let second = if case == BOTH { in_case(second, FIRST) } else { second.to_owned() };
    Some(in_case(&concat(&[first, "-", &second]), if case == BOTH { FIRST } else { case }))
}

#[inline(never)]
fn list(section: &Section) -> Option<(&[[u8; 8]], &[u8])> {
    let bytes = section.bytes.get().get((section.terms as usize).div_ceil(4)..)?;
    let length = (u32_at(bytes, 0)? as usize).div_ceil(GROUP).checked_mul(8)?;
    let (table, data) = bytes.get(4..)?.split_at_checked(length)?;
    Some((table.as_chunks().0, data))
}

fn listed(section: &Section, number: u32, folded: &str) -> Option<String> {
    let (table, data) = list(section)?;
    let after = table.partition_point(|entry| u32_at(entry, 0).is_some_and(|first| first <= number));
    let entry = table.get(after.checked_sub(1)?)?;
    let (mut here, mut at) = (u32_at(entry, 0)?, u32_at(entry, 4)? as usize);
    for _ in 0..GROUP {
        here = here.checked_add(varint(data, &mut at)?)?;
        let how = *data.get(at)?;
        at += 1;
        let before = usize::from(how) & MOST_BEFORE;
        let length = if before == 0 { varint(data, &mut at)? as usize } else { 0 };
        let text = data.get(at..at.checked_add(length)?)?;
        if here >= number {
            return match before {
                _ if here > number => None,
                0 => std::str::from_utf8(text).ok().map(str::to_owned),
                _ => hyphened(folded, before, how >> 6),
            };
        }
        at += length;
    }
    None
}

/// Writes the section of some terms: each as folded and as spelt.
#[inline(never)]
pub(crate) fn write<'t>(terms: impl Iterator<Item = (&'t str, &'t str)>) -> Vec<u8> {
    let (mut bits, mut table, mut data) = (Vec::new(), Vec::new(), Vec::new());
    let (mut entries, mut before) = (0usize, 0);
    for (number, (folded, spelling)) in terms.enumerate() {
        let case = (0..LISTED).find(|&case| in_case(folded, case) == spelling).unwrap_or(LISTED);
        if number.is_multiple_of(4) {
            bits.push(0);
        }
        if let Some(last) = bits.last_mut() {
            *last |= case << (number % 4 * 2);
        }
        if case == LISTED {
            if entries.is_multiple_of(GROUP) {
                before = number;
                put_u32(&mut table, number as u32);
                put_u32(&mut table, data.len() as u32);
            }
            put_varint(&mut data, (number - before) as u32);
            match how(folded, spelling) {
                Some(how) => data.push(how),
                None => {
                    data.push(0);
                    put_varint(&mut data, spelling.len() as u32);
                    data.extend_from_slice(spelling.as_bytes());
                }
            }
            (entries, before) = (entries + 1, number);
        }
    }
    put_u32(&mut bits, entries as u32);
    [table, data].iter().for_each(|column| bits.extend_from_slice(column));
    bits
}

/// The byte that says how a spelling with a hyphen comes from the folded term, if it does.
fn how(folded: &str, spelling: &str) -> Option<u8> {
    let before = spelling.find('-').filter(|before| (1..=MOST_BEFORE).contains(before))?;
    let case = (0..=BOTH).find(|&case| hyphened(folded, before, case).as_deref() == Some(spelling))?;
    Some(before as u8 | case << 6)
}

#[cfg(test)]
mod tests {
    use super::super::bytes::Bytes;
    use super::*;

    #[test]
    fn spellings_are_found_by_term() {
        let some = [
            ("bert", "BERT"),
            ("net", "net"),
            ("pillow", "Pillow"),
            ("multitask", "multi-task"),
            ("chunliang", "Chun-Liang"),
            ("lstmbased", "LSTM-based"),
            ("gpt4", "GPT-4"),
            ("endtoend", "end-to-end"),
            ("re", "Ré"),
            ("lora", "LoRA"),
        ];
        let terms: Vec<(&str, &str)> = some.into_iter().cycle().take(500).collect();
        let bytes = Bytes::new(write(terms.iter().copied()));
        let section = Section { first_term: 10, terms: 500, bytes, ..Section::default() };
        let spellings = Spellings::open(vec![section]).unwrap();
        for ((folded, spelling), term) in terms.iter().zip(10..) {
            assert_eq!(spellings.spell(term, (*folded).to_owned()), *spelling);
        }
        for term in [0, 9, 510, u32::MAX] {
            assert_eq!(spellings.spell(term, "x".into()), "x");
        }
    }
}
