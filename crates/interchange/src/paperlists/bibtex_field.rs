//! One field of a BibTeX entry, as far as a paperlists row needs it: year, DOI, book title.

/// The value of `field`, without its outer braces or quotation marks; `None` if the entry lacks it or it does not end.
pub(super) fn field<'b>(entry: &'b str, field: &str) -> Option<&'b str> {
    let bytes = entry.as_bytes();
    let length = field.len();
    (0..bytes.len().saturating_sub(length)).find_map(|at| {
        let named = bytes[at..at + length].eq_ignore_ascii_case(field.as_bytes());
        let begins = at == 0 || !bytes[at - 1].is_ascii_alphanumeric() && bytes[at - 1] != b'_';
        if !(named && begins) {
            return None;
        }
        value(entry.get(at + length..)?.trim_start().strip_prefix('=')?.trim_start())
    })
}

fn value(text: &str) -> Option<&str> {
    let inner = match text.bytes().next()? {
        b'{' => &text[1..1 + braced(&text[1..])?],
        b'"' => &text[1..1 + text[1..].find('"')?],
        _ => &text[..text.find([',', '}', '\n'])?],
    };
    Some(inner.trim())
}

/// Bytes up to the brace that closes what was opened before `text`.
fn braced(text: &str) -> Option<usize> {
    let mut depth = 1;
    text.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_in_all_their_forms() {
        let entry = "@inproceedings{a-2022,\n  booktitle = {Findings of {ACL}},\n  YEAR\t= \"2022\", month=jun,\n doi = {10.1/x}\n}";
        assert_eq!(field(entry, "year"), Some("2022"));
        assert_eq!(field(entry, "doi"), Some("10.1/x"));
        assert_eq!(field(entry, "booktitle"), Some("Findings of {ACL}"));
        assert_eq!(field(entry, "title"), None);
        assert_eq!(field("@a{b, year = 2021}", "year"), Some("2021"));
        assert_eq!(field("year = {2021", "year"), None);
        assert_eq!(field("", "year"), None);
    }
}
