//! The query's signs: words, quotes, parentheses, field names, minus and OR.

/// One sign of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lexeme<'q> {
    /// A word; `open` if the query ends with it.
    Word(&'q str, bool),
    /// What stands between two quotes.
    Phrase(&'q str),
    /// A field's name; the colon is not part of it, and something follows it.
    Field(&'q str),
    /// `-` before a word, a phrase, a field or a parenthesis.
    Minus,
    /// `OR` in capitals.
    Or,
    /// `(`
    Open,
    /// `)`
    Close,
}

/// Takes a query apart. What makes no sense as a sign is read as a word; words without a letter or a digit say
/// nothing and are left out.
pub(super) fn lex(query: &str) -> Vec<Lexeme<'_>> {
    let mut out = Vec::new();
    let mut rest = query;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return out };
        match first {
            '(' => {
                out.push(Lexeme::Open);
                rest = &rest[1..];
            }
            ')' => {
                out.push(Lexeme::Close);
                rest = &rest[1..];
            }
            _ if is_quote(first) => {
                let inside = &rest[first.len_utf8()..];
                match inside.find(is_quote) {
                    Some(end) => {
                        out.push(Lexeme::Phrase(&inside[..end]));
                        rest = inside[end..].strip_prefix(is_quote).unwrap_or_default();
                    }
                    // Not closed (yet): words.
                    None => rest = inside,
                }
            }
            '-' if rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '(' || is_quote(c)) => {
                out.push(Lexeme::Minus);
                rest = &rest[1..];
            }
            _ => rest = word(rest, &mut out),
        }
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}')
}

/// Reads a word or a field name from the beginning of `text`, and returns what follows.
fn word<'q>(text: &'q str, out: &mut Vec<Lexeme<'q>>) -> &'q str {
    let end =
        text.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')') || is_quote(c)).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    if let Some((name, _)) = word.split_once(':')
        && is_field(name)
    {
        out.push(Lexeme::Field(name));
        return &text[name.len() + 1..];
    }
    if word == "OR" && !rest.is_empty() {
        out.push(Lexeme::Or);
    } else if word.contains(char::is_alphanumeric) {
        out.push(Lexeme::Word(word, rest.is_empty()));
    }
    rest
}

/// Whether a name before a colon means something to the query language.
fn is_field(name: &str) -> bool {
    crate::field::Field::from_name(name).is_some()
        || ["year", "has", "is"].iter().any(|known| name.eq_ignore_ascii_case(known))
}
