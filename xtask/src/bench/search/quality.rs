//! How well an engine finds: mean reciprocal rank and recall among the ten best, per kind of query.

use std::collections::BTreeMap;

use super::corpus::Corpus;

/// Which lines of the query file count. Weights are tuned on the even ones, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// Every line.
    All,
    /// Lines 0, 2, 4…
    Even,
    /// Lines 1, 3, 5…
    Odd,
}

/// Sums over queries.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Score {
    queries: usize,
    reciprocal: f64,
    found: usize,
}

/// The sums of one engine.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Quality {
    /// Over all queries.
    pub all: Score,
    /// Per kind of query.
    pub kinds: BTreeMap<String, Score>,
}

impl Half {
    fn holds(self, at: usize) -> bool {
        match self {
            Self::All => true,
            Self::Even => at.is_multiple_of(2),
            Self::Odd => !at.is_multiple_of(2),
        }
    }

    /// As it is printed after what it qualifies.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Even => ", even half",
            Self::Odd => ", odd half",
        }
    }
}

impl Score {
    /// A query whose paper stands at this position of the ten best, from 0.
    fn count(&mut self, position: Option<usize>) {
        self.queries += 1;
        if let Some(position) = position {
            self.reciprocal += 1.0 / (position as f64 + 1.0);
            self.found += 1;
        }
    }

    #[cfg(test)]
    pub fn for_test(queries: usize, reciprocal: f64) -> Self {
        Self { queries, reciprocal, found: queries }
    }

    /// Mean reciprocal rank; a paper that is not among the ten best counts 0.
    pub fn mrr(self) -> f64 {
        self.reciprocal / self.queries.max(1) as f64
    }

    /// Share of queries whose paper is among the ten best.
    pub fn recall(self) -> f64 {
        self.found as f64 / self.queries.max(1) as f64
    }
}

impl Quality {
    /// Judges the ten best per query, given as positions in the corpus: found is a paper with the wanted title.
    pub fn of(corpus: &Corpus, hits: &[Vec<u32>], half: Half) -> Self {
        let mut quality = Self::default();
        for (at, (query, hits)) in corpus.queries.iter().zip(hits).enumerate() {
            if !half.holds(at) {
                continue;
            }
            let is_wanted = |doc: &u32| corpus.titles.get(*doc as usize) == Some(&query.wanted);
            let position = hits.iter().take(10).position(is_wanted);
            quality.all.count(position);
            quality.kinds.entry(query.kind.clone()).or_default().count(position);
        }
        quality
    }

    /// The kind with the lowest mean reciprocal rank.
    pub fn weakest(&self) -> Option<(&str, Score)> {
        let mut kinds = self.kinds.iter().map(|(kind, score)| (kind.as_str(), *score));
        let first = kinds.next()?;
        Some(kinds.fold(first, |weakest, kind| if kind.1.mrr() < weakest.1.mrr() { kind } else { weakest }))
    }
}

#[cfg(test)]
mod tests {
    use offprint_paper::{About, Collection, FORMAT};

    use super::super::corpus::Query;
    use super::*;

    fn corpus(queries: &[(&str, &str)]) -> Corpus {
        let query = |(kind, wanted): &(&str, &str)| Query {
            kind: (*kind).into(),
            text: String::new(),
            wanted: (*wanted).into(),
        };
        Corpus {
            collection: Collection { format: FORMAT, about: About::default(), papers: Vec::new() },
            titles: ["a", "b", "c"].map(str::to_owned).into(),
            queries: queries.iter().map(query).collect(),
        }
    }

    #[test]
    fn ranks_are_counted_from_one_and_misses_as_nothing() {
        let corpus = corpus(&[("typo1", "a"), ("typo1", "c"), ("prefix", "c"), ("prefix", "b")]);
        let hits = [vec![0, 1], vec![0, 2], vec![0, 1], vec![1]];
        let quality = Quality::of(&corpus, &hits, Half::All);
        assert_eq!((quality.all.mrr(), quality.all.recall()), (2.5 / 4.0, 0.75));
        assert_eq!(quality.weakest().map(|(kind, score)| (kind, score.mrr())), Some(("prefix", 0.5)));
        assert_eq!(Quality::of(&corpus, &hits, Half::Even).all.mrr(), 0.5);
        assert_eq!(Quality::of(&corpus, &hits, Half::Odd).all.mrr(), 0.75);
    }

    #[test]
    fn what_stands_eleventh_is_not_found() {
        let corpus = corpus(&[("typo1", "c")]);
        let mut hits = vec![0; 10];
        hits.push(2);
        assert_eq!(Quality::of(&corpus, &[hits], Half::All).all.recall(), 0.0);
        assert_eq!(Score::default().mrr(), 0.0, "no queries are no error");
    }
}
