//! The index against the obvious: a search that reads every paper for every word must give the same papers in the
//! same order with the same bits of score.

use offprint_paper::{Author, Paper};
use proptest::prelude::*;

use crate::analysis::stem;
use crate::field::Field;
use crate::index::{Counts, occurrences, position_in_paper};
use crate::matching::distance;
use crate::ranking::Weights;
use crate::sort::descending;
use crate::{SearchIndex, SearchRequest, Tier};

/// Weights without bonuses for places, which only the best papers get.
fn weights() -> Weights {
    Weights { near: 0.0, near_in_title: 0.0, title_start: 0.0, ..Weights::MEASURED }
}

struct Doc {
    /// Term, field, position and last position of each occurrence.
    words: Vec<(String, Field, u32, u32)>,
    lengths: [u32; 5],
}

struct Naive {
    docs: Vec<Doc>,
    averages: [f32; 5],
}

/// A way to match: edits, weight, and for each paper its counts.
struct Form {
    edits: u8,
    weight: f32,
    counts: Vec<Counts>,
}

impl Naive {
    fn new(papers: &[Paper]) -> Self {
        let docs: Vec<Doc> = papers
            .iter()
            .map(|paper| {
                let mut words = Vec::new();
                let lengths = occurrences(paper, &mut |o| {
                    words.push((o.term.to_owned(), o.field, o.position, o.last.unwrap_or(o.position)));
                });
                Doc { words, lengths }
            })
            .collect();
        let averages = std::array::from_fn(|at| {
            let filled: Vec<u64> = docs.iter().map(|d| u64::from(d.lengths[at])).filter(|&n| n > 0).collect();
            if filled.is_empty() { 1.0 } else { filled.iter().sum::<u64>() as f32 / filled.len() as f32 }
        });
        Self { docs, averages }
    }

    fn idf(&self, holding: usize) -> f32 {
        let (all, holding) = (self.docs.len() as f32, holding as f32);
        libm::logf(1.0 + (all - holding + 0.5) / (holding + 0.5))
    }

    fn terms(&self) -> Vec<String> {
        let mut terms: Vec<String> =
            self.docs.iter().flat_map(|d| d.words.iter().map(|w| w.0.clone())).collect();
        terms.sort();
        terms.dedup();
        terms
    }

    fn term_form(&self, term: &str, edits: u8, factor: f32, skip: Option<Field>) -> Form {
        let count = |doc: &Doc| {
            let mut counts = Counts::default();
            doc.words.iter().filter(|w| w.0 == term && Some(w.1) != skip).for_each(|w| counts.add(w.1));
            counts
        };
        let holding = self.docs.iter().filter(|d| d.words.iter().any(|w| w.0 == term)).count();
        Form { edits, weight: factor * self.idf(holding), counts: self.docs.iter().map(count).collect() }
    }

    /// A word of the same stem, never worth more than the typed word.
    fn stem_form(&self, term: &str, typed: &str) -> Form {
        let holding = |term: &str| self.docs.iter().filter(|d| d.words.iter().any(|w| w.0 == term)).count();
        let typed =
            Some(holding(typed)).filter(|papers| *papers > 0).map_or(f32::MAX, |papers| self.idf(papers));
        let weight = weights().stem * self.idf(holding(term)).min(typed);
        Form { weight, ..self.term_form(term, 0, 1.0, Some(Field::Authors)) }
    }

    /// Where two terms stand side by side, for every way to split a word.
    fn split_form(&self, word: &str) -> Form {
        let count = |doc: &Doc| {
            let mut starts: Vec<u16> = Vec::new();
            for cut in (2..word.len().saturating_sub(1)).filter(|&at| word.is_char_boundary(at)) {
                let (a, b) = word.split_at(cut);
                for first in doc.words.iter().filter(|w| w.0 == a) {
                    for end in [first.2, first.3] {
                        let follows = |w: &&(String, Field, u32, u32)| {
                            w.0 == b && w.1 == first.1 && (w.2 == end + 1 || w.3 == end + 1)
                        };
                        if doc.words.iter().any(|w| follows(&w)) {
                            starts.push(position_in_paper(first.1, end));
                        }
                    }
                }
            }
            starts.sort_unstable();
            let (mut counts, mut last) = (Counts::default(), None);
            for start in starts {
                if last.is_none_or(|last| start > last + 1) {
                    counts.add(crate::index::field_at(start));
                    last = Some(start);
                }
            }
            counts
        };
        let counts: Vec<Counts> = self.docs.iter().map(count).collect();
        let holding = counts.iter().filter(|c| !c.is_zero()).count();
        Form { edits: 0, weight: self.idf(holding), counts }
    }

