//! Every number of the ranking, with its range and its reason.

/// The numbers that rank papers. [`Weights::MEASURED`] was found on half of the known-item queries and checked on the
/// other half (`examples/known_item.rs`); nothing in it is taste.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Weight of each field: title, authors, abstract, venue, topics. 0.1–20. A title says in ten words what the
    /// abstract says in two hundred.
    pub fields: [f32; 5],
    /// How much each field's length counts against it (BM25's b). 0–1.
    pub length: [f32; 5],
    /// How soon repetition stops counting (BM25's k1). 0.5–10.
    pub saturation: f32,
    /// Worth of a word that begins with what was typed, relative to the word itself. 0–1.
    pub prefix: f32,
    /// Share of the found word's own rarity in what it is worth; the rest is that of all words with this
    /// beginning, of which the reader has not yet said which is meant. 0–1.
    pub prefix_own: f32,
    /// Worth of a word of the same stem. 0–1. Small: the typed form is what the reader remembers.
    pub stem: f32,
    /// Worth of a word within one edit, and within two. 0–1. Ordering by inexact words comes first; this only
    /// orders papers with as many of them. What is within reach of a mistyped word is worth the same, however rare:
    /// nobody knows which was meant, and the rarest of many spellings must not win over the one that most papers have.
    pub typo: [f32; 2],
    /// Bonus for two query words side by side in a title, times the lesser of what both are worth; it falls with
    /// their distance. 0–2.
    pub near_in_title: f32,
    /// The same in any other field. 0–2.
    pub near: f32,
    /// Bonus if the title begins with the first query word, times what that is worth. 0–1.
    pub title_start: f32,
    /// Bonus if every word of the query stands in the title, as a share of the score. 0–2. It lets the title's
    /// weight stay moderate, which rare words of abstracts need.
    pub all_in_title: f32,
}

impl Weights {
    /// The weights that measured best.
    pub const MEASURED: Self = Self {
        fields: [8.0, 3.0, 1.0, 1.0, 1.0],
        length: [0.5, 0.3, 0.75, 0.3, 0.0],
        saturation: 4.0,
        prefix: 0.2,
        prefix_own: 0.4,
        stem: 0.33,
        typo: [0.9, 0.2],
        near_in_title: 1.2,
        near: 0.3,
        title_start: 0.1,
        all_in_title: 0.2,
    };
}

/// Distance in words from which on two words count as unrelated.
pub(crate) const FAR: u16 = 8;

/// How many of the best papers get bonuses for the places of their words. More only costs time: bonuses are small.
pub(crate) const WINDOW: usize = 256;
