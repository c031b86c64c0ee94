//! How far a reader has come with a paper.

use crate::stamp::{Stamp, base36, push_base36};

/// How far a reader has come with a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Means to read it.
    ToRead,
    /// Has begun.
    Reading,
    /// Has read it.
    Read,
}

impl Status {
    /// All, in the order of a reader's way.
    pub const ALL: [Self; 3] = [Self::ToRead, Self::Reading, Self::Read];

    /// Its name in records, exports and addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::ToRead => "to-read",
            Self::Reading => "reading",
            Self::Read => "read",
        }
    }

    /// The status of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }
}

/// A status with its date, as the latest writer left it. By default never set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Standing {
    /// When it was written.
    pub stamp: Stamp,
    /// Since when the paper has the status, milliseconds since 1970-01-01 UTC.
    pub at: u64,
    /// The status; `None` if it was taken back.
    pub status: Option<Status>,
}

impl Standing {
    /// Its text in records: stamp, name (`none` for none), and the date to base 36 if it is not the stamp's.
    pub(crate) fn to_text(self) -> String {
        let mut text = self.stamp.to_text();
        text.push(' ');
        text.push_str(self.status.map_or("none", Status::name));
        if self.at != self.stamp.ms {
            text.push(' ');
            push_base36(&mut text, self.at);
        }
        text
    }

    /// What a text in a record says.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let stamp = Stamp::parse(words.next()?)?;
        let name = words.next()?;
        let status = Status::named(name);
        let at = words.next().map_or(Some(stamp.ms), base36)?;
        let whole = words.next().is_none() && (status.is_some() || name == "none");
        whole.then_some(Self { stamp, at, status })
    }
}