    fn forms(&self, words: &[&str], at: usize) -> (Vec<Form>, Vec<String>) {
        let mut forms = Vec::new();
        let mut known: Vec<String> = Vec::new();
        let open = at + 1 == words.len();
        self.closed(words[at], open, &mut forms, &mut known);
        forms.push(self.split_form(words[at]));
        if at > 0 {
            self.closed(&words[at - 1..=at].concat(), open, &mut forms, &mut known);
        }
        if !open {
            let (joined, open) = (words[at..at + 2].concat(), at + 2 == words.len());
            self.closed(&joined, open, &mut forms, &mut known);
        }
        if let Some(wanted) = stem(words[at]) {
            for term in self.terms() {
                if term != words[at] && stem(&term) == Some(wanted) && !known.contains(&term) {
                    let form = self.stem_form(&term, words[at]);
                    // A term that only names hold may still be a slip of the finger.
                    if form.counts.iter().any(|counts| !counts.is_zero()) {
                        forms.push(form);
                        known.push(term);
                    }
                }
            }
        }
        (forms, known)
    }

    fn closed(&self, word: &str, open: bool, forms: &mut Vec<Form>, known: &mut Vec<String>) {
        forms.push(self.term_form(word, 0, 1.0, None));
        known.push(word.to_owned());
        if open {
            let before = forms.len();
            for term in self.terms().into_iter().filter(|term| term.starts_with(word) && term != word) {
                forms.push(self.term_form(&term, 0, 1.0, None));
                known.push(term);
            }
            let all = self.idf(holding(forms));
            let own = weights().prefix_own;
            for form in &mut forms[before..] {
                form.weight = weights().prefix * (own * form.weight + (1.0 - own) * all);
            }
        }
    }

