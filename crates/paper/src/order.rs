//! The order of a list that nobody searched: newest first.

use crate::Paper;

/// Positions of `papers`, newest first: by year, then by date of first posting, then as the collection has
/// them. Papers without a year come last.
pub fn newest_first(papers: &[Paper]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..papers.len()).collect();
    order.sort_by(|&a, &b| {
        let key = |i: usize| (papers[i].year, papers[i].date.as_deref());
        key(b).cmp(&key(a)).then(a.cmp(&b))
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_papers_come_first_and_unknown_years_last() {
        let paper = |year, date: Option<&str>| Paper {
            year,
            date: date.map(str::to_owned),
            ..Paper::from_title("t", "test")
        };
        let papers = [
            paper(Some(2020), None),
            paper(None, None),
            paper(Some(2023), Some("2023-01")),
            paper(Some(2023), Some("2023-06")),
        ];
        assert_eq!(newest_first(&papers), [3, 2, 0, 1]);
    }
}
