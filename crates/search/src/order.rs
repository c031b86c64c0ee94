//! Orders of a list that do not depend on the query, as ranks: newest, title, first author.
//!
//! ```text
//! section for n papers, per order:   u8 bits of a rank (r); n ranks of r bits, padded to whole bytes
//! ```

use std::ops::Range;

use offprint_paper::Paper;

use crate::analysis::fold_text;
use crate::index::{IndexError, Section, pack, unpack, width_of};
use crate::pieces::{concat, decimal};
use crate::sort::order_of_texts;

/// The place of each paper in each order.
#[derive(Debug, Default, Clone)]
pub(crate) struct Orders {
    /// Newest first; papers of the same date have the same place.
    pub newest: Vec<u32>,
    /// By title.
    pub title: Vec<u32>,
    /// By the first author's family name.
    pub first_author: Vec<u32>,
}

impl Orders {
    /// Reads sections about `papers` papers.
    pub fn open(sections: &[Section], papers: usize) -> Result<Self, IndexError> {
        let mut orders =
            Self { newest: vec![0; papers], title: vec![0; papers], first_author: vec![0; papers] };
        let read = sections.iter().try_for_each(|section| {
            let mut rest = section.bytes.get();
            let (first, count) = (section.first_paper as usize, section.papers as usize);
            for order in [&mut orders.newest, &mut orders.title, &mut orders.first_author] {
                let (&width, ranks) = rest.split_first().filter(|(width, _)| **width <= 32)?;
                let length = unpack(ranks, u32::from(width), order.get_mut(first..first + count)?)?;
                rest = ranks.get(length..)?;
            }
            Some(())
        });
        read.map(|()| orders).ok_or(IndexError::Damaged("its orders do not fit"))
    }

    /// Writes the section of some papers.
    #[inline(never)]
    pub fn write(&self, papers: Range<usize>) -> Vec<u8> {
        let mut out = Vec::new();
        for order in [&self.newest, &self.title, &self.first_author] {
            let width = width_of(order.iter().copied().max().unwrap_or(0));
            out.push(width as u8);
            pack(&mut out, width, order.get(papers.clone()).unwrap_or_default().iter().copied());
        }
        out
    }

    /// The orders of papers.
    pub fn build(papers: &[Paper]) -> Self {
        Self {
            newest: newest_ranks(papers),
            title: ranks_of(papers.iter().map(|paper| fold_text(&paper.title))),
            // Papers without authors come last: no folded text begins with this sign.
            first_author: ranks_of(papers.iter().map(|paper| match paper.authors.first() {
                Some(author) => concat(&[&fold_text(author.sort_key()), "\n", &fold_text(&author.display())]),
                None => "\u{10ffff}".to_owned(),
            })),
        }
    }
}

/// How many dates are newer, by `offprint_paper::newest_first`.
fn newest_ranks(papers: &[Paper]) -> Vec<u32> {
    let date = |paper: &Paper| {
        decimal(paper.year.unwrap_or(0).into(), 5) + paper.date.as_deref().unwrap_or_default()
    };
    let dates: Vec<String> = papers.iter().map(date).collect();
    let texts: Vec<&str> = dates.iter().map(String::as_str).collect();
    let mut ranks = vec![0; papers.len()];
    let (mut rank, mut before) = (0, None);
    for number in order_of_texts(&texts).into_iter().rev() {
        let here = texts[number as usize];
        rank += u32::from(before.is_some_and(|before| before != here));
        ranks[number as usize] = rank;
        before = Some(here);
    }
    ranks
}

fn ranks_of(texts: impl Iterator<Item = String>) -> Vec<u32> {
    let texts: Vec<String> = texts.collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    ranks(&order_of_texts(&texts))
}

fn ranks(order: &[u32]) -> Vec<u32> {
    let mut ranks = vec![0; order.len()];
    for (rank, &at) in order.iter().enumerate() {
        ranks[at as usize] = rank as u32;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use offprint_paper::{Author, newest_first};
    use proptest::prelude::*;

    use super::*;

    fn order(ranks: &[u32]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..ranks.len()).collect();
        order.sort_by_key(|&at| ranks[at]);
        order
    }

    #[test]
    fn titles_and_authors_sort_folded() {
        let paper = |title: &str, author: Option<&str>| Paper {
            authors: author.into_iter().map(Author::whole).collect(),
            ..Paper::from_title(title, "test")
        };
        let papers = [
            paper("Zeta", Some("Émile Ágoston")),
            paper("ähnlich", None),
            paper("Alpha", Some("Ann Zhang")),
            paper("B", Some("Al Agoston")),
        ];
        let orders = Orders::build(&papers);
        assert_eq!(order(&orders.title), [1, 2, 3, 0]);
        assert_eq!(order(&orders.first_author), [3, 0, 2, 1]);
    }

    proptest! {
        #[test]
        fn newest_is_what_the_paper_crate_says(facts in prop::collection::vec((prop::option::of(2019u16..2022), prop::option::of("202[01](-0[12])?")), 0..30)) {
            let papers: Vec<Paper> = facts
                .into_iter()
                .map(|(year, date)| Paper { year, date, ..Paper::from_title("t", "test") })
                .collect();
            prop_assert_eq!(order(&Orders::build(&papers).newest), newest_first(&papers));
        }
    }
}
