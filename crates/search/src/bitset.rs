//! A set of paper numbers, one bit each.

/// A set of numbers below a fixed bound.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Bitset {
    words: Vec<u64>,
    bound: usize,
}

impl Bitset {
    /// The empty set of numbers below `bound`.
    pub fn new(bound: usize) -> Self {
        Self { words: vec![0; bound.div_ceil(64)], bound }
    }

    /// All numbers below `bound`.
    pub fn full(bound: usize) -> Self {
        let mut set = Self { words: vec![!0; bound.div_ceil(64)], bound };
        set.trim();
        set
    }

    /// Adds a number; one beyond the bound is ignored.
    pub fn insert(&mut self, number: u32) {
        if let Some(word) = self.words.get_mut(number as usize / 64)
            && (number as usize) < self.bound
        {
            *word |= 1 << (number % 64);
        }
    }

    /// Whether a number is in the set.
    pub fn contains(&self, number: u32) -> bool {
        self.words.get(number as usize / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Keeps what is in both sets.
    pub fn intersect(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a &= b;
        }
    }

    /// Adds all of the other set.
    pub fn unite(&mut self, other: &Self) {
        for (a, b) in self.words.iter_mut().zip(&other.words) {
            *a |= b;
        }
    }

    /// Turns the set into its complement below the bound.
    pub fn invert(&mut self) {
        for word in &mut self.words {
            *word = !*word;
        }
        self.trim();
    }

    /// How many numbers are in the set.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether nothing is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    /// The numbers in the set, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros())?;
                rest &= rest - 1;
                Some(at as u32 * 64 + bit)
            })
        })
    }

    fn trim(&mut self) {
        let over = self.bound % 64;
        if over != 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << over) - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_keep_to_their_bound() {
        for bound in [0, 1, 63, 64, 65, 200] {
            let full = Bitset::full(bound);
            assert_eq!(full.len(), bound);
            assert_eq!(full.iter().collect::<Vec<_>>(), (0..bound as u32).collect::<Vec<_>>());
            let mut none = full.clone();
            none.invert();
            assert!(none.is_empty());
            none.insert(bound as u32);
            assert!(none.is_empty());
        }
    }
}
