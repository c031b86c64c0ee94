//! TeX leftovers in running text: escapes, commands that lost their backslash, ties, braces.

use super::edits::Edit;

/// Commands for arrows and relations that no English sentence holds as words, and what they show.
const LOST_COMMANDS: &[(&str, &str)] = &[
    ("rightarrow", "→"),
    ("Rightarrow", "⇒"),
    ("leftarrow", "←"),
    ("Leftarrow", "⇐"),
    ("leftrightarrow", "↔"),
    ("uparrow", "↑"),
    ("downarrow", "↓"),
    ("leq", "≤"),
    ("geq", "≥"),
    ("infty", "∞"),
];

/// Commands that set their argument in another face. Plain text shows the argument alone.
const FACES: &[&str] = &[
    "emph",
    "textit",
    "textbf",
    "texttt",
    "textsc",
    "textsf",
    "textrm",
    "textsl",
    "underline",
    "text",
    "mbox",
];

/// Repairs, one per leftover.
pub(super) fn edits(source: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, c) in source.char_indices() {
        let rest = &source[at..];
        let edit = match c {
            '\\' => escape(source, at).or_else(|| face(source, at)),
            '{' => group(rest)
                .filter(|inner| is_words(inner) && stands_free(source, at, inner.len() + 2))
                .map(|inner| Edit::repair(source, at..at + inner.len() + 2, inner)),
            '~' => tie(source, at),
            c if c.is_ascii_alphabetic() => lost_command(source, at),
            _ => None,
        };
        edits.extend(edit);
    }
    edits
}

/// `\%` and its like, and the commands that kept their backslash.
fn escape(source: &str, at: usize) -> Option<Edit> {
    let rest = &source[at + 1..];
    let next = rest.chars().next()?;
    if matches!(next, '%' | '&' | '_' | '#' | '$' | '{' | '}') {
        return Some(Edit::repair(source, at..at + 2, next.to_string()));
    }
    let word = leading_word(rest);
    let shown = LOST_COMMANDS.iter().find(|(command, _)| *command == word)?.1;
    Some(Edit::repair(source, at..at + 1 + word.len(), shown))
}

/// `\emph{…}` and its like.
fn face(source: &str, at: usize) -> Option<Edit> {
    let command = leading_word(&source[at + 1..]);
    let open = at + 1 + command.len();
    let inner = FACES.contains(&command).then(|| group(&source[open..])).flatten()?;
    Some(Edit::repair(source, at..open + inner.len() + 2, inner))
}

/// A whole word that is a command without its backslash, as in `0.336 rightarrow 0.550`.
fn lost_command(source: &str, at: usize) -> Option<Edit> {
    let inside = source[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '\\');
    if inside {
        return None;
    }
    let word = leading_word(&source[at..]);
    let goes_on = source[at + word.len()..].chars().next().is_some_and(char::is_alphanumeric);
    let shown = LOST_COMMANDS.iter().find(|(command, _)| *command == word && !goes_on)?.1;
    Some(Edit::repair(source, at..at + word.len(), shown))
}

/// A tie between two words, as in `MRL~2023`. Before a number at the start of a word it means "about".
fn tie(source: &str, at: usize) -> Option<Edit> {
    let before = source[..at].chars().next_back()?;
    let after = source[at + 1..].chars().next()?;
    let joins = (before.is_alphanumeric() || before == '.') && (after.is_alphanumeric() || after == '\\');
    joins.then(|| Edit::repair(source, at..at + 1, "\u{a0}"))
}

/// Content of the group that `text` begins with, if it holds no further TeX.
fn group(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('{')?;
    let inner = &inner[..inner.find('}')?];
    (!inner.is_empty() && !inner.contains(['{', '\\', '$'])).then_some(inner)
}

/// Whether a group is prose in braces: letters, spaces and hyphens, at least three letters.
fn is_words(inner: &str) -> bool {
    let letters = inner.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && inner.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-')
        && inner.trim().len() == inner.len()
}

/// Whether a group is no argument and no index: a space or a bracket on its left, no letter on its right.
fn stands_free(source: &str, at: usize, length: usize) -> bool {
    let before = source[..at].chars().next_back();
    let after = source[at + length..].chars().next();
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '-' | '/' | '"'))
        && after.is_none_or(|c| !c.is_alphanumeric() && c != '{')
}

/// The ASCII letters that `text` begins with.
fn leading_word(text: &str) -> &str {
    let end = text.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(text.len());
    &text[..end]
}
