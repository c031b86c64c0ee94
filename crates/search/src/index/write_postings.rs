//! Writing postings: the layout is drawn in `postings.rs`, which reads it.

use super::bytes::{BitWriter, put_varint};
use super::format::put_u32;
use super::postings::{BLOCK, FEW, GROUP, usual_low_bits};

/// Writes a section about some papers: per term its postings, ascending by paper, as paper (from the section's first)
/// and pattern, of which there are `patterns`.
pub(crate) fn write_postings<'p>(
    terms: impl Iterator<Item = &'p [(u32, u32)]>,
    papers: u32,
    patterns: usize,
) -> Vec<u8> {
    let (mut table, mut low, mut high, mut gaps) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let width = if patterns <= 256 { 1 } else { 2 };
    let mut first = 0;
    for (number, postings) in terms.enumerate() {
        if number.is_multiple_of(GROUP) {
            put_u32(&mut table, first);
            put_u32(&mut table, gaps.len() as u32);
        }
        first += postings.len() as u32;
        for (_, pattern) in postings {
            low.push(*pattern as u8);
            if width == 2 {
                high.push((pattern >> 8) as u8);
            }
        }
        write_gaps(postings, papers, &mut gaps);
    }
    let mut out = Vec::new();
    put_u32(&mut out, first);
    out.push(width as u8);
    [table, low, high, gaps].iter().for_each(|column| out.extend_from_slice(column));
    out
}

#[inline(never)]
fn write_gaps(postings: &[(u32, u32)], papers: u32, out: &mut Vec<u8>) {
    if postings.is_empty() {
        out.push(0);
    }
    let mut next = 0;
    let mut blocks = postings.chunks(BLOCK).peekable();
    while let Some(block) = blocks.next() {
        out.push(block.len() as u8 | if blocks.peek().is_some() { 0x80 } else { 0 });
        let mut gaps = [0; BLOCK];
        for (gap, (doc, _)) in gaps.iter_mut().zip(block) {
            *gap = doc - next;
            next = doc + 1;
        }
        let gaps = &gaps[..block.len()];
        if gaps.len() <= FEW {
            gaps.iter().for_each(|&gap| put_varint(out, gap));
            continue;
        }
        let size = |low: &u32| gaps.iter().map(|gap| u64::from((gap >> low) + 1 + low)).sum::<u64>();
        let mut low = usual_low_bits(papers, gaps.len());
        if postings.len() > BLOCK {
            low = (0..32).min_by_key(size).unwrap_or(low);
            out.push(low as u8);
        }
        let mut bits = BitWriter::default();
        gaps.iter().for_each(|gap| bits.unary(gap >> low));
        gaps.iter().for_each(|gap| bits.number(*gap, low));
        out.extend(bits.finish());
    }
}
