//! Web addresses in running text.

use std::ops::Range;

use offprint_paper::{SpanKind, is_safe_url};

use super::edits::Edit;

/// An address in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundLink {
    /// Bytes that it takes in the source.
    pub range: Range<usize>,
    /// The address, TeX escapes undone.
    pub url: String,
}

/// Characters that end an address. RFC 3986 allows none of them in one.
const ENDS: &[char] = &['<', '>', '"', '`', '{', '}', '|', '^', '“', '”', '‘', '’', '«', '»'];
/// Characters that end the sentence rather than the address when they stand last.
const TRAILING: &[char] = &['.', ',', ';', ':', '!', '?', '\'', '*', '$', '…'];
/// Characters that TeX sources escape inside addresses.
const ESCAPED: &[char] = &['_', '%', '#', '&', '~'];

/// All `http:` and `https:` addresses, in order. Punctuation at the end belongs to the sentence, and so does a
/// closing bracket that the address does not open.
pub(crate) fn find_links(source: &str) -> Vec<FoundLink> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = next_scheme(source, from) {
        let end = end_of_address(source, start);
        let url = unescape(&source[start..end]);
        if has_host(&url) && is_safe_url(&url) {
            found.push(FoundLink { range: start..end, url });
        }
        from = end.max(start + "http".len());
    }
    found
}

/// Start of the next `http://` or `https://`, in any case.
fn next_scheme(source: &str, from: usize) -> Option<usize> {
    let bytes = source.as_bytes();
    (from..bytes.len()).find(|&at| {
        let rest = &bytes[at..];
        let begins = |scheme: &[u8]| rest.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme));
        begins(b"http://") || begins(b"https://")
    })
}

fn end_of_address(source: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = source[start..].chars().peekable();
    while let Some(c) = chars.next() {
        let ends = match c {
            '\\' => !chars.peek().is_some_and(|next| ESCAPED.contains(next)),
            c => c.is_whitespace() || c.is_control() || ENDS.contains(&c),
        };
        if ends {
            break;
        }
        end += c.len_utf8();
    }
    // Two addresses without a space between them.
    if let Some(second) = next_scheme(&source[..end], start + 1)
        && !source[start..second].ends_with(['/', '='])
    {
        end = second;
    }
    loop {
        let address = &source[start..end];
        let trimmed = address.trim_end_matches(TRAILING);
        let trimmed = match trimmed.chars().next_back() {
            Some(')') if unbalanced(trimmed, '(', ')') => &trimmed[..trimmed.len() - 1],
            Some(']') if unbalanced(trimmed, '[', ']') => &trimmed[..trimmed.len() - 1],
            Some('(' | '[') => &trimmed[..trimmed.len() - 1],
            _ => trimmed,
        };
        if trimmed.len() == address.len() {
            return end;
        }
        end = start + trimmed.len();
    }
}

fn unbalanced(text: &str, open: char, close: char) -> bool {
    text.matches(close).count() > text.matches(open).count()
}

fn unescape(address: &str) -> String {
    let mut plain = String::with_capacity(address.len());
    let mut chars = address.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' || !chars.peek().is_some_and(|next| ESCAPED.contains(next)) {
            plain.push(c);
        }
    }
    plain
}

/// Whether an address has a host with a dot inside, which everything in a paper has.
fn has_host(url: &str) -> bool {
    let host = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.split('.').count() >= 2 && host.split('.').all(|label| !label.is_empty())
}

/// A link over each address, and a space where the text runs into one.
pub(super) fn edits(source: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for FoundLink { range, url } in find_links(source) {
        if let Some(before) = source[..range.start].chars().next_back()
            && (before.is_alphanumeric() || ['.', ',', ';', ':', '!', '?'].contains(&before))
        {
            let at = range.start - before.len_utf8();
            edits.push(Edit::repair(source, at..range.start, format!("{before} ")));
        }
        let text = (source[range.clone()] != *url).then(|| url.clone());
        edits.push(Edit { range, text, kind: SpanKind::Link(url) });
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(text: &str) -> Vec<String> {
        find_links(text).into_iter().map(|link| link.url).collect()
    }

    #[test]
    fn addresses_lose_what_belongs_to_the_sentence() {
        for (text, url) in [
            ("at https://github.com/Shen-Lab/SS-GCNs.", "https://github.com/Shen-Lab/SS-GCNs"),
            (
                "page: https://guanxinglu.github.io/ManiGaussian/.",
                "https://guanxinglu.github.io/ManiGaussian/",
            ),
            (
                "repository (https://github.com/dialogue-evaluation/RuATD).",
                "https://github.com/dialogue-evaluation/RuATD",
            ),
            ("at: https://github.com/Spico197/Mirror .", "https://github.com/Spico197/Mirror"),
            ("available.https://github.com/a/b", "https://github.com/a/b"),
            ("on http://zhuhao.me/fewrel.", "http://zhuhao.me/fewrel"),
            ("see https://en.wikipedia.org/wiki/A_(b), and", "https://en.wikipedia.org/wiki/A_(b)"),
            ("[https://a.org/x?y=1&z=[2]]", "https://a.org/x?y=1&z=[2]"),
            ("``https://a.org/x''", "https://a.org/x"),
            ("“https://a.org/x”", "https://a.org/x"),
            ("https://a.org/b\\_c\\%20d", "https://a.org/b_c%20d"),
            ("HTTPS://A.org!?", "HTTPS://A.org"),
        ] {
            assert_eq!(urls(text), [url], "{text}");
        }
    }

    #[test]
    fn what_has_no_host_is_no_address_and_neighbours_are_told_apart() {
        assert!(urls("http:// and https://. and https://localhost/x and ftp://a.org").is_empty());
        assert_eq!(urls("https://a.orghttps://b.org"), ["https://a.org", "https://b.org"]);
        let archived = "https://web.archive.org/web/2020/https://a.org";
        assert_eq!(urls(archived), [archived]);
    }
}
