//! The fields of a paper that are searched, and sets of them.

use serde::{Deserialize, Serialize};

/// A searched field. The order is that of [`crate::Hit::matched`] and of the bits in [`crate::Mark::fields`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The title.
    Title,
    /// Names of the authors.
    Authors,
    /// The abstract.
    Abstract,
    /// Venue, its series and the year.
    Venue,
    /// Names of the topics.
    Topics,
}

impl Field {
    /// All fields, in order.
    pub const ALL: [Self; 5] = [Self::Title, Self::Authors, Self::Abstract, Self::Venue, Self::Topics];

    /// The field's place in [`Field::ALL`], 0 to 4.
    pub fn index(self) -> usize {
        self as usize
    }

    /// The field's bit in a [`FieldSet`].
    pub fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The name that the query language knows, without the colon.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Authors => "author",
            Self::Abstract => "abstract",
            Self::Venue => "venue",
            Self::Topics => "topic",
        }
    }

    /// What the field is called in facts of a paper: plural where there may be several.
    pub fn label(self) -> &'static str {
        match self {
            Self::Authors => "authors",
            Self::Topics => "topics",
            field => field.name(),
        }
    }

    /// The field of a name, singular or plural, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let name = name.strip_suffix('s').unwrap_or(&name);
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// A set of fields, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSet(pub u8);

impl FieldSet {
    /// Every field.
    pub const ALL: Self = Self(0b1_1111);

    /// Whether a field is in the set.
    pub fn contains(self, field: Field) -> bool {
        self.0 & field.bit() != 0
    }

    /// The set without one field.
    pub fn without(self, field: Field) -> Self {
        Self(self.0 & !field.bit())
    }
}

impl From<Option<Field>> for FieldSet {
    fn from(field: Option<Field>) -> Self {
        field.map_or(Self::ALL, |field| Self(field.bit()))
    }
}
