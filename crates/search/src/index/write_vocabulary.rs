//! Writing a vocabulary: the layout is drawn in `vocabulary.rs`, which reads it.

use super::format::put_u32;
use super::vocabulary::{COMMON, GROUP};

/// Writes the section of some terms, which must be sorted, distinct, and at most 255 bytes long, with the number of
/// papers that hold each.
#[inline(never)]
pub(crate) fn write_vocabulary(terms: &[(&str, u32)]) -> Vec<u8> {
    let (mut shared, mut lengths, mut papers) = (Vec::new(), Vec::new(), Vec::new());
    let (mut offsets, mut common, mut text) = (Vec::new(), Vec::new(), Vec::new());
    let mut before = "";
    for (number, &(term, held)) in terms.iter().enumerate() {
        let equal = before.bytes().zip(term.bytes()).take_while(|(a, b)| a == b).count();
        let equal = (0..=equal.min(255)).rev().find(|&at| term.is_char_boundary(at)).unwrap_or(0);
        let head = number.is_multiple_of(GROUP);
        let own = if head { term } else { term.get(equal..).unwrap_or_default() };
        if head {
            put_u32(&mut offsets, text.len() as u32);
        }
        shared.push(equal as u8);
        lengths.push(own.len() as u8);
        papers.push(u8::try_from(held).unwrap_or(COMMON));
        if held >= u32::from(COMMON) {
            put_u32(&mut common, number as u32);
            put_u32(&mut common, held);
        }
        text.extend_from_slice(own.as_bytes());
        before = term;
    }
    let mut out = Vec::new();
    put_u32(&mut out, text.len() as u32);
    put_u32(&mut out, (common.len() / 8) as u32);
    for column in [shared, lengths, papers, offsets, common, text] {
        out.extend_from_slice(&column);
    }
    out
}
