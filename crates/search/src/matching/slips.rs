//! Which words of a query are worth searching for slips of the finger.

use super::expand::expand_typos;
use super::plan::{Node, Plan};
use crate::bitset::Bitset;
use crate::index::TextIndex;

/// Up to this many words, every word may be mistyped.
const SHORT_QUERY: usize = 4;

/// In longer queries, a paper may lack this many words as typed.
const MOST_SLIPS: usize = 2;

impl Plan {
    /// Expands words with typos: every word of a short query; of a long one those that a paper with nearly all
    /// the words lacks. Nobody mistypes half of a title, and looking for it takes longest.
    pub fn add_typos(&mut self, index: &TextIndex) {
        let words: Vec<usize> = (0..self.leaves.len()).filter(|&at| self.scored[at]).collect();
        let chosen = if words.len() > SHORT_QUERY && self.is_row() {
            self.lacking(&words, index.doc_count())
        } else {
            words
        };
        for at in chosen {
            expand_typos(index, &mut self.leaves[at]);
        }
    }

    /// Whether every scored leaf is required.
    fn is_row(&self) -> bool {
        match &self.root {
            Node::And(parts) => {
                parts.iter().all(|part| matches!(part, Node::Leaf(_) | Node::Not(_) | Node::Docs(_)))
            }
            _ => false,
        }
    }

    /// Words that some paper lacks which holds all others but a few.
    fn lacking(&self, words: &[usize], bound: usize) -> Vec<usize> {
        let mut held = vec![0u8; bound];
        for &at in words {
            for doc in self.leaves[at].docs.iter() {
                held[doc as usize] += 1;
            }
        }
        let mut nearly = Bitset::new(bound);
        for (doc, &held) in held.iter().enumerate() {
            if usize::from(held) + MOST_SLIPS >= words.len() {
                nearly.insert(doc as u32);
            }
        }
        let lacks = |at: &usize| {
            let mut rest = self.leaves[*at].docs.clone();
            rest.invert();
            rest.intersect(&nearly);
            !rest.is_empty()
        };
        words.iter().copied().filter(lacks).collect()
    }
}
