//! A published collection: format version, facts about itself, papers.

use serde::{Deserialize, Serialize};

use crate::parts::put_into_rows;
use crate::{Author, Paper, PaperId, Span};

/// Version of the published JSON that this program reads and writes.
pub const FORMAT: u32 = 1;

/// What `public/data/papers.json` holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collection {
    /// Version of the format; [`FORMAT`] when written by this program.
    pub format: u32,
    /// What the collection says of itself.
    pub about: About,
    /// The papers, in the source's order.
    pub papers: Vec<Paper>,
}

/// What the "About this collection" page says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Short name, used in file names: lower-case letters, digits and hyphens.
    pub name: String,
    /// Title for people.
    pub title: String,
    /// One or two sentences on what it holds.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Where the papers come from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// When the source was read, ISO 8601; absent if nobody noted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Under which terms titles, abstracts and facts stand.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// Whom to write to, a `mailto:` or web address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
}

/// Why a collection cannot be shown, in words for the reader.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CollectionError {
    /// The text is not JSON of this shape: cut short, damaged, or another file.
    #[error("the collection's file is damaged or incomplete (line {line}, column {column}: {reason})")]
    Damaged {
        /// Line of the first fault, from 1.
        line: usize,
        /// Column of the first fault, from 1.
        column: usize,
        /// What is wrong there.
        reason: String,
    },
    /// The file was written by a newer Offprint.
    #[error(
        "the collection is in format {found}, and this version of Offprint reads format {FORMAT}; reload to update"
    )]
    Newer {
        /// The file's format version.
        found: u32,
    },
    /// A paper breaks the rules of the format.
    #[error("paper {number} ({title}) breaks the format: {reason}")]
    Paper {
        /// Position in the file, from 1.
        number: usize,
        /// Its title.
        title: String,
        /// The broken rule.
        reason: &'static str,
    },
}

impl Collection {
    /// Reads a collection and checks everything that the type cannot say: format version, at least one
    /// identifier per paper, spans that fit their text.
    ///
    /// # Errors
    /// See [`CollectionError`].
    pub fn from_json(json: &str) -> Result<Self, CollectionError> {
        #[derive(Deserialize)]
        struct Version {
            format: u32,
        }
        #[derive(Deserialize)]
        struct Raw {
            format: u32,
            about: About,
            papers: Vec<Paper>,
            #[serde(default)]
            titles: Vec<String>,
            #[serde(default)]
            authors: Vec<Vec<Author>>,
            #[serde(default)]
            ids: Vec<Vec<PaperId>>,
        }
        let damaged = |error: serde_json::Error| {
            let reason = error.to_string();
            let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(what, _)| what).to_owned();
            CollectionError::Damaged { line: error.line(), column: error.column(), reason }
        };
        let collection: Self = match serde_json::from_str::<Raw>(json) {
            Ok(Raw { format, about, mut papers, titles, authors, ids }) => {
                put_into_rows(&mut papers, titles, authors, ids);
                Self { format, about, papers }
            }
            Err(error) => match serde_json::from_str::<Version>(json) {
                Ok(version) if version.format > FORMAT => {
                    return Err(CollectionError::Newer { found: version.format });
                }
                _ => return Err(damaged(error)),
            },
        };
        if collection.format > FORMAT {
            return Err(CollectionError::Newer { found: collection.format });
        }
        for (at, paper) in collection.papers.iter().enumerate() {
            let reason = if paper.ids.is_empty() {
                "it has no identifier"
            } else if !Span::all_fit(&paper.title_spans, &paper.title) {
                "a span does not fit its title"
            } else if !Span::all_fit(&paper.spans, &paper.abstract_text) {
                "a span does not fit its abstract"
            } else {
                continue;
            };
            return Err(CollectionError::Paper { number: at + 1, title: paper.title.clone(), reason });
        }
        Ok(collection)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Collection {
        Collection {
            format: FORMAT,
            about: About { name: "t".into(), title: "T".into(), ..About::default() },
            papers: vec![Paper::from_title("A title", "test")],
        }
    }

    #[test]
    fn a_collection_reads_back_as_it_was_written() {
        let json = serde_json::to_string(&small()).unwrap();
        assert_eq!(Collection::from_json(&json), Ok(small()));
    }

    #[test]
    fn a_truncated_file_says_where_it_ends() {
        let json = serde_json::to_string(&small()).unwrap();
        let error = Collection::from_json(&json[..json.len() - 5]).unwrap_err();
        assert!(matches!(error, CollectionError::Damaged { line: 1, .. }), "{error}");
    }

    #[test]
    fn a_newer_format_is_named_even_if_its_shape_is_unknown() {
        for json in
            [r#"{"format":2,"volumes":[]}"#, r#"{"format":2,"about":{"name":"t","title":"T"},"papers":[]}"#]
        {
            assert_eq!(Collection::from_json(json), Err(CollectionError::Newer { found: 2 }));
        }
    }

    #[test]
    fn a_span_beyond_its_text_is_refused() {
        let mut broken = small();
        broken.papers[0].spans.push(Span { start: 0, end: 9, kind: crate::SpanKind::Source("x".into()) });
        let json = serde_json::to_string(&broken).unwrap();
        assert!(matches!(Collection::from_json(&json), Err(CollectionError::Paper { number: 1, .. })));
    }
}
