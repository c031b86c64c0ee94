//! `topics.toml`: how a person who knows the collection names, merges and drops what was derived from it.

use serde::Deserialize;
use toml::Spanned;

use super::MOST;
use crate::PressError;
use crate::sources::TOPICS;

/// The file. It adds no phrase of its own: all that it can speak of are candidates that the papers gave.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rules {
    /// Topics that candidates are merged into.
    pub topics: Vec<Topic>,
    /// Candidates that are no topics here.
    pub drop: Vec<Mention>,
}

/// A topic with a name given by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Topic {
    /// Name as shown.
    pub name: String,
    /// Candidates that speak of it.
    pub merge: Vec<Mention>,
}

/// A candidate, in any of its spellings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// As the file has it.
    pub phrase: String,
    /// Line in the file, from 1.
    pub line: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRules {
    #[serde(default)]
    topic: Vec<RawTopic>,
    #[serde(default)]
    drop: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTopic {
    name: String,
    merge: Vec<Spanned<String>>,
}

impl Rules {
    /// Reads `topics.toml`; an empty text is a file without rules.
    ///
    /// # Errors
    /// [`PressError::Settings`]: no TOML of this shape, more than [`MOST`] topics, a topic without a name or
    /// without a phrase, or a name given twice.
    pub(crate) fn parse(text: &str) -> Result<Self, PressError> {
        let wrong = |reason: String| PressError::Settings { file: TOPICS.to_owned(), reason };
        let raw: RawRules = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
        let mentions = |phrases: Vec<Spanned<String>>| -> Vec<Mention> {
            let line = |at: usize| 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
            let mention = |phrase: Spanned<String>| Mention {
                line: line(phrase.span().start),
                phrase: phrase.into_inner(),
            };
            phrases.into_iter().map(mention).collect()
        };
        if raw.topic.len() > MOST {
            return Err(wrong(format!("{} topics; a list for people has {MOST} at most", raw.topic.len())));
        }
        let mut topics: Vec<Topic> = Vec::with_capacity(raw.topic.len());
        for RawTopic { name, merge } in raw.topic {
            if name.trim().is_empty() {
                return Err(wrong(format!("topic {}: its name is empty", topics.len() + 1)));
            }
            if merge.is_empty() {
                return Err(wrong(format!("topic {name:?}: nothing to merge into it")));
            }
            if topics.iter().any(|other| other.name == name) {
                return Err(wrong(format!("topic {name:?}: the name is given twice")));
            }
            topics.push(Topic { name, merge: mentions(merge) });
        }
        Ok(Self { topics, drop: mentions(raw.drop) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_break_their_form_are_refused_with_a_reason() {
        for (text, reason) in [
            ("[[topic]]\nname = \"\"\nmerge = [\"x\"]", "empty"),
            ("[[topic]]\nname = \"a\"\nmerge = []", "nothing to merge"),
            ("[[topic]]\nname = \"a\"\nmerge = [\"x\"]\n[[topic]]\nname = \"a\"\nmerge = [\"y\"]", "twice"),
            ("[[topic]]\nname = \"a\"\nterms = [\"x\"]", "terms"),
            ("[[topics]]\nname = \"a\"", "topics"),
        ] {
            let error = Rules::parse(text).unwrap_err().to_string();
            assert!(error.contains(reason), "{error}");
        }
        assert_eq!(Rules::parse("").unwrap(), Rules::default());
    }

    #[test]
    fn a_phrase_is_read_with_its_line() {
        let rules = Rules::parse("drop = [\n  \"a\",\n  \"b\",\n]\n[[topic]]\nname = \"c\"\nmerge = [\"d\"]")
            .unwrap();
        assert_eq!(rules.drop.iter().map(|mention| mention.line).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(rules.topics[0].merge, [Mention { phrase: "d".into(), line: 7 }]);
    }
}
