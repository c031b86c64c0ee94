//! What can be wrong with a line or a file that a reader is given.

use offprint_paper::CollectionError;

/// Why a line was rejected, or what was noticed about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Bytes that are no UTF-8.
    #[error("invalid UTF-8 at byte {column} of the line")]
    InvalidUtf8 {
        /// Position of the first bad byte in its line, from 1.
        column: usize,
    },
    /// The page does not begin with the lines that a saved Hugging Face page begins with.
    #[error(
        "the page does not begin with the e-mail digest offer; read as titles and abstracts all the same"
    )]
    NoFurniture,
    /// An abstract where a title was due.
    #[error("an abstract without a title")]
    AbstractWithoutTitle,
    /// A title that another title or the end of the file follows.
    #[error("a title without an abstract: {title}")]
    TitleWithoutAbstract {
        /// The title.
        title: String,
    },
    /// A title that stands in the file before.
    #[error("the title of line {first_line} again: {title}")]
    DuplicateTitle {
        /// Line of the first paper with the title, from 1.
        first_line: usize,
        /// The title.
        title: String,
    },
    /// A line that is no JSON, or JSON of another shape.
    #[error("{reason} (column {column})")]
    Json {
        /// Where the line went wrong, from 1.
        column: usize,
        /// What is wrong, in the parser's words.
        reason: String,
    },
    /// A field whose value breaks its form.
    #[error("{value:?} is no {field}")]
    Value {
        /// The field, and the form it should have.
        field: &'static str,
        /// What the line has.
        value: String,
    },
    /// A row of a list that cannot be used.
    #[error("row {number}: {reason}")]
    Row {
        /// Its place in the list, from 1.
        number: usize,
        /// Why.
        reason: String,
    },
    /// A row that is no object with fields.
    #[error("it is no object")]
    NoObject,
    /// A list without its end.
    #[error("the list does not end; the file may be cut short")]
    Unclosed,
    /// Papers of a list that share a remark.
    #[error("papers {what}: {count}")]
    Papers {
        /// How many.
        count: usize,
        /// What is so, and what became of them.
        what: &'static str,
    },
    /// Offprint's own JSON is damaged, incomplete or newer than this program.
    #[error(transparent)]
    Collection(#[from] CollectionError),
}

impl Fault {
    /// What a JSON parser says, without the line, which the report has.
    pub(crate) fn json(error: &serde_json::Error) -> Self {
        let reason = error.to_string();
        let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(what, _)| what).to_owned();
        Self::Json { column: error.column().max(1), reason }
    }
}
