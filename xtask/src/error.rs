//! Why a task stopped: what is missing or went wrong, and the next step.

use std::path::PathBuf;

/// Every way in which a task can stop.
#[derive(Debug, thiserror::Error)]
pub enum TaskError {
    /// A program, a target or a file is not there.
    #[error("{what} is missing.\nNext step: {next}")]
    Missing {
        /// What is missing.
        what: String,
        /// What to do about it.
        next: String,
    },
    /// A program could not be started.
    #[error("cannot start {program}: {source}.\nNext step: install {program} and make sure it is on PATH.")]
    Start {
        /// The program.
        program: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// A program ran and failed.
    #[error("`{line}` failed ({status})")]
    Failed {
        /// The command line.
        line: String,
        /// How it ended.
        status: String,
    },
    /// A program took longer than it may.
    #[error("`{line}` did not end within {seconds} s and was stopped")]
    TooSlow {
        /// The command line.
        line: String,
        /// The limit.
        seconds: u64,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// wasm-bindgen could not write the bindings.
    #[error("wasm-bindgen on {program}: {reason}")]
    Bindgen {
        /// The program.
        program: String,
        /// What wasm-bindgen says.
        reason: String,
    },
    /// A program could not be taken apart.
    #[error("{program}: {reason}")]
    Split {
        /// The compiled program.
        program: PathBuf,
        /// What the splitter says.
        reason: String,
    },
    /// The site could not be assembled.
    #[error(transparent)]
    Site(#[from] offprint_site::SiteError),
    /// The collection could not be made.
    #[error("{0}")]
    Collection(String),
    /// Anything else, said in full.
    #[error("{0}")]
    Other(String),
}

impl TaskError {
    /// For `map_err` on file operations.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }

    /// Something is missing and there is a next step.
    pub fn missing(what: impl Into<String>, next: impl Into<String>) -> Self {
        Self::Missing { what: what.into(), next: next.into() }
    }
}
