//! One saved paper.

use offprint_paper::{
    Paper, PaperId, Span,
    json::{FromJson, Json, Read},
};
use serde::Serialize;

/// A saved paper: when it was saved, and what is needed to show, search and cite it without its collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// When the reader saved it, milliseconds since 1970-01-01 UTC.
    pub saved_at: u64,
    /// When the reader marked it read, milliseconds since 1970-01-01 UTC; absent if they did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<u64>,
    /// The paper without its abstract, which stays with the collection so that records are small. The first
    /// identifier names the record and never changes; those that the paper's source learned later follow.
    pub paper: Paper,
}

impl Entry {
    /// What is kept of `paper`, saved at `saved_at` (milliseconds since 1970-01-01 UTC).
    pub fn from_paper(paper: &Paper, saved_at: u64) -> Self {
        let mut paper = paper.clone();
        paper.abstract_text.clear();
        paper.spans.clear();
        // How others took it changes from day to day.
        paper.upvotes = None;
        paper.comments = None;
        Self { saved_at, read_at: None, paper }
    }

    /// The paper as far as it was kept: without abstract, and without what only a collection knows.
    pub fn to_paper(&self) -> Paper {
        self.paper.clone()
    }

    /// The identifier that names the record.
    pub fn id(&self) -> Option<&PaperId> {
        self.paper.id()
    }

    /// All identifiers known.
    pub fn ids(&self) -> &[PaperId] {
        &self.paper.ids
    }

    /// The entry brought up to date with what `paper` says now: its facts are taken over, identifiers are
    /// added, and the record's name and what the reader did with it stay.
    pub(crate) fn refreshed(&self, paper: &Paper) -> Self {
        let mut fresh = Self { read_at: self.read_at, ..Self::from_paper(paper, self.saved_at) };
        let mut ids = self.paper.ids.clone();
        ids.extend(fresh.paper.ids.iter().filter(|id| !self.paper.ids.contains(id)).cloned());
        fresh.paper.ids = ids;
        fresh
    }

    /// The rule of the format that the entry breaks, if any.
    pub(crate) fn broken_rule(&self) -> Option<&'static str> {
        if self.paper.ids.is_empty() {
            Some("it has no identifier")
        } else if !Span::all_fit(&self.paper.title_spans, &self.paper.title) {
            Some("a span does not fit its title")
        } else {
            None
        }
    }
}

impl FromJson for Entry {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut saved_at, mut read_at, mut paper) = (None, None, None);
        json.object(&mut |json, name| match name {
            "saved_at" => json.put_some(&mut saved_at),
            "read_at" => json.put(&mut read_at),
            "paper" => json.put_some(&mut paper),
            _ => json.skip(),
        })?;
        Ok(Self {
            saved_at: json.needed(saved_at, "saved_at")?,
            read_at,
            paper: json.needed(paper, "paper")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_paper::Author;

    #[test]
    fn an_entry_gives_back_what_it_kept_of_the_paper() {
        let paper = Paper {
            abstract_text: "Long.".into(),
            authors: vec![Author::whole("Christopher Ré")],
            year: Some(2023),
            arxiv: Some("2306.01736".into()),
            upvotes: Some(3),
            ..Paper::from_title("A title", "test")
        };
        let kept = Entry::from_paper(&paper, 5).to_paper();
        assert_eq!(kept, Paper { abstract_text: String::new(), upvotes: None, ..paper });
    }

    #[test]
    fn an_entry_that_learns_an_identifier_keeps_its_name_and_date() {
        let old = Paper::from_title("A title", "test");
        let mut new = old.clone();
        new.ids.insert(0, PaperId::parse("arxiv:2306.01736").unwrap());
        let entry = Entry { read_at: Some(9), ..Entry::from_paper(&old, 5) }.refreshed(&new);
        assert_eq!(entry.id(), old.id());
        assert_eq!(entry.ids().len(), 2);
        assert_eq!((entry.saved_at, entry.read_at), (5, Some(9)));
    }
}
