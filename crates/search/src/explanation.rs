//! Why a paper was found, and the parts of its score.

use crate::field::Field;
use crate::pieces::{concat, decimal};

/// Why a paper stands where it stands. The parts add up to the score, up to rounding.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Explanation {
    /// The words and phrases of the query that count, in the order typed.
    pub words: Vec<WordMatch>,
    /// Bonus for having every word in the title.
    pub all_in_title: f32,
    /// Bonus for a title that begins with the first word.
    pub title_start: f32,
    /// Bonus for words that stand near one another.
    pub near: f32,
    /// The whole score.
    pub score: f32,
}

/// One reason in words for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The word as typed, with what was found instead; `+` for a bonus.
    pub what: String,
    /// How it belongs to what was found and where that stands, or what the bonus is for.
    pub how: String,
    /// Its part of the score, in per cent.
    pub share: u32,
}

impl Explanation {
    /// The bonuses with what they are for, whether the paper has them or not.
    pub fn bonuses(&self) -> [(f32, &'static str); 3] {
        [
            (self.all_in_title, "all words in the title"),
            (self.title_start, "the title begins so"),
            (self.near, "words near one another"),
        ]
    }

    /// The explanation as a table.
    pub fn reasons(&self) -> Vec<Reason> {
        let share = |part: f32| (100.0 * part / self.score + 0.5) as u32;
        let mut reasons = Vec::new();
        for word in &self.words {
            let same = word.found.is_empty() || word.found == word.typed;
            let what = if same { word.typed.clone() } else { concat(&[&word.typed, " → ", &word.found]) };
            let mut how = word.how.name().to_owned();
            for (field, times) in Field::ALL.into_iter().zip(word.fields).filter(|(_, times)| *times > 0) {
                how = concat(&[&how, " · ", field.label()]);
                if times > 1 {
                    how = concat(&[&how, " ×", &decimal(times, 0)]);
                }
            }
            reasons.push(Reason { what, how, share: share(word.score) });
        }
        if reasons.is_empty() {
            let how = "its title has these letters in order".to_owned();
            return vec![Reason { what: String::new(), how, share: 100 }];
        }
        for (part, what) in self.bonuses() {
            if part > 0.0 {
                reasons.push(Reason { what: "+".to_owned(), how: what.to_owned(), share: share(part) });
            }
        }
        reasons
    }
}

/// What one word of the query found in a paper: its best form there.
#[derive(Debug, Clone, PartialEq)]
pub struct WordMatch {
    /// As typed.
    pub typed: String,
    /// What stands in the paper, as the papers write it; empty if nothing does.
    pub found: String,
    /// How the two belong together.
    pub how: Match,
    /// How often it stands in title, authors, abstract, venue, topics.
    pub fields: [u32; 5],
    /// Its part of the score.
    pub score: f32,
}

/// How a form belongs to what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// The word itself, or a hyphen variant.
    Exact,
    /// Its parts side by side, or a phrase.
    Together,
    /// A word that begins so.
    Prefix,
    /// A word of the same stem.
    Stem,
    /// A word within so many edits.
    Typo(u8),
    /// The paper does not have it.
    Absent,
}

impl Match {
    /// In a word or two for the reader.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Together => "side by side",
            Self::Prefix => "beginning",
            Self::Stem => "same stem",
            Self::Typo(1) => "one edit away",
            Self::Typo(_) => "two edits away",
            Self::Absent => "not there",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_say_what_was_found_where_and_how_much_it_counts() {
        let word = |typed: &str, found: &str, how, fields, score| WordMatch {
            typed: typed.into(),
            found: found.into(),
            how,
            fields,
            score,
        };
        let explanation = Explanation {
            words: vec![
                word("lerning", "learning", Match::Typo(1), [1, 0, 9, 0, 0], 6.0),
                word("task", "task", Match::Exact, [0, 0, 1, 0, 0], 2.0),
                word("zebra", "", Match::Absent, [0; 5], 0.0),
            ],
            near: 2.0,
            score: 10.0,
            ..Explanation::default()
        };
        let lines = explanation.reasons().into_iter().map(|r| format!("{}|{}|{}", r.what, r.how, r.share));
        assert_eq!(
            lines.collect::<Vec<_>>(),
            [
                "lerning → learning|one edit away · title · abstract ×9|60",
                "task|exact · abstract|20",
                "zebra|not there|0",
                "+|words near one another|20",
            ]
        );
        let letters = Explanation { score: 3.0, ..Explanation::default() };
        assert_eq!(letters.reasons()[0].how, "its title has these letters in order");
    }
}