    fn typos(&self, word: &str, open: bool, known: &[String]) -> Vec<Form> {
        let most = match word.chars().count() {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        let near = |term: &String| {
            let ends = term.char_indices().map(|(at, _)| at).filter(|_| open).chain([term.len()]);
            ends.map(|end| distance(word, &term[..end])).min().unwrap_or(u8::MAX)
        };
        let terms = self.terms();
        let found = terms
            .iter()
            .map(|term| (near(term), term))
            .filter(|(edits, term)| *edits > 0 && *edits <= most && !known.contains(term));
        found.map(|(edits, term)| self.term_form(term, edits, 1.0, None)).collect()
    }

    /// Adds typos to the forms of a word: all of them are worth what they are together.
    fn add_typos(&self, forms: &mut Vec<Form>, typos: Vec<Form>) {
        let before = forms.len();
        forms.extend(typos);
        let all = self.idf(holding(forms));
        for form in &mut forms[before..] {
            form.weight = weights().typo[usize::from(form.edits) - 1] * all;
        }
    }

    fn search(&self, words: &[&str]) -> Option<Vec<(u32, u32)>> {
        let mut leaves: Vec<Vec<Form>> = Vec::new();
        let mut rest: Vec<Option<Vec<Form>>> = Vec::new();
        for at in 0..words.len() {
            let (mut forms, known) = self.forms(words, at);
            let mut typos = Some(self.typos(words[at], at + 1 == words.len(), &known));
            if holding(&forms) == 0 {
                self.add_typos(&mut forms, typos.take().unwrap_or_default());
            }
            leaves.push(forms);
            rest.push(typos);
        }
        let all = |leaves: &[Vec<Form>]| {
            (0..self.docs.len()).filter(|&doc| leaves.iter().all(|forms| holds(forms, doc))).count()
        };
        if all(&leaves) < 10 {
            for (forms, typos) in leaves.iter_mut().zip(rest) {
                self.add_typos(forms, typos.unwrap_or_default());
            }
        }
        let mut out: Vec<((u8, u8, u64, u32), u32)> = Vec::new();
        for doc in (0..self.docs.len()).filter(|&doc| leaves.iter().all(|forms| holds(forms, doc))) {
            let (mut score, mut inexact, mut edits, mut titles) = (0.0f32, 0, 0, 0);
            for forms in &leaves {
                let (mut best, mut best_edits, mut in_title) = (0.0f32, u8::MAX, false);
                for form in forms.iter().filter(|form| !form.counts[doc].is_zero()) {
                    let worth = self.worth(form, doc);
                    if form.edits < best_edits || (form.edits == best_edits && worth > best) {
                        (best, best_edits, in_title) =
                            (worth, form.edits, form.counts[doc].of(Field::Title) > 0);
                    }
                }
                score += best;
                inexact += u8::from(best_edits > 0);
                edits += best_edits;
                titles += usize::from(in_title);
            }
            if leaves.len() > 1 && titles == leaves.len() {
                score *= 1.0 + weights().all_in_title;
            }
            out.push(((inexact, edits, descending(score), doc as u32), score.to_bits()));
        }
        out.sort_unstable();
        (!out.is_empty()).then(|| out.into_iter().map(|(key, bits)| (key.3, bits)).collect())
    }

    fn worth(&self, form: &Form, doc: usize) -> f32 {
        let (weights, counts) = (weights(), form.counts[doc]);
        let mut frequency = 0.0;
        for field in Field::ALL {
            let at = field.index();
            let count = if matches!(field, Field::Title | Field::Abstract) {
                counts.of(field)
            } else {
                counts.of(field).min(1)
            };
            if count > 0 {
                let share = weights.length[at];
                let length = self.docs[doc].lengths[at] as f32 / self.averages[at];
                frequency += count as f32 * (weights.fields[at] / (1.0 - share + share * length));
            }
        }
        form.weight * (frequency * (weights.saturation + 1.0) / (frequency + weights.saturation))
    }
}

fn holds(forms: &[Form], doc: usize) -> bool {
    forms.iter().any(|form| !form.counts[doc].is_zero())
}

fn holding(forms: &[Form]) -> usize {
    let papers = forms.first().map_or(0, |form| form.counts.len());
    (0..papers).filter(|&doc| holds(forms, doc)).count()
}

const WORDS: &str =
    "(task|tasks|multitask|multi|multi-task|taks|tasking|learn|learning|lerning|net|network|work|mu|re)";

fn papers() -> impl Strategy<Value = Vec<Paper>> {
    let text = |most| prop::collection::vec(WORDS, 1..most).prop_map(|words| words.join(" "));
    let paper =
        (text(4), text(9), prop::option::of(text(3))).prop_map(|(title, abstract_text, author)| Paper {
            abstract_text,
            authors: author.into_iter().map(Author::whole).collect(),
            ..Paper::from_title(title, "test")
        });
    prop::collection::vec(paper, 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn the_index_answers_exactly_as_a_naive_search(
        papers in papers(),
        words in prop::collection::vec("(task|tasks|multitask|multi|taks|tasking|lear|learning|lerning|network|net|work|m|re)", 1..4),
    ) {
        let index = SearchIndex::build(&papers).unwrap().with_weights(weights());
        let found = index.search(&SearchRequest { query: words.join(" "), ..SearchRequest::default() });
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let expected = Naive::new(&papers).search(&words);
        prop_assert_eq!(found.tier == Tier::All, expected.is_some());
        if let Some(expected) = expected {
            let hits: Vec<(u32, u32)> = found.hits.iter().map(|hit| (hit.doc, hit.score.to_bits())).collect();
            prop_assert_eq!(hits, expected);
        }
    }
}
