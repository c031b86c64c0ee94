//! One author's name, split only where the source split it.

use serde::{Deserialize, Serialize};

/// An author as a source gave them. A name that came unsplit stays whole; it is never split by guess.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged, try_from = "RawAuthor")]
pub enum Author {
    /// A name that the source gave in two parts.
    Split {
        /// Given names, possibly initials.
        given: String,
        /// Family name, with its particles as the source wrote them.
        family: String,
    },
    /// A name that the source gave as one string.
    Whole {
        /// The name in reading order.
        name: String,
    },
}

/// An author as JSON has one: either all of a name, or its two parts.
#[derive(Deserialize)]
struct RawAuthor {
    name: Option<String>,
    given: Option<String>,
    family: Option<String>,
}

impl TryFrom<RawAuthor> for Author {
    type Error = &'static str;

    fn try_from(raw: RawAuthor) -> Result<Self, Self::Error> {
        Self::from_parts(raw.name, raw.given, raw.family)
    }
}

impl Author {
    pub(crate) fn from_parts(
        name: Option<String>,
        given: Option<String>,
        family: Option<String>,
    ) -> Result<Self, &'static str> {
        match (name, given, family) {
            (Some(name), None, None) => Ok(Self::Whole { name }),
            (None, given, Some(family)) => Ok(Self::Split { given: given.unwrap_or_default(), family }),
            _ => Err("an author has either a name, or given and family names"),
        }
    }

    /// An author whose name came as one string.
    pub fn whole(name: impl Into<String>) -> Self {
        Self::Whole { name: name.into() }
    }

    /// The name in reading order, for display and for search.
    pub fn display(&self) -> String {
        match self {
            Self::Split { given, family } if given.is_empty() => family.clone(),
            Self::Split { given, family } => {
                let mut name = given.clone();
                name.push(' ');
                name.push_str(family);
                name
            }
            Self::Whole { name } => name.clone(),
        }
    }

    /// What a list is sorted by: the family name where it is known, otherwise the last word of the name.
    /// The last word is only ever used for ordering and for citation keys, never shown as a family name.
    pub fn sort_key(&self) -> &str {
        match self {
            Self::Split { family, .. } => family,
            Self::Whole { name } => name.split_whitespace().next_back().unwrap_or(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_name_stays_whole_in_json() {
        let author = Author::whole("Christopher Ré");
        let json = serde_json::to_string(&author).unwrap();
        assert_eq!(json, r#"{"name":"Christopher Ré"}"#);
        assert_eq!(serde_json::from_str::<Author>(&json).unwrap(), author);
    }

    #[test]
    fn a_split_name_reads_given_first_and_sorts_by_family() {
        let author: Author = serde_json::from_str(r#"{"given":"Anna","family":"van der Berg"}"#).unwrap();
        assert_eq!(author.display(), "Anna van der Berg");
        assert_eq!(author.sort_key(), "van der Berg");
    }

    #[test]
    fn a_whole_name_sorts_by_its_last_word() {
        assert_eq!(Author::whole("Sebastian Ruder").sort_key(), "Ruder");
        assert_eq!(Author::whole("OpenAI").sort_key(), "OpenAI");
    }
}
