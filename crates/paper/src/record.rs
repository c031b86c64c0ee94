//! One paper, as a collection publishes it.

use serde::{Deserialize, Serialize};

use crate::{Author, Links, PaperId, Series, Span};

/// A paper. Immutable after the press; a field that no source gave is absent.
///
/// The JSON has the fields in this order. It is the one that compresses well: what is alike stands together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Names of the topics that the press found, most telling first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Title for display, plain text.
    pub title: String,
    /// What stands over stretches of the title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub title_spans: Vec<Span>,
    /// Abstract for display, plain text; empty if no source had one.
    #[serde(rename = "abstract", default, skip_serializing_if = "String::is_empty")]
    pub abstract_text: String,
    /// What stands over stretches of the abstract.
    #[serde(rename = "abstract_spans", default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
    /// Where the paper can be found.
    #[serde(default, skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// Venue as the source names it, year included where the source has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    /// The venue's series, found by the press.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// A remark on the venue that is no part of its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue_note: Option<String>,
    /// Language of title and abstract, BCP 47, where it is not English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Authors in the paper's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// DOI in lower case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// Year of publication where a venue is known, otherwise of first posting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Date of first posting, ISO 8601, as exact as the source: `2023`, `2023-06` or `2023-06-02`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Upvotes at the source when it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upvotes: Option<u32>,
    /// Comments at the source when it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<u32>,
    /// Day on which the paper entered the collection, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<String>,
    /// arXiv id without version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arxiv: Option<String>,
    /// All identifiers, best first; never empty. The first names the paper in URLs and records.
    pub ids: Vec<PaperId>,
    /// Name of the source that the paper came from.
    pub source: String,
}

impl Paper {
    /// A paper of which only the title is known; its identifier is the title's.
    pub fn from_title(title: impl Into<String>, source: impl Into<String>) -> Self {
        let title = title.into();
        Self::with_ids(vec![PaperId::title(&title)], title, source)
    }

    /// A paper of which only identifiers and title are known.
    pub fn with_ids(ids: Vec<PaperId>, title: impl Into<String>, source: impl Into<String>) -> Self {
        Self {
            ids,
            title: title.into(),
            title_spans: Vec::new(),
            abstract_text: String::new(),
            spans: Vec::new(),
            authors: Vec::new(),
            year: None,
            date: None,
            venue: None,
            series: None,
            venue_note: None,
            arxiv: None,
            doi: None,
            links: Links::default(),
            topics: Vec::new(),
            language: None,
            upvotes: None,
            comments: None,
            added: None,
            source: source.into(),
        }
    }

    /// The identifier that names the paper, absent only in a record that breaks the format.
    pub fn id(&self) -> Option<&PaperId> {
        self.ids.first()
    }

    /// Whether a repository with code is linked.
    pub fn has_code(&self) -> bool {
        !self.links.code.is_empty()
    }

    /// First author and "et al." where there are more; empty if no author is known.
    pub fn short_authors(&self) -> String {
        match self.authors.as_slice() {
            [] => String::new(),
            [one] => one.display(),
            [one, two] => format!("{} and {}", one.display(), two.display()),
            [first, ..] => format!("{} et al.", first.display()),
        }
    }
}
