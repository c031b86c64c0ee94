//! How a page and the search worker talk: texts both ways, so that neither needs the other's types of the browser.
//!
//! A message to the worker is one text: a header line, then the body.
//!
//! ```text
//! load collection⏎{"format":1,"about":…,"papers":[…]}      the collection's file as it is, never escaped again
//! search library 17⏎…                                      a scope, a sequence number, a SearchRequest
//! explain library 18⏎…                                     the same, and the paper that is asked about
//! ```
//!
//! The files of an index (see [`FileKind`]) come to the worker as bytes, with a header beside them.
//!
//! Requests, and all messages from the worker, are written as numbers and texts one after the other (see
//! [`ToWorker::encode`]): an answer with ten thousand hits is a third of its JSON, no digit of a score is lost, and the
//! worker needs no general reader of JSON for it. The page waits for [`FromWorker::Ready`] before it sends
//! anything: what reaches a worker before its program runs is lost.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use self::codec::{Reader, Writer};
pub use self::error::ProtocolError;
use crate::{Reason, SearchRequest, SearchResponse};

mod codec;
mod error;
mod file_kind;
mod request;
mod response;

pub use file_kind::FileKind;

/// Which papers are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The published collection.
    Collection,
    /// What the reader saved.
    Library,
}

/// What the page tells the worker.
#[derive(Debug, Clone, PartialEq)]
pub enum ToWorker<'m> {
    /// Take these papers, in place of those of the scope before.
    Load {
        /// What the papers are.
        scope: Scope,
        /// A serialised [`offprint_paper::Collection`]. Where the index comes as files: the titles of its papers, a line
        /// each.
        papers: &'m str,
    },
    /// Say why a paper is among the hits of a search.
    Explain {
        /// Which papers to search.
        scope: Scope,
        /// The page's number for this question; comes back with the answer.
        seq: u32,
        /// The search.
        request: SearchRequest,
        /// The paper.
        doc: u32,
    },
    /// Answer this. Of several searches of a scope that wait, only the newest is answered; one that comes before
    /// its scope is loaded is answered after.
    Search {
        /// Which papers to search.
        scope: Scope,
        /// The page's number for this search; comes back with the answer.
        seq: u32,
        /// The search.
        request: SearchRequest,
    },
}

/// What the worker tells the page.
#[derive(Debug, Clone, PartialEq)]
pub enum FromWorker {
    /// The worker runs and listens.
    Ready,
    /// A scope can be searched.
    Loaded {
        /// Which.
        scope: Scope,
        /// Number of papers.
        papers: u32,
        /// Time for reading and indexing, in microseconds.
        micros: u32,
    },
    /// A scope could not be loaded; what it held before is still there.
    LoadFailed {
        /// Which.
        scope: Scope,
        /// Why, in words for the reader.
        reason: String,
    },
    /// Positions have come: phrases and nearness count from now on.
    PositionsLoaded {
        /// Of which scope.
        scope: Scope,
    },
    /// Why a paper was found.
    Explained {
        /// The number of the question.
        seq: u32,
        /// None if the paper is not among the hits, or not for the words' sake.
        reasons: Vec<Reason>,
    },
    /// The answer to a search.
    Answer {
        /// Which papers were searched.
        scope: Scope,
        /// The number of the search.
        seq: u32,
        /// Time for the search in the worker, in microseconds.
        micros: u32,
        /// The answer.
        response: SearchResponse,
    },
}

impl Scope {
    /// The scope's name in headers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Collection => "collection",
            Self::Library => "library",
        }
    }
}

impl FromStr for Scope {
    type Err = ProtocolError;

    fn from_str(name: &str) -> Result<Self, ProtocolError> {
        [Self::Collection, Self::Library]
            .into_iter()
            .find(|scope| scope.name() == name)
            .ok_or_else(|| ProtocolError::Header(name.to_owned()))
    }
}

impl<'m> ToWorker<'m> {
    /// The header of a load, its line break included. A page that holds the file as a text of its own can put this
    /// before it instead of going through [`Self::encode`].
    pub fn load_header(scope: Scope) -> String {
        ["load ", scope.name(), "\n"].concat()
    }

