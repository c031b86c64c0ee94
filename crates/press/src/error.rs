//! Why nothing can be made of the sources, and what is odd about what was made.

/// Why the press stopped.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// A file or a folder cannot be read.
    #[error("{path}: {reason}")]
    Io {
        /// The file or folder.
        path: String,
        /// What the operating system said.
        reason: std::io::Error,
    },
    /// `collection.toml` or `topics.toml` is not of its form.
    #[error("{file}: {reason}")]
    Settings {
        /// The file.
        file: String,
        /// What is wrong and where.
        reason: String,
    },
    /// The sources hold no paper that can be used: their names, and the report of what was rejected.
    #[error("no paper could be read from {0}")]
    Empty(String),
    /// The collection cannot be written as JSON.
    #[error("the collection cannot be written: {0}")]
    Written(#[from] serde_json::Error),
}

/// What the press itself reports about a line, beside what the readers found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// A file in none of the known formats.
    #[error("none of the formats that Offprint reads; the file was left out")]
    UnknownFormat,
    /// A packed file that cannot be unpacked.
    #[error("it is packed with gzip and damaged ({reason}); the file was left out")]
    Packed {
        /// What is wrong.
        reason: String,
    },
    /// Facts for a title that no paper has.
    #[error("facts for a title that no paper has: {title}")]
    UnknownTitle {
        /// The title.
        title: String,
    },
    /// A second line of facts for one title.
    #[error("facts for the title of line {first_line} again; the first line stands: {title}")]
    FactsAgain {
        /// Line of the facts that were used, from 1.
        first_line: usize,
        /// The title.
        title: String,
    },
    /// An identifier that an earlier paper has.
    #[error("the identifier {id} belongs to {other:?} already; this paper goes without it: {title}")]
    SharedId {
        /// The identifier.
        id: String,
        /// Title of the paper that keeps it.
        other: String,
        /// Title of the paper that loses it.
        title: String,
    },
    /// A phrase of `topics.toml` that was not derived from the papers.
    #[error("{phrase:?} is no candidate for a topic: no two papers have it as a phrase of its own")]
    NoCandidate {
        /// The phrase, as the file has it.
        phrase: String,
    },
    /// A paper that came before, under an identifier or a title of the same spelling.
    #[error("this paper came before, from {file}; what that lacks was merged into it: {title}")]
    SamePaper {
        /// Where the paper that stands came from.
        file: String,
        /// The title.
        title: String,
    },
}
