//! What the reader is told about an answer: other spellings that were searched, and terms to mark.

use crate::index::TextIndex;
use crate::matching::{Form, Kind, Leaf, Plan, Source};
use crate::ranking::Tally;
use crate::response::{Correction, Mark};

/// Most terms that are marked for one word.
const MOST_MARKS: usize = 64;

/// Words of which no paper has the typed form, with the spelling that most papers have instead.
pub(crate) fn corrections(index: &TextIndex, plan: &Plan, tally: &Tally) -> Vec<Correction> {
    let mut out: Vec<Correction> = Vec::new();
    for (leaf, forms) in scored(plan, tally) {
        let used = |form: &(&Form, &u32)| *form.1 > 0;
        let mut typos = leaf.forms.iter().zip(forms).filter(used);
        if !typos.clone().all(|(form, _)| matches!(form.kind, Kind::Typo(_))) {
            continue;
        }
        let Some(first) = typos.next() else { continue };
        // The nearest spelling, and among those the one that most papers have.
        let best = typos.fold(first, |best, next| {
            let better = (next.0.kind, u32::MAX - next.1) < (best.0.kind, u32::MAX - best.1);
            if better { next } else { best }
        });
        if let Source::Term(term) = best.0.source {
            out.push(Correction { typed: leaf.typed.clone(), searched: index.spelling(term) });
        }
    }
    out
}

/// The terms to mark; unfinished words as one beginning.
pub(crate) fn marks(index: &TextIndex, plan: &Plan, tally: &Tally) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    for (leaf, forms) in scored(plan, tally) {
        let mut beginning = false;
        let mut marked = 0;
        for (form, papers) in leaf.forms.iter().zip(forms) {
            // What was typed and its stem are marked wherever they stand, other spellings where they were needed.
            let used = *papers > 0 || !matches!(form.kind, Kind::Typo(_));
            if !used || marked >= MOST_MARKS {
                continue;
            }
            match (form.source, form.kind) {
                (Source::Term(_), Kind::Prefix) => beginning = true,
                (Source::Term(term), _) => {
                    push(&mut out, index.vocabulary.term(term), form.fields.0, false);
                    marked += 1;
                }
                (Source::Runs, _) => {
                    for row in &leaf.spelt {
                        push(&mut out, row.clone(), form.fields.0, false);
                        marked += 1;
                    }
                }
            }
        }
        if beginning && leaf.open {
            push(&mut out, leaf.joined.clone(), leaf.fields.0, true);
        }
        if beginning {
            for (joined, _) in leaf.joins.iter().filter(|(_, open)| *open) {
                push(&mut out, joined.clone(), leaf.fields.0, true);
            }
        }
    }
    out
}

fn push(out: &mut Vec<Mark>, term: String, fields: u8, prefix: bool) {
    match out.iter_mut().find(|mark| mark.term == term && mark.prefix == prefix) {
        Some(mark) => mark.fields |= fields,
        None => out.push(Mark { term, fields, prefix }),
    }
}

fn scored<'p>(plan: &'p Plan, tally: &'p Tally) -> impl Iterator<Item = (&'p Leaf, &'p Vec<u32>)> {
    plan.leaves
        .iter()
        .zip(&plan.scored)
        .zip(tally)
        .filter(|((_, scored), _)| **scored)
        .map(|((leaf, _), forms)| (leaf, forms))
}
