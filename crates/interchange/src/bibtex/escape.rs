//! Text inside BibTeX fields: TeX's special characters, and capitals that styles must leave alone.

/// Text with TeX's special characters escaped; nothing else changes.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                written.push('\\');
                written.push(c);
            }
            '~' => written.push_str("\\textasciitilde{}"),
            '^' => written.push_str("\\textasciicircum{}"),
            '\\' => written.push_str("\\textbackslash{}"),
            // A tie, which reads back as the same space.
            '\u{a0}' => written.push('~'),
            c if c.is_control() => written.push(' '),
            c => written.push(c),
        }
    }
    written
}

/// Identifiers and addresses, which BibTeX programs take as they are. Braces and backslashes would unbalance
/// the field and are percent-encoded (RFC 3986).
pub(super) fn verbatim(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' => written.push_str("%7B"),
            '}' => written.push_str("%7D"),
            '\\' => written.push_str("%5C"),
            c if c.is_control() => {}
            c => written.push(c),
        }
    }
    written
}

/// A part of `title` with braces around the words whose capitals a style would lose.
///
/// Words with a capital behind their first letter (`DaTaSeg`, `GCNs`, `4D`) are protected always. If the title
/// is in sentence case, its other capitals are names (`Wikipedia`) and are protected too; in title case they
/// are a matter of style and are left to it.
pub(super) fn protected_title(part: &str, title: &str) -> String {
    let names = is_sentence_case(title);
    let first = title.split_whitespace().next().unwrap_or_default();
    let mut written = String::with_capacity(part.len() + 8);
    for piece in part.split_inclusive(|c: char| c.is_whitespace()) {
        let word = piece.trim_end();
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        let start = word.find(core).unwrap_or_default();
        let inner = core.chars().skip(1).any(char::is_uppercase) && !is_hyphenated_title_case(core);
        let name = names && core.chars().any(char::is_uppercase) && word != first;
        if !core.is_empty() && (inner || name) {
            written.push_str(&escaped(&word[..start]));
            written.push('{');
            written.push_str(&escaped(core));
            written.push('}');
            written.push_str(&escaped(&word[start + core.len()..]));
        } else {
            written.push_str(&escaped(word));
        }
        written.push_str(&escaped(&piece[word.len()..]));
    }
    written
}

/// `Multi-Task`: capitals that only title case put there.
fn is_hyphenated_title_case(word: &str) -> bool {
    word.contains('-')
        && word
            .split('-')
            .all(|part| !part.chars().skip(1).any(char::is_uppercase) && part.chars().count() > 1)
}

/// Whether most longer words behind the first begin with a small letter.
fn is_sentence_case(title: &str) -> bool {
    let longer = title.split_whitespace().skip(1).filter(|word| word.chars().count() > 4);
    let (mut small, mut all) = (0, 0);
    for word in longer {
        all += 1;
        small += usize::from(word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase));
    }
    small * 2 > all
}

/// Whether every brace is closed and none before it is opened.
pub(super) fn is_balanced(tex: &str) -> bool {
    let mut open = 0_usize;
    let mut chars = tex.chars();
    while let Some(c) = chars.next() {
        match c {
            // What follows a backslash is no grouping brace.
            '\\' => drop(chars.next()),
            '{' => open += 1,
            '}' if open == 0 => return false,
            '}' => open -= 1,
            _ => {}
        }
    }
    open == 0 && !tex.ends_with('\\')
}
