//! One word or phrase of a query, with everything it was expanded to.

use super::form::{Form, Kind, Source};
use super::neighbours::Run;
use crate::bitset::Bitset;
use crate::field::FieldSet;
use crate::index::{TextIndex, mask};

/// A word or a phrase of a query.
#[derive(Debug, Clone, Default)]
pub(crate) struct Leaf {
    /// As typed.
    pub typed: String,
    /// Its folded parts: one for a plain word, several for a compound or a phrase.
    pub parts: Vec<String>,
    /// The parts without anything between them.
    pub joined: String,
    /// Whether the parts must stand side by side and nothing else will do.
    pub phrase: bool,
    /// Whether its end is still being typed.
    pub open: bool,
    /// Closed words that it makes with a neighbour in the query (`multi task` → `multitask`), and whether open.
    pub joins: Vec<(String, bool)>,
    /// Where it must stand.
    pub fields: FieldSet,
    /// Whether typos of it were looked for.
    pub typos: bool,
    /// Its forms, best first.
    pub forms: Vec<Form>,
    /// Where its parts stand side by side.
    pub runs: Vec<Run>,
    /// How the parts are spelt there, with single spaces; only as many as are worth marking.
    pub spelt: Vec<String>,
    /// Papers that hold one of its forms.
    pub docs: Bitset,
}

impl Default for FieldSet {
    fn default() -> Self {
        Self::ALL
    }
}

impl Leaf {
    /// Adds a form and the papers that hold it, if there are any.
    pub fn add(&mut self, index: &TextIndex, form: Form) {
        let mut any = false;
        let mask = mask(form.fields);
        match form.source {
            Source::Term(term) => {
                let (docs, anywhere) = (&mut self.docs, form.fields == FieldSet::ALL);
                index.postings.blocks(term, &mut |block| {
                    for (at, &doc) in block.docs().iter().enumerate() {
                        if anywhere || block.counts(at).0 & mask != 0 {
                            docs.insert(doc);
                            any = true;
                        }
                    }
                });
            }
            Source::Runs => {
                for run in &self.runs {
                    self.docs.insert(run.doc);
                    any = true;
                }
            }
        }
        if any {
            self.forms.push(form);
        }
    }

    /// Whether one of the forms is this term, and at least as good as `kind`.
    pub fn has_term(&self, term: u32, kind: Kind) -> bool {
        self.forms.iter().any(|form| form.source == Source::Term(term) && form.kind <= kind)
    }
}
