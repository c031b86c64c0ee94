//! The files that a collection is made from, in memory.

use std::borrow::Cow;
use std::io::Read as _;
use std::path::Path;

use offprint_interchange::Format;

use crate::PressError;

/// File with what the collection says of itself.
pub(crate) const COLLECTION: &str = "collection.toml";
/// File with hand-written names for topics; may be absent.
pub(crate) const TOPICS: &str = "topics.toml";

/// One file of papers or of facts about papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Name for the report.
    pub name: String,
    /// Content, possibly compressed with gzip.
    pub bytes: Vec<u8>,
    /// Its format, if a person named it; otherwise it is told by the content.
    pub format: Option<Format>,
}

impl SourceFile {
    /// A file whose format is told by its content.
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self { name: name.into(), bytes, format: None }
    }

    /// The content, unpacked if gzip packed it (<https://www.rfc-editor.org/rfc/rfc1952>, two bytes of magic).
    ///
    /// # Errors
    /// The packed content is damaged.
    pub(crate) fn unpacked(&self) -> std::io::Result<Cow<'_, [u8]>> {
        if !self.bytes.starts_with(&[0x1F, 0x8B]) {
            return Ok(Cow::Borrowed(&self.bytes));
        }
        let mut unpacked = Vec::new();
        flate2::read::MultiGzDecoder::new(self.bytes.as_slice()).read_to_end(&mut unpacked)?;
        Ok(Cow::Owned(unpacked))
    }
}

/// Everything that a collection is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    /// Text of `collection.toml`.
    pub collection: String,
    /// Text of `topics.toml`; empty if there is none.
    pub topics: String,
    /// Papers and facts.
    pub files: Vec<SourceFile>,
}

impl Sources {
    /// Reads a folder: `collection.toml`, `topics.toml` if it is there, and every other file in the order of
    /// names. Hidden files and folders are left out.
    ///
    /// # Errors
    /// [`PressError::Io`] if the folder or one of its files cannot be read.
    pub fn from_dir(path: &Path) -> Result<Self, PressError> {
        let failed = |path: &Path| {
            let path = path.display().to_string();
            move |reason| PressError::Io { path, reason }
        };
        let mut sources = Self::default();
        let mut found_settings = false;
        for entry in std::fs::read_dir(path).map_err(failed(path))? {
            let file = entry.map_err(failed(path))?.path();
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if name.starts_with('.') || !file.is_file() {
                continue;
            }
            match name.as_str() {
                COLLECTION => {
                    sources.collection = std::fs::read_to_string(&file).map_err(failed(&file))?;
                    found_settings = true;
                }
                TOPICS => sources.topics = std::fs::read_to_string(&file).map_err(failed(&file))?,
                _ => sources.files.push(SourceFile::new(name, std::fs::read(&file).map_err(failed(&file))?)),
            }
        }
        if !found_settings {
            let missing = path.join(COLLECTION);
            std::fs::metadata(&missing).map_err(failed(&missing))?;
        }
        sources.files.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(sources)
    }
}
