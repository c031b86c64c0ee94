//! Writing an index: drafts become sections, sections become files.

use std::ops::Range;

use offprint_paper::Paper;

use super::build::{TextDraft, draft_text};
use super::counts::Counts;
use super::format::{Draft, SectionKind, file, put_u32, seal};
use super::write_postings::write_postings;
use super::write_vocabulary::write_vocabulary;
use super::{lengths, positions, spellings};
use crate::facets;
use crate::order::Orders;
use crate::sort::sort_keyed;

/// The files of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFiles {
    /// What the first search needs.
    pub index: Vec<u8>,
    /// Where terms stand in papers, for phrases and nearness; can follow later.
    pub positions: Vec<u8>,
}

impl IndexFiles {
    /// Writes the checksum that fits into a file that was changed, for whoever tests what reads indexes: without it a
    /// changed file is refused at the door.
    pub fn seal(file: &mut [u8]) {
        seal(file);
    }
}

/// How an index is cut into sections. One of each kind is what a collection in one piece wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sharding {
    /// Most terms of a section, at least 1.
    pub terms: usize,
    /// Most papers of a section, at least 1.
    pub papers: usize,
}

impl Default for Sharding {
    fn default() -> Self {
        Self { terms: usize::MAX, papers: usize::MAX }
    }
}

/// Writes the index of papers. The same papers give the same bytes everywhere.
pub(crate) fn encode(papers: &[Paper], sharding: Sharding) -> IndexFiles {
    let draft = draft_text(papers);
    let (terms, all) = (draft.terms.len(), papers.len());
    let mut sections = vec![section(SectionKind::Statistics, 0..0, 0..0, statistics(&draft))];
    for range in ranges(terms, sharding.terms) {
        let held = |term: usize| draft.starts[term + 1] - draft.starts[term];
        let listed: Vec<(&str, u32)> = range.clone().map(|term| (&*draft.terms[term], held(term))).collect();
        sections.push(section(SectionKind::Terms, range.clone(), 0..0, write_vocabulary(&listed)));
        let spelt = range.clone().map(|term| (&*draft.terms[term], draft.spelling(term)));
        let bytes = spellings::write(spelt);
        sections.push(section(SectionKind::Spellings, range.clone(), 0..0, bytes));
    }
    let (patterns, table) = patterns(&draft.counts);
    let mut bytes = Vec::new();
    table.iter().for_each(|&pattern| put_u32(&mut bytes, pattern));
    sections.push(section(SectionKind::Patterns, 0..0, 0..0, bytes));
    let orders = Orders::build(papers);
    let mut places = Vec::new();
    for range in ranges(all, sharding.papers) {
        let lengths = lengths::write(&draft.lengths[range.clone()]);
        sections.push(section(SectionKind::Lengths, 0..0, range.clone(), lengths));
        sections.push(section(
            SectionKind::Facets,
            0..0,
            range.clone(),
            facets::write(&papers[range.clone()]),
        ));
        sections.push(section(SectionKind::Orders, 0..0, range.clone(), orders.write(range.clone())));
        for terms in ranges(terms, sharding.terms) {
            let lists: Vec<Range<usize>> = terms.clone().map(|term| draft.within(term, &range)).collect();
            let bytes = postings_of(&draft, &lists, &range, (&patterns, table.len()));
            sections.push(section(SectionKind::Postings, terms.clone(), range.clone(), bytes));
            let all = lists.iter().flat_map(|list| {
                list.clone().map(|posting| (draft.counts[posting].total(), draft.positions_of(posting)))
            });
            let bytes = positions::write(all);
            places.push(section(SectionKind::Positions, terms, range.clone(), bytes));
        }
    }
    IndexFiles { index: file(&sections), positions: file(&places) }
}

