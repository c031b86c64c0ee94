//! The grammar of BibTeX, read so that a broken entry costs itself only.
//!
//! Source: "A Summary of BibTeX" (<https://maverick.inria.fr/~Xavier.Decoret/resources/xdkbibtex/bibtex_summary.html>).
//! What stands outside of entries is a comment. Braces behind a backslash are text, as most programs have it.

use crate::Fault;

/// A field's value before its macros are put in: what stands between braces or quotation marks, or a macro's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    Macro(&'t str),
}

/// An entry, or what stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawEntry<'t> {
    /// What follows the `@`.
    pub kind: &'t str,
    /// The citation key; empty for `@string`.
    pub key: &'t str,
    /// Names and values, in the entry's order.
    pub fields: Vec<(&'t str, Vec<Piece<'t>>)>,
    /// Line of the `@`, from 1.
    pub line: usize,
}

/// All entries of a text, in order, each in one pass; comments and preambles are passed over.
pub(super) fn entries(text: &str) -> impl Iterator<Item = (usize, Result<RawEntry<'_>, Fault>)> {
    let bytes = text.as_bytes();
    let (mut at, mut counted, mut line) = (0, 0, 1);
    std::iter::from_fn(move || {
        loop {
            at += bytes.get(at..)?.iter().position(|byte| *byte == b'@')?;
            line += bytes[counted..at].iter().filter(|byte| **byte == b'\n').count();
            counted = at;
            at += 1;
            let kind = word(text, at);
            at += kind.len();
            let open = at + space(text, at);
            if kind.is_empty() || !matches!(bytes.get(open), Some(b'{' | b'(')) {
                continue;
            }
            let body = open + 1;
            let close = if bytes[open] == b'{' { b'}' } else { b')' };
            let (end, is_closed) = end_of(bytes, body, close);
            at = if is_closed { end + 1 } else { end };
            if kind.eq_ignore_ascii_case("comment") || kind.eq_ignore_ascii_case("preamble") {
                continue;
            }
            let content = &text[body..end];
            let read = if is_closed { content_of(kind, content, line) } else { Err(unclosed(&text[body..])) };
            return Some((line, read));
        }
    })
}

/// Where an entry ends: at its closing brace, or without one before a line that begins another entry.
fn end_of(bytes: &[u8], from: usize, close: u8) -> (usize, bool) {
    let mut depth = 0_usize;
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'{' => depth += 1,
            byte if *byte == close && depth == 0 => return (at, true),
            b'}' => depth = depth.saturating_sub(1),
            b'\n' if bytes.get(at + 1) == Some(&b'@') => {
                let name =
                    bytes[at + 2..].iter().take(20).take_while(|byte| byte.is_ascii_alphabetic()).count();
                if name > 0 && matches!(bytes.get(at + 2 + name), Some(b'{' | b'(')) {
                    return (at + 1, false);
                }
            }
            _ => {}
        }
        at += 1;
    }
    (bytes.len(), false)
}

fn unclosed(body: &str) -> Fault {
    Fault::UnclosedEntry {
        key: body.chars().take_while(|c| !c.is_whitespace() && *c != ',').take(60).collect(),
    }
}

fn content_of<'t>(kind: &'t str, content: &'t str, line: usize) -> Result<RawEntry<'t>, Fault> {
    let mut at = 0;
    let mut key = "";
    if !kind.eq_ignore_ascii_case("string") {
        let end = content.find(',').unwrap_or(content.len());
        key = content[..end].trim();
        if key.contains(['=', '{', '"']) {
            return Err(Fault::Field { key: String::new(), field: "a citation key".to_owned() });
        }
        at = (end + 1).min(content.len());
    }
    let mut fields = Vec::new();
    loop {
        at += space(content, at);
        if content[at..].starts_with(',') {
            at += 1;
            continue;
        }
        let rest = &content[at..];
        if rest.is_empty() {
            return Ok(RawEntry { kind, key, fields, line });
        }
        let wrong = || Fault::Field { key: key.to_owned(), field: rest.chars().take(40).collect() };
        let name = word(content, at);
        at += name.len();
        at += space(content, at);
        if name.is_empty() || !content[at..].starts_with('=') {
            return Err(wrong());
        }
        at += 1;
        let mut value = Vec::new();
        loop {
            at += space(content, at);
            let (piece, length) = piece(&content[at..]).ok_or_else(wrong)?;
            value.push(piece);
            at += length;
            at += space(content, at);
            if !content[at..].starts_with('#') {
                break;
            }
            at += 1;
        }
        if !(content[at..].is_empty() || content[at..].starts_with(',')) {
            return Err(wrong());
        }
        fields.push((name, value));
    }
}

/// A piece of a value and its length in bytes.
fn piece(text: &str) -> Option<(Piece<'_>, usize)> {
    let close = match text.bytes().next()? {
        b'{' => b'}',
        b'"' => b'"',
        _ => {
            let end = text.find([',', '#', '{', '}', '"']).unwrap_or(text.len());
            let name = text[..end].trim_end();
            let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
            let piece = if is_number { Piece::Text(name) } else { Piece::Macro(name) };
            return Some((piece, name.len()))
                .filter(|_| !name.is_empty() && !name.contains(char::is_whitespace));
        }
    };
    let (mut depth, mut at) = (0_usize, 1);
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'\\' => at += 1,
            byte if *byte == close && depth == 0 => return Some((Piece::Text(&text[1..at]), at + 1)),
            b'{' => depth += 1,
            b'}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        at += 1;
    }
    None
}

/// The letters, digits and signs of a name that begins at `at`.
fn word(text: &str, at: usize) -> &str {
    let end = text[at..].find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.+/'".contains(c)));
    &text[at..end.map_or(text.len(), |end| at + end)]
}

fn space(text: &str, at: usize) -> usize {
    text[at..].len() - text[at..].trim_start().len()
}
