//! What a reader may call a tag or a list, and how long a note may be.

use crate::LONGEST_NOTE;

/// The longest name of a tag or a list, in characters.
pub const LONGEST_NAME: usize = 100;

/// Why a text of the reader's is not taken, in words for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LimitError {
    /// Nothing is left of a name.
    #[error("A name needs at least one letter, digit or sign.")]
    EmptyName,
    /// A name is longer than [`LONGEST_NAME`].
    #[error("A name has at most 100 characters.")]
    LongName,
    /// A note is longer than [`LONGEST_NOTE`].
    #[error("A note has at most 100,000 characters; this one was not saved. Shorten it or split it.")]
    LongNote,
}

/// A name as it is kept: control characters dropped, white space trimmed and each stretch of it one space.
///
/// # Errors
/// Nothing is left, or more than [`LONGEST_NAME`] characters.
pub fn clean_name(name: &str) -> Result<String, LimitError> {
    let mut clean = String::new();
    for word in name.split_whitespace() {
        let before = clean.len();
        clean.extend(word.chars().filter(|c| !c.is_control()));
        if before > 0 && clean.len() > before {
            clean.insert(before, ' ');
        }
    }
    match clean.chars().count() {
        0 => Err(LimitError::EmptyName),
        1..=LONGEST_NAME => Ok(clean),
        _ => Err(LimitError::LongName),
    }
}

/// Makes sure that a note is not too long.
pub(crate) fn check_note(text: &str) -> Result<(), LimitError> {
    // Bytes are counted first: that is fast, and hardly a note is near the limit.
    let fits = text.len() <= LONGEST_NOTE || text.chars().count() <= LONGEST_NOTE;
    if fits { Ok(()) } else { Err(LimitError::LongNote) }
}
