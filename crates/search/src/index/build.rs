//! Drafting the index: one pass over the papers, one sort of the vocabulary, one scatter into postings.

use offprint_paper::Paper;
use rustc_hash::FxHashMap;

use super::counts::{Counts, field_at, position_in_paper};
use super::lengths::Lengths;
use super::surface_vote::SurfaceVote;
use super::text::occurrences;
use crate::sort::{order_of_texts, sort_keyed};

/// One term in one paper while the index is built.
struct Draft {
    term: u32,
    doc: u32,
    counts: Counts,
    positions: u32,
}

/// The text of papers as terms and postings, in flat arrays: what the index is written from.
#[derive(Debug)]
pub(crate) struct TextDraft {
    /// All terms in byte order.
    pub terms: Vec<Box<str>>,
    /// Numbers of terms that papers write otherwise, with how.
    pub spellings: Vec<(u32, String)>,
    /// Where each term's postings begin, and one past the last.
    pub starts: Vec<u32>,
    /// The paper of each posting, ascending within a term.
    pub docs: Vec<u32>,
    /// The counts of each posting.
    pub counts: Vec<Counts>,
    /// Where each posting's positions begin, and one past the last.
    pub position_starts: Vec<u32>,
    /// Positions, ascending within a posting. A joined hyphen variant stands at the positions of its first and
    /// of its last part, so that neighbours are found on both sides.
    pub positions: Vec<u16>,
    /// Words per field of each paper.
    pub lengths: Vec<Lengths>,
}

/// Reads the text of papers.
pub(crate) fn draft_text(papers: &[Paper]) -> TextDraft {
    let mut numbers: FxHashMap<Box<str>, u32> = FxHashMap::default();
    let mut vote = SurfaceVote::default();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut positions: Vec<u16> = Vec::new();
    let mut lengths: Vec<Lengths> = Vec::with_capacity(papers.len());
    let mut here: Vec<(u64, u32)> = Vec::new();
    for (doc, paper) in papers.iter().enumerate() {
        here.clear();
        let words = occurrences(paper, &mut |found| {
            let number = match numbers.get(found.term) {
                Some(&number) => number,
                None => {
                    let number = numbers.len() as u32;
                    numbers.insert(found.term.into(), number);
                    number
                }
            };
            vote.count(number as usize, found.term, found.surface, found.field);
            here.push(place(number, position_in_paper(found.field, found.position), false));
            if let Some(last) = found.last {
                here.push(place(number, position_in_paper(found.field, last), true));
            }
        });
        lengths.push(words.map(|words| words.min(u32::from(u16::MAX)) as u16));
        sort_keyed(&mut here);
        for &(key, term) in &here {
            let (position, counts) = ((key >> 1) as u16, key & 1 == 0);
            let begins = drafts.last().is_none_or(|draft| draft.term != term || draft.doc != doc as u32);
            if begins {
                drafts.push(Draft { term, doc: doc as u32, counts: Counts::default(), positions: 0 });
            }
            let Some(draft) = drafts.last_mut() else { continue };
            if counts {
                draft.counts.add(field_at(position));
            }
            draft.positions += 1;
            positions.push(position);
        }
    }
    let mut terms = vec![""; numbers.len()];
    for (term, &number) in &numbers {
        terms[number as usize] = term;
    }
    let sorted = order_of_texts(&terms);
    let mut spellings = Vec::new();
    let mut rank = vec![0u32; sorted.len()];
    for (at, &number) in sorted.iter().enumerate() {
        rank[number as usize] = at as u32;
        let spelling = vote.spelling(number as usize);
        if !spelling.is_empty() {
            spellings.push((at as u32, spelling.to_owned()));
        }
    }
    let mut draft = scatter(&drafts, &positions, &rank);
    draft.terms = sorted.iter().map(|&number| terms[number as usize].into()).collect();
    (draft.spellings, draft.lengths) = (spellings, lengths);
    draft
}

/// A key that sorts the occurrences of a paper by term, then by position; the last bit marks the second place of a
/// joined compound, which does not count as another occurrence.
fn place(term: u32, position: u16, second: bool) -> (u64, u32) {
    (u64::from(term) << 17 | u64::from(position) << 1 | u64::from(second), term)
}

/// Brings drafts, which lie by paper, into the order of terms. Papers stay ascending within a term.
fn scatter(drafts: &[Draft], positions: &[u16], rank: &[u32]) -> TextDraft {
    let mut starts = vec![0u32; rank.len() + 1];
    let mut lists = vec![0u32; rank.len() + 1];
    for draft in drafts {
        let term = rank[draft.term as usize] as usize;
        starts[term + 1] += 1;
        lists[term + 1] += draft.positions;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
        lists[at] += lists[at - 1];
    }
    let mut postings = TextDraft {
        terms: Vec::new(),
        spellings: Vec::new(),
        lengths: Vec::new(),
        docs: vec![0; drafts.len()],
        counts: vec![Counts::default(); drafts.len()],
        position_starts: vec![0; drafts.len() + 1],
        positions: vec![0; positions.len()],
        starts: starts.clone(),
    };
    let mut read = 0;
    for draft in drafts {
        let term = rank[draft.term as usize] as usize;
        let slot = starts[term] as usize;
        starts[term] += 1;
        postings.docs[slot] = draft.doc;
        postings.counts[slot] = draft.counts;
        let write = lists[term] as usize;
        let many = draft.positions as usize;
        lists[term] += draft.positions;
        postings.positions[write..write + many].copy_from_slice(&positions[read..read + many]);
        postings.position_starts[slot] = write as u32;
        read += many;
    }
    if let Some(last) = postings.position_starts.last_mut() {
        *last = positions.len() as u32;
    }
    postings
}
