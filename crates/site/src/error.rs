//! Why a site cannot be assembled, in words for whoever publishes it.

use std::path::PathBuf;

use offprint_paper::CollectionError;

/// Everything that can go wrong between a kit, a collection and a folder on disk.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// A file of the kit cannot be read.
    #[error("cannot read {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file of the site cannot be written.
    #[error("cannot write {path}: {source}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The base path is not of the form `/` or `/a/b/`.
    #[error("{0:?} is no base path: expected / or /name/, of letters, digits and . _ ~ -")]
    Base(String),
    /// The bindings that wasm-bindgen wrote are not of the expected shape.
    #[error("{file}: {reason}")]
    Glue {
        /// The JavaScript file.
        file: String,
        /// What was expected and not found.
        reason: String,
    },
    /// A style sheet asks for a file that the kit does not hold.
    #[error("{sheet} asks for {url}, which is not in public/")]
    Style {
        /// The style sheet.
        sheet: String,
        /// The address as written there.
        url: String,
    },
    /// The page template and the assembly disagree.
    #[error("index.html: {0}")]
    Template(String),
    /// The web app manifest is not a JSON object.
    #[error("manifest.webmanifest: {0}")]
    Manifest(String),
    /// The collection breaks its format.
    #[error(transparent)]
    Collection(#[from] CollectionError),
    /// The browser would index the papers without their abstracts.
    #[error("abstracts in a file of their own need an index beside them: index.bin and positions.bin")]
    NoIndex,
    /// The output folder holds a page that no assembly wrote.
    #[error("{0} holds an index.html that is not Offprint's; choose an empty folder")]
    Occupied(PathBuf),
}
