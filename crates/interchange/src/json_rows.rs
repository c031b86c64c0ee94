//! An array of objects, object by object, so that a broken one costs itself only.

use serde_json::{Map, Value};

use crate::Fault;

/// One row as it was parsed.
pub(crate) type Row = Map<String, Value>;

/// A row, or why it is none.
pub(crate) struct Found {
    /// Place in the array, from 1.
    pub number: usize,
    /// Line of its first character, from 1.
    pub line: usize,
    /// What it says.
    pub row: Result<Row, Fault>,
}

/// All rows of an array. What stands before the array is skipped.
pub(crate) fn rows(bytes: &[u8]) -> impl Iterator<Item = Found> {
    let start = bytes.iter().position(|byte| *byte == b'[').map_or(bytes.len(), |at| at + 1);
    let mut at = start;
    let mut number = 0;
    let (mut counted_to, mut line) = (0, 1);
    std::iter::from_fn(move || {
        at += bytes[at..].iter().position(|byte| !byte.is_ascii_whitespace() && *byte != b',')?;
        if bytes[at] == b']' {
            return None;
        }
        number += 1;
        line += newlines(&bytes[counted_to..at]);
        counted_to = at;
        let mut stream = serde_json::Deserializer::from_slice(&bytes[at..]).into_iter::<Value>();
        let row = match stream.next() {
            Some(Ok(Value::Object(row))) => Ok(row),
            Some(Ok(_)) => Err(Fault::NoObject),
            Some(Err(error)) => Err(Fault::json(&error)),
            None => Err(Fault::NoObject),
        };
        // A value of another kind is followed by a comma as well; after a fault, the next row is looked for.
        at = match &row {
            Err(Fault::Json { .. }) => next_row(bytes, at + 1),
            _ => at + stream.byte_offset().max(1),
        };
        Some(Found { number, line, row })
    })
}

/// Whether an array begins and ends.
pub(crate) fn is_closed(bytes: &[u8]) -> bool {
    bytes.contains(&b'[') && bytes.trim_ascii_end().ends_with(b"]")
}

/// Where the next row begins: at a brace behind a comma and before a quotation mark. Inside a text, quotation marks
/// have a backslash before them, so that no text holds this.
fn next_row(bytes: &[u8], from: usize) -> usize {
    let mut after_comma = false;
    let mut brace = None;
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match byte {
            b if b.is_ascii_whitespace() => {}
            b',' => (after_comma, brace) = (true, None),
            b'{' if after_comma => (after_comma, brace) = (false, Some(at)),
            b'"' if brace.is_some() => return brace.unwrap_or(at),
            _ => (after_comma, brace) = (false, None),
        }
    }
    bytes.len()
}

fn newlines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, usize, bool)> {
        rows(text.as_bytes()).map(|found| (found.number, found.line, found.row.is_ok())).collect()
    }

    #[test]
    fn a_broken_row_costs_itself_only() {
        for broken in [
            r#"{"a": "1", "b": }"#,
            r#"{"a": "1""#,
            r#"{"a": "1, "b": "2"}"#,
            r#"{"a": "say \"{\", {x", "b" 3}"#,
            "{\"a\": \"a raw \n line end\"}",
            r#"{"a": NaN}"#,
            "7",
            "null",
        ] {
            let text = format!("[{{\"t\": \"x\"}},\n{broken},\n {{\"t\": \"y\"}}, {{\"t\": \"z\"}}]");
            let rows = found(&text);
            assert_eq!(rows.iter().map(|row| row.2).collect::<Vec<_>>(), [true, false, true, true], "{text}");
            assert_eq!((rows[1].1, rows[2].0), (2, 3), "{text}");
        }
    }

    #[test]
    fn a_list_that_is_cut_short_gives_what_is_whole() {
        assert_eq!(found("[{\"a\": 1}, {\"a\": \"tw"), [(1, 1, true), (2, 1, false)]);
        assert!(found("").is_empty() && found("[").is_empty() && found("[]").is_empty());
        assert!(is_closed(b"[] \n") && !is_closed(b"[{}") && !is_closed(b""));
    }
}
