//! Headers of the files of an index, which come as bytes beside them.

use super::{ProtocolError, Scope};

/// A file of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// What the first search needs.
    Index,
    /// Where terms stand, for phrases and nearness.
    Positions,
}

impl FileKind {
    /// The header that goes with the bytes.
    pub fn header(self, scope: Scope) -> String {
        let name = match self {
            Self::Index => "index ",
            Self::Positions => "positions ",
        };
        [name, scope.name()].concat()
    }

    /// Reads a header.
    ///
    /// # Errors
    /// It is no such header.
    pub fn decode(header: &str) -> Result<(Self, Scope), ProtocolError> {
        match header.split_once(' ') {
            Some(("index", scope)) => Ok((Self::Index, scope.parse()?)),
            Some(("positions", scope)) => Ok((Self::Positions, scope.parse()?)),
            _ => Err(ProtocolError::Header(header.chars().take(80).collect())),
        }
    }
}
