//! A paper with what a reader made of it, for formats that people read.

use offprint_paper::Paper;

/// A paper as a reader keeps it. What the reader has not said is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Annotated<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// How far the reader has come, in words.
    pub status: &'a str,
    /// The reader's tags.
    pub tags: &'a [&'a str],
    /// The reader's note, Markdown.
    pub note: &'a str,
}

impl<'a> Annotated<'a> {
    /// A paper of which the reader has said nothing.
    pub fn plain(paper: &'a Paper) -> Self {
        Self { paper, status: "", tags: &[], note: "" }
    }
}
