//! `collection.toml`: what a collection says of itself.

use offprint_paper::{About, is_safe_url};
use serde::Deserialize;

use crate::PressError;
use crate::sources::COLLECTION;

/// The file as it is written; [`parse`] turns it into a checked [`About`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    title: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    licence: String,
    #[serde(default)]
    contact: Option<String>,
}

/// Reads and checks `collection.toml`.
///
/// # Errors
/// [`PressError::Settings`]: no TOML of this shape, a name that is not made of lower-case letters, digits and
/// hyphens, an empty title, or a contact that is neither `mailto:` nor a web address.
pub(crate) fn parse(text: &str) -> Result<About, PressError> {
    let wrong = |reason: String| PressError::Settings { file: COLLECTION.to_owned(), reason };
    let raw: Raw = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if raw.name.is_empty() || !raw.name.chars().all(plain) {
        return Err(wrong(format!("name {:?}: lower-case letters, digits and hyphens only", raw.name)));
    }
    if raw.title.trim().is_empty() {
        return Err(wrong("title: it is empty".to_owned()));
    }
    if let Some(contact) = raw.contact.as_deref().filter(|contact| !is_safe_url(contact)) {
        return Err(wrong(format!("contact {contact:?}: a mailto:, https: or http: address")));
    }
    let Raw { name, title, description, source, date, licence, contact } = raw;
    Ok(About { name, title, description, source, date, licence, contact })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_collection_says_of_itself_is_read_and_an_unnoted_date_stays_absent() {
        let about =
            parse("name = \"multi-task\"\ntitle = \"Multi-task\"\ncontact = \"mailto:a@b.org\"").unwrap();
        assert_eq!((about.name.as_str(), about.date), ("multi-task", None));
        assert_eq!(about.contact.as_deref(), Some("mailto:a@b.org"));
    }

    #[test]
    fn settings_that_break_their_form_are_refused_with_a_reason() {
        for (text, reason) in [
            ("title = \"T\"", "name"),
            ("name = \"Multi Task\"\ntitle = \"T\"", "lower-case"),
            ("name = \"t\"\ntitle = \" \"", "empty"),
            ("name = \"t\"\ntitle = \"T\"\ncontact = \"javascript:x\"", "mailto"),
            ("name = \"t\"\ntitle = \"T\"\nlicense = \"x\"", "license"),
            ("name = ", "line 1"),
        ] {
            let error = parse(text).unwrap_err().to_string();
            assert!(error.contains(reason), "{error}");
        }
    }
}
