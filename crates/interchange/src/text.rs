//! Bytes to numbered lines: byte order mark, line ends, invalid UTF-8.

use std::borrow::Cow;

use crate::Fault;

/// The UTF-8 byte order mark, which some editors put first.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// One line of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line<'b> {
    /// From 1.
    pub number: usize,
    /// The text without its line end; bad bytes are U+FFFD.
    pub text: Cow<'b, str>,
    /// Set if the line holds bytes that are no UTF-8.
    pub fault: Option<Fault>,
}

/// The lines of `bytes`, ended by LF or CRLF, without a byte order mark.
pub(crate) fn lines(bytes: &[u8]) -> impl Iterator<Item = Line<'_>> {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    bytes.split(|byte| *byte == b'\n').enumerate().map(|(at, line)| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let fault = std::str::from_utf8(line)
            .err()
            .map(|error| Fault::InvalidUtf8 { column: error.valid_up_to() + 1 });
        Line { number: at + 1, text: String::from_utf8_lossy(line), fault }
    })
}

/// The text of a file without its byte order mark. Bytes that are no UTF-8 make it Latin-1 (ISO 8859-1), which older
/// programs write; then a fault says so.
pub(crate) fn decoded(bytes: &[u8]) -> (Cow<'_, str>, Option<Fault>) {
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(_) => {
            (bytes.iter().map(|byte| char::from(*byte)).collect::<String>().into(), Some(Fault::Latin1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_lose_their_ends_and_the_file_its_byte_order_mark() {
        let got: Vec<(usize, String)> =
            lines(b"\xEF\xBB\xBFone\r\ntwo\n").map(|line| (line.number, line.text.into_owned())).collect();
        assert_eq!(got, [(1, "one".into()), (2, "two".into()), (3, String::new())]);
    }

    #[test]
    fn a_bad_byte_is_located_in_its_line() {
        let got: Vec<Line<'_>> = lines(b"fine\nab\xFFcd").collect();
        assert_eq!(got[0].fault, None);
        assert_eq!(got[1].fault, Some(Fault::InvalidUtf8 { column: 3 }));
        assert_eq!(got[1].text, "ab\u{FFFD}cd");
    }
}