impl TextDraft {
    /// The postings of a term in a range of papers.
    fn within(&self, term: usize, papers: &Range<usize>) -> Range<usize> {
        let (from, to) = (self.starts[term] as usize, self.starts[term + 1] as usize);
        let before = |paper: usize| from + self.docs[from..to].partition_point(|&doc| (doc as usize) < paper);
        before(papers.start)..before(papers.end)
    }

    #[inline(never)]
    fn spelling(&self, term: usize) -> &str {
        let listed = self.spellings.binary_search_by_key(&(term as u32), |spelling| spelling.0).ok();
        listed.and_then(|at| self.spellings.get(at)).map_or(&self.terms[term], |spelling| &spelling.1)
    }

    fn positions_of(&self, posting: usize) -> &[u16] {
        &self.positions[self.position_starts[posting] as usize..self.position_starts[posting + 1] as usize]
    }
}

#[inline(never)]
fn section(kind: SectionKind, terms: Range<usize>, papers: Range<usize>, bytes: Vec<u8>) -> Draft {
    let of = |range: Range<usize>| (range.start as u32, range.len() as u32);
    Draft { kind, terms: of(terms), papers: of(papers), bytes }
}

/// Cuts `0..all` into pieces of `size`; there is always one.
fn ranges(all: usize, size: usize) -> impl Iterator<Item = Range<usize>> {
    let size = size.clamp(1, all.max(1));
    (0..all.max(1)).step_by(size).map(move |from| from..(from + size).min(all))
}

#[inline(never)]
fn statistics(draft: &TextDraft) -> Vec<u8> {
    let mut out = Vec::new();
    put_u32(&mut out, draft.lengths.len() as u32);
    put_u32(&mut out, draft.terms.len() as u32);
    lengths::averages(&draft.lengths).into_iter().for_each(|average| put_u32(&mut out, average.to_bits()));
    out
}

/// The patterns of counts that occur, the commonest first: the number of each posting's pattern, and their table.
#[inline(never)]
fn patterns(counts: &[Counts]) -> (Vec<u32>, Vec<u32>) {
    let mut order: Vec<(u64, u32)> = counts.iter().map(|counts| u64::from(counts.0)).zip(0..).collect();
    sort_keyed(&mut order);
    // Each pattern with the stretch of the order that has it, rarest last.
    let mut stretches: Vec<(u64, u32)> = Vec::new();
    let mut starts = Vec::new();
    for (at, &(pattern, _)) in order.iter().enumerate() {
        if at == 0 || order[at - 1].0 != pattern {
            stretches.push((0, starts.len() as u32));
            starts.push(at);
        }
    }
    let end = |number: usize| starts.get(number + 1).copied().unwrap_or(order.len());
    for (number, stretch) in stretches.iter_mut().enumerate() {
        stretch.0 = (counts.len() - (end(number) - starts[number])) as u64;
    }
    sort_keyed(&mut stretches);
    let (mut numbers, mut table) = (vec![0; counts.len()], Vec::new());
    for (rank, &(_, number)) in stretches.iter().enumerate() {
        let number = number as usize;
        for &(pattern, posting) in &order[starts[number]..end(number)] {
            numbers[posting as usize] = rank as u32;
            if table.len() == rank {
                table.push(pattern as u32);
            }
        }
    }
    (numbers, table)
}

#[inline(never)]
fn postings_of(
    draft: &TextDraft,
    lists: &[Range<usize>],
    papers: &Range<usize>,
    (patterns, kinds): (&[u32], usize),
) -> Vec<u8> {
    let mut all: Vec<(u32, u32)> = Vec::new();
    let mut ends = Vec::with_capacity(lists.len());
    for list in lists {
        let posting = |at: usize| (draft.docs[at] - papers.start as u32, patterns[at]);
        all.extend(list.clone().map(posting));
        ends.push(all.len());
    }
    let from = |at: usize| at.checked_sub(1).map_or(0, |before| ends[before]);
    write_postings((0..ends.len()).map(|at| &all[from(at)..ends[at]]), papers.len() as u32, kinds)
}
