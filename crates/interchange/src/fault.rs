//! What can be wrong with a line or a file that a reader is given.

use offprint_paper::CollectionError;

/// Why a line was rejected, or what was noticed about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Bytes that are no UTF-8.
    #[error("invalid UTF-8 at byte {column} of the line")]
    InvalidUtf8 {
        /// Position of the first bad byte in its line, from 1.
        column: usize,
    },
    /// The page does not begin with the lines that a saved Hugging Face page begins with.
    #[error(
        "the page does not begin with the e-mail digest offer; read as titles and abstracts all the same"
    )]
    NoFurniture,
    /// An abstract where a title was due.
    #[error("an abstract without a title")]
    AbstractWithoutTitle,
    /// A title that another title or the end of the file follows.
    #[error("a title without an abstract: {title}")]
    TitleWithoutAbstract {
        /// The title.
        title: String,
    },
    /// A title that stands in the file before.
    #[error("the title of line {first_line} again: {title}")]
    DuplicateTitle {
        /// Line of the first paper with the title, from 1.
        first_line: usize,
        /// The title.
        title: String,
    },
    /// A line that is no JSON, or JSON of another shape.
    #[error("{reason} (column {column})")]
    Json {
        /// Where the line went wrong, from 1.
        column: usize,
        /// What is wrong, in the parser's words.
        reason: String,
    },
    /// A field whose value breaks its form.
    #[error("{} is no {field}", quoted(.value))]
    Value {
        /// The field, and the form it should have.
        field: &'static str,
        /// What the line has.
        value: String,
    },
    /// A row of a list that cannot be used.
    #[error("row {number}: {reason}")]
    Row {
        /// Its place in the list, from 1.
        number: usize,
        /// Why.
        reason: String,
    },
    /// A row that is no object with fields.
    #[error("it is no object")]
    NoObject,
    /// A list without its end.
    #[error("the list does not end; the file may be cut short")]
    Unclosed,
    /// Papers of a list that share a remark.
    #[error("papers {what}: {count}")]
    Papers {
        /// How many.
        count: usize,
        /// What is so, and what became of them.
        what: &'static str,
    },
    /// A record that names no title.
    #[error("it has no title")]
    NoTitle,
    /// A BibTeX entry whose closing brace is missing.
    #[error("the entry {} has no closing brace", quoted(.key))]
    UnclosedEntry {
        /// Its citation key.
        key: String,
    },
    /// A BibTeX entry with something in it that is no field.
    #[error("in the entry {}, a field was expected and there is {}", quoted(.key), quoted(.field))]
    Field {
        /// Its citation key.
        key: String,
        /// What stands there.
        field: String,
    },
    /// A RIS record without its end.
    #[error("the record does not end with ER")]
    NoEnd,
    /// A line of a RIS file that stands in no record.
    #[error("the line belongs to no record")]
    Stray,
    /// A key or id that another record has.
    #[error("the key {} of line {first_line} again; both are kept", quoted(.key))]
    DuplicateKey {
        /// The key.
        key: String,
        /// Line of the first record with it, from 1.
        first_line: usize,
    },
    /// A macro that nothing defines.
    #[error("the macro {} is not defined; its name was taken", quoted(.name))]
    UnknownMacro {
        /// Its name.
        name: String,
    },
    /// An address that no page may link to.
    #[error("the link {} is no web address and was left out", quoted(.url))]
    UnsafeLink {
        /// The address, or its beginning.
        url: String,
    },
    /// Bytes of an older encoding.
    #[error("the file is not UTF-8 and was read as Latin-1")]
    Latin1,
    /// Offprint's own JSON is damaged, incomplete or newer than this program.
    #[error(transparent)]
    Collection(#[from] CollectionError),
}

impl Fault {
    /// What a JSON parser says, without the line, which the report has.
    pub(crate) fn json(error: &serde_json::Error) -> Self {
        let reason = error.to_string();
        let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(what, _)| what).to_owned();
        Self::Json { column: error.column().max(1), reason }
    }
}

/// A text of the file between quotation marks, without control characters that a terminal would act on. Not `{:?}`:
/// programs for the browser are built without what that prints.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.extend(c.escape_default()),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_says_is_quoted_without_its_control_characters() {
        let fault = Fault::UnsafeLink { url: "java\u{1b}\nscript:\"é\"\\".into() };
        let text = r#"the link "java\u{1b}\nscript:\"é\"\\" is no web address and was left out"#;
        assert_eq!(fault.to_string(), text);
    }
}
