//! One saved paper.

use offprint_paper::{Author, Links, Paper, PaperId, Series, Span};
use serde::{Deserialize, Serialize};

/// A saved paper: when it was saved, and what is needed to show, search and cite it without its collection.
/// The abstract stays with the collection, so that records are small.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// All identifiers known; never empty. The first names the record and never changes; identifiers that the
    /// paper's source learned later follow.
    pub ids: Vec<PaperId>,
    /// When the reader saved it, milliseconds since 1970-01-01 UTC.
    pub saved_at: u64,
    /// Title for display, plain text.
    pub title: String,
    /// What stands over stretches of the title; in order, on character boundaries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub title_spans: Vec<Span>,
    /// Authors in the paper's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// Year of publication where a venue is known, otherwise of first posting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Date of first posting, ISO 8601, as exact as the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Venue as the source names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The venue's series with its kind, which decides how the paper is cited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// arXiv id without version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arxiv: Option<String>,
    /// DOI in lower case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// Where the paper can be found.
    #[serde(default, skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// Names of the paper's topics when it was saved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Language of the title, BCP 47, where it is not English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Name of the source that the paper came from.
    pub source: String,
}

impl Entry {
    /// What is kept of `paper`, saved at `saved_at` (milliseconds since 1970-01-01 UTC).
    pub fn from_paper(paper: &Paper, saved_at: u64) -> Self {
        Self {
            ids: paper.ids.clone(),
            saved_at,
            title: paper.title.clone(),
            title_spans: paper.title_spans.clone(),
            authors: paper.authors.clone(),
            year: paper.year,
            date: paper.date.clone(),
            venue: paper.venue.clone(),
            series: paper.series.clone(),
            arxiv: paper.arxiv.clone(),
            doi: paper.doi.clone(),
            links: paper.links.clone(),
            topics: paper.topics.clone(),
            language: paper.language.clone(),
            source: paper.source.clone(),
        }
    }

    /// The paper as far as it was kept: without abstract, and without what only a collection knows.
    pub fn to_paper(&self) -> Paper {
        Paper {
            title_spans: self.title_spans.clone(),
            authors: self.authors.clone(),
            year: self.year,
            date: self.date.clone(),
            venue: self.venue.clone(),
            series: self.series.clone(),
            arxiv: self.arxiv.clone(),
            doi: self.doi.clone(),
            links: self.links.clone(),
            topics: self.topics.clone(),
            language: self.language.clone(),
            ..Paper::with_ids(self.ids.clone(), self.title.clone(), self.source.clone())
        }
    }

    /// The identifier that names the record.
    pub fn id(&self) -> Option<&PaperId> {
        self.ids.first()
    }

    /// The entry brought up to date with what `paper` says now: its facts are taken over, identifiers are
    /// added, and the record's name and the date of saving stay.
    pub(crate) fn refreshed(&self, paper: &Paper) -> Self {
        let mut fresh = Self::from_paper(paper, self.saved_at);
        let mut ids = self.ids.clone();
        ids.extend(fresh.ids.iter().filter(|id| !self.ids.contains(id)).cloned());
        fresh.ids = ids;
        fresh
    }

    /// The rule of the format that the entry breaks, if any.
    pub(crate) fn broken_rule(&self) -> Option<&'static str> {
        if self.ids.is_empty() {
            Some("it has no identifier")
        } else if !Span::all_fit(&self.title_spans, &self.title) {
            Some("a span does not fit its title")
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let entry = Entry::from_paper(&old, 5).refreshed(&new);
        assert_eq!(entry.id(), old.id());
        assert_eq!(entry.ids.len(), 2);
        assert_eq!(entry.saved_at, 5);
    }
}
