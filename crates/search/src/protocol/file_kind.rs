//! Headers of the files of an index: `index collection`, `positions collection`, `missing collection`. Bytes come beside
//! them.

use super::{ProtocolError, Scope};

/// A file of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// What the first search needs.
    Index,
    /// Where terms stand, for phrases and nearness.
    Positions,
    /// One of them cannot be had; the bytes say why, in words for the reader.
    Missing,
}

impl FileKind {
    /// Reads a header.
    ///
    /// # Errors
    /// It is no such header.
    pub fn decode(header: &str) -> Result<(Self, Scope), ProtocolError> {
        let kind = match header.split_once(' ') {
            Some(("index", scope)) => (Self::Index, scope),
            Some(("positions", scope)) => (Self::Positions, scope),
            Some(("missing", scope)) => (Self::Missing, scope),
            _ => return Err(ProtocolError::Header(header.chars().take(80).collect())),
        };
        Ok((kind.0, kind.1.parse()?))
    }
}