    /// The message as text. A number is its decimal digits and a space, a text is its length in bytes as a number
    /// and then itself, a list is its length and then its items.
    pub fn encode(&self) -> String {
        match self {
            Self::Load { scope, papers } => Self::load_header(*scope) + papers,
            Self::Search { scope, seq, request } => {
                let mut out = question("search ", *scope, *seq);
                request::write(request, &mut out);
                out.finish()
            }
            Self::Explain { scope, seq, request, doc } => {
                let mut out = question("explain ", *scope, *seq);
                out.number(*doc);
                request::write(request, &mut out);
                out.finish()
            }
        }
    }

    /// Reads a message.
    ///
    /// # Errors
    /// The header is unknown, or the body of a search is no request.
    pub fn decode(message: &'m str) -> Result<Self, ProtocolError> {
        let (header, body) = message.split_once('\n').unwrap_or((message, ""));
        let mut words = header.split_ascii_whitespace();
        let unknown = || ProtocolError::Header(header.chars().take(80).collect());
        match (words.next(), words.next(), words.next()) {
            (Some("load"), Some(scope), None) => Ok(Self::Load { scope: scope.parse()?, papers: body }),
            (Some("explain"), Some(scope), Some(seq)) => {
                let (doc, request) = Reader::whole(body, |from| Ok((from.number()?, request::read(from)?)))?;
                let seq = seq.parse().map_err(|_| unknown())?;
                Ok(Self::Explain { scope: scope.parse()?, seq, request, doc })
            }
            (Some("search"), Some(scope), Some(seq)) => Ok(Self::Search {
                scope: scope.parse()?,
                seq: seq.parse().map_err(|_| unknown())?,
                request: Reader::whole(body, request::read)?,
            }),
            _ => Err(unknown()),
        }
    }
}

/// The beginning of a question.
fn question(what: &str, scope: Scope, seq: u32) -> Writer {
    let mut out = Writer::default();
    out.raw(what);
    out.raw(scope.name());
    out.raw(" ");
    out.number(seq);
    out.raw("\n");
    out
}

impl FromWorker {
    /// The message as text, written like the bodies of [`ToWorker::encode`].
    pub fn encode(&self) -> String {
        let mut out = Writer::default();
        match self {
            Self::Ready => out.number(0),
            Self::Loaded { scope, papers, micros } => {
                out.number(1);
                out.text(scope.name());
                out.number(*papers);
                out.number(*micros);
            }
            Self::LoadFailed { scope, reason } => {
                out.number(2);
                out.text(scope.name());
                out.text(reason);
            }
            Self::Answer { scope, seq, micros, response } => {
                out.number(3);
                out.text(scope.name());
                out.number(*seq);
                out.number(*micros);
                response::write(response, &mut out);
            }
            Self::PositionsLoaded { scope } => {
                out.number(4);
                out.text(scope.name());
            }
            Self::Explained { seq, reasons } => {
                out.number(5);
                out.number(*seq);
                out.list(reasons, |out, reason| {
                    out.text(&reason.what);
                    out.text(&reason.how);
                    out.number(reason.share);
                });
            }
        }
        out.finish()
    }

    /// Reads a message.
    ///
    /// # Errors
    /// It is no such message.
    pub fn decode(message: &str) -> Result<Self, ProtocolError> {
        Reader::whole(message, |from| {
            Ok(match from.number()? {
                0 => Self::Ready,
                1 => Self::Loaded {
                    scope: from.text()?.parse()?,
                    papers: from.number()?,
                    micros: from.number()?,
                },
                2 => Self::LoadFailed { scope: from.text()?.parse()?, reason: from.text()?.to_owned() },
                3 => Self::Answer {
                    scope: from.text()?.parse()?,
                    seq: from.number()?,
                    micros: from.number()?,
                    response: response::read(from)?,
                },
                4 => Self::PositionsLoaded { scope: from.text()?.parse()? },
                5 => Self::Explained {
                    seq: from.number()?,
                    reasons: from.list(|from| {
                        let (what, how) = (from.text()?.to_owned(), from.text()?.to_owned());
                        Ok(Reason { what, how, share: from.number()? })
                    })?,
                },
                _ => return Err(from.damaged()),
            })
        })
    }
}

#[cfg(test)]
mod tests;
