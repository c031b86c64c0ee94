//! Orders of a list that do not depend on the query, as ranks: newest, title, first author.

use offprint_paper::Paper;

use crate::analysis::fold_text;
use crate::sort::order_of_texts;

/// The place of each paper in each order.
#[derive(Debug, Default, Clone)]
pub(crate) struct Orders {
    /// Newest first.
    pub newest: Vec<u32>,
    /// By title.
    pub title: Vec<u32>,
    /// By the first author's family name.
    pub first_author: Vec<u32>,
}

impl Orders {
    /// The orders of papers.
    pub fn build(papers: &[Paper]) -> Self {
        Self {
            newest: newest_ranks(papers),
            title: ranks_of(papers.iter().map(|paper| fold_text(&paper.title))),
            // Papers without authors come last: no folded text begins with this sign.
            first_author: ranks_of(papers.iter().map(|paper| match paper.authors.first() {
                Some(author) => format!("{}\n{}", fold_text(author.sort_key()), fold_text(&author.display())),
                None => "\u{10ffff}".to_owned(),
            })),
        }
    }
}

/// The ranks of `offprint_paper::newest_first`, by the sort that is here anyway.
fn newest_ranks(papers: &[Paper]) -> Vec<u32> {
    let ages: Vec<String> = papers
        .iter()
        .rev()
        .map(|paper| format!("{:05}{}", paper.year.unwrap_or(0), paper.date.as_deref().unwrap_or_default()))
        .collect();
    let ages: Vec<&str> = ages.iter().map(String::as_str).collect();
    let last = papers.len().saturating_sub(1) as u32;
    // Oldest first and from the last paper on, so that backwards equals stay as the collection has them.
    let newest: Vec<u32> = order_of_texts(&ages).into_iter().rev().map(|number| last - number).collect();
    ranks(&newest)
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
