//! Why a message cannot be read. Written by hand: a program that formats numbers the usual way is half a kilobyte longer.

use std::fmt::{self, Display, Formatter};

use crate::pieces::{concat, decimal};

/// Why a message cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProtocolError {
    /// The header line is none that this version knows.
    Header(String),
    /// The body is not what the header announces, from this byte on.
    Body(usize),
}

impl std::error::Error for ProtocolError {}

impl Display for ProtocolError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Header(header) => {
                concat(&["unknown message “", header, "”: page and worker are of different versions"])
            }
            Self::Body(at) => concat(&["the message's body is damaged at byte ", &decimal(*at as u32, 0)]),
        };
        f.write_str(&text)
    }
}
