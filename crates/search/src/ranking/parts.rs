//! The parts of one paper's score, as the scores were computed.

use super::proximity::Places;
use super::score::{Cells, Scored, all_in_title};
use crate::explanation::{Explanation, Match, WordMatch};
use crate::field::Field;
use crate::index::TextIndex;
use crate::matching::{Kind, Plan, Source};

/// Takes a paper's score apart.
pub(crate) fn explain(index: &TextIndex, plan: &Plan, paper: &Scored) -> Explanation {
    let table = Cells::fill(index, plan, &[paper.doc]);
    let cells = table.row(0);
    let words = table.leaves.iter().zip(cells).map(|(leaf, cell)| {
        let form = cell.form_of(leaf);
        let (found, how) = match form.map(|form| (form.source, form.kind)) {
            None => (String::new(), Match::Absent),
            Some((Source::Runs, _)) => (leaf.spelt.first().cloned().unwrap_or_default(), Match::Together),
            Some((Source::Term(term), kind)) => (
                index.spelling(term),
                match kind {
                    Kind::Exact => Match::Exact,
                    Kind::Prefix => Match::Prefix,
                    Kind::Stem => Match::Stem,
                    Kind::Typo(edits) => Match::Typo(edits),
                },
            ),
        };
        let fields = Field::ALL.map(|field| cell.counts.of(field));
        WordMatch { typed: leaf.typed.clone(), found, how, fields, score: cell.score.max(0.0) }
    });
    let words: Vec<WordMatch> = words.collect();
    let sum: f32 = cells.iter().map(|cell| cell.score.max(0.0)).sum();
    let in_title = if all_in_title(cells) { sum * index.weights.all_in_title } else { 0.0 };
    // Only the best papers get what their places are worth.
    let places = if paper.score > sum + in_title {
        Places::read(index, &table.leaves, &[cells]).bonus(index, &table.leaves, cells, 0)
    } else {
        Default::default()
    };
    Explanation {
        words,
        all_in_title: in_title,
        title_start: places.title_start,
        near: places.near,
        score: paper.score,
    }
}
