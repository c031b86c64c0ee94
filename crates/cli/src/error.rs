//! Why the program stopped, in words for whoever called it.

use std::path::PathBuf;

/// Everything that can stop the program.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The folder to serve holds no site.
    #[error("{0} holds no index.html; build a site there first")]
    NoSite(PathBuf),
    /// The folder to search holds no collection.
    #[error(
        "{0} holds no data/papers.json and no data/papers-….json; build a site or a collection there first"
    )]
    NoCollection(PathBuf),
    /// A line of the abstracts' file that is none.
    #[error("{path}: line {line} is damaged")]
    BrokenLine {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// The server cannot listen.
    #[error("cannot listen on {addr}: {source}")]
    Listen {
        /// The address asked for.
        addr: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// The server cannot be set up.
    #[error("cannot start the server: {0}")]
    Runtime(std::io::Error),
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Folders cannot be mixed with other sources.
    #[error("{0} is a folder; a folder with a collection.toml is a collection by itself")]
    FolderAmongSources(PathBuf),
    /// Nothing could be made of the sources.
    #[error(transparent)]
    Press(#[from] offprint_press::PressError),
    /// The site could not be assembled.
    #[error(transparent)]
    Site(#[from] offprint_site::SiteError),
    /// The index could not be made.
    #[error(transparent)]
    Index(#[from] offprint_search::IndexError),
    /// The collection breaks its format.
    #[error(transparent)]
    Collection(#[from] offprint_paper::CollectionError),
    /// Lines of a batch that were no queries; the others were answered.
    #[error("{wrong} of {all} lines were no queries: {first}")]
    Batch {
        /// Number of such lines.
        wrong: usize,
        /// Number of all lines.
        all: usize,
        /// Where and why the first one was none.
        first: String,
    },
    /// Standard output is closed.
    #[error("cannot print: {0}")]
    Print(std::io::Error),
}

impl CliError {
    /// For `map_err` on file operations.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
