//! How papers write a term: `multi-task` for `multitask`, `BERT` for `bert`, `Ré` for `re`.

use crate::field::Field;

/// Picks the commonest spelling of each term while the papers stream by, by majority vote (Boyer and Moore 1981):
/// one candidate and one counter per term.
#[derive(Default)]
pub(crate) struct SurfaceVote {
    candidates: Vec<(String, u32)>,
}

impl SurfaceVote {
    /// Counts one occurrence of term number `term`.
    pub fn count(&mut self, term: usize, folded: &str, surface: &str, field: Field) {
        if self.candidates.len() <= term {
            self.candidates.resize(term + 1, (String::new(), 0));
        }
        let Some((candidate, votes)) = self.candidates.get_mut(term) else { return };
        let same = if candidate.is_empty() { surface == folded } else { candidate == surface };
        if same {
            *votes += 1;
        } else if *votes > 0 && is_plain_capital(surface, field) && same_letters(surface, folded, candidate) {
            // A capital at the start of a sentence or in a title speaks for the same spelling.
            *votes += 1;
        } else if *votes > 0 {
            *votes -= 1;
        } else {
            *votes = 1;
            candidate.clear();
            let spelling = if is_plain_capital(surface, field) {
                surface.to_ascii_lowercase()
            } else {
                surface.to_owned()
            };
            if spelling != folded {
                *candidate = spelling;
            }
        }
    }

    /// The spelling of a term, empty if it is the term itself.
    pub fn spelling(&self, term: usize) -> &str {
        self.candidates.get(term).map(|(spelling, _)| spelling.as_str()).unwrap_or_default()
    }
}

/// Whether the only capitals begin a part (`Multi-Task`), outside names, where they belong to the word. Letters
/// beyond ASCII keep their case: the tables that tell it are large.
fn is_plain_capital(surface: &str, field: Field) -> bool {
    if field == Field::Authors {
        return false;
    }
    let mut inside = false;
    let mut letters = 0;
    let plain = surface.chars().all(|c| {
        letters += 1;
        let capital_inside = inside && !c.is_ascii_lowercase() && c.is_alphabetic();
        inside = c.is_alphanumeric();
        !capital_inside
    });
    plain && letters > 1 && surface.contains(|c: char| c.is_ascii_uppercase())
}

fn same_letters(surface: &str, folded: &str, candidate: &str) -> bool {
    let candidate = if candidate.is_empty() { folded } else { candidate };
    surface.len() == candidate.len() && surface.eq_ignore_ascii_case(candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn winner(folded: &str, occurrences: &[(&str, Field)]) -> String {
        let mut vote = SurfaceVote::default();
        for (surface, field) in occurrences {
            vote.count(0, folded, surface, *field);
        }
        vote.spelling(0).to_owned()
    }

    #[test]
    fn the_commonest_spelling_wins() {
        use Field::{Abstract, Authors, Title};
        let hyphened = [
            ("Multi-Task", Title),
            ("multi-task", Abstract),
            ("multitask", Abstract),
            ("Multi-task", Abstract),
        ];
        assert_eq!(winner("multitask", &hyphened), "multi-task");
        assert_eq!(winner("bert", &[("BERT", Title), ("BERT", Abstract), ("bert", Abstract)]), "BERT");
        assert_eq!(winner("learning", &[("Learning", Title), ("learning", Abstract)]), "");
        assert_eq!(winner("re", &[("Ré", Authors)]), "Ré");
        assert_eq!(winner("lora", &[("LoRA", Title)]), "LoRA");
    }
}
