//! The series that a venue belongs to, as the venue facet shows it.

use serde::{Deserialize, Serialize};

/// A venue without its year: what `ACL 2021` and `ACL 2023` have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Series {
    /// Name as shown: `ACL`, `Findings of ACL`, `ACL workshops`, `TACL`.
    pub name: String,
    /// What kind of venue it is.
    pub kind: SeriesKind,
}

/// Kinds of venue that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SeriesKind {
    /// The main proceedings of a conference.
    Conference,
    /// A Findings volume beside a conference.
    Findings,
    /// A workshop or a shared task.
    Workshop,
    /// A journal.
    Journal,
}
