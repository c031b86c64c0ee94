//! The terms near words that were asked about lately. While a query is typed, its earlier words are asked about again with
//! every letter, and looking for what is near a word is most of the work of a search.

use std::cell::RefCell;
use std::rc::Rc;

/// Words that are remembered.
const REMEMBERED: usize = 32;

/// Terms with a key that sorts them by nearness.
type Terms = Rc<Vec<(u64, u32)>>;

/// What was near the latest words, the latest first.
#[derive(Debug, Default, Clone)]
pub(crate) struct NearTerms(RefCell<Vec<(String, bool, Terms)>>);

impl NearTerms {
    /// The terms near a word, or with `open` near a beginning, remembered or looked for.
    pub fn of(&self, word: &str, open: bool, look: &dyn Fn() -> Vec<(u64, u32)>) -> Terms {
        let mut words = self.0.borrow_mut();
        let known = words.iter().position(|(other, was_open, _)| other == word && *was_open == open);
        let entry = match known {
            Some(at) => words.remove(at),
            None => (word.to_owned(), open, Rc::new(look())),
        };
        let near = Rc::clone(&entry.2);
        words.truncate(REMEMBERED - 1);
        words.insert(0, entry);
        near
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn the_latest_words_are_looked_for_once() {
        let (near, looked) = (NearTerms::default(), Cell::new(0));
        let ask = |word: &str, open: bool| {
            let look = || {
                looked.set(looked.get() + 1);
                vec![(word.len() as u64, u32::from(open))]
            };
            near.of(word, open, &look).first().copied()
        };
        assert_eq!(
            (ask("task", false), ask("task", true), ask("task", false)),
            (Some((4, 0)), Some((4, 1)), Some((4, 0)))
        );
        assert_eq!(looked.get(), 2);
        for at in 0..REMEMBERED {
            ask(&at.to_string(), true);
        }
        assert_eq!((ask("task", false), looked.get()), (Some((4, 0)), 3 + REMEMBERED));
    }
}
