//! TeX quotation marks: ``` ``…'' ```, ``` ``…" ``` and `` `…' ``.

use super::edits::Edit;

/// Longest quotation in bytes. Marks further apart are taken for something else.
const LONGEST: usize = 300;

/// A repair for each mark of each quotation that is opened and closed. A back quote that another back quote
/// closes is code, and stays.
pub(super) fn edits(source: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut at = 0;
    while let Some(open) = source[at..].find('`').map(|found| at + found) {
        let double = source[open..].starts_with("``");
        let begin = open + if double { 2 } else { 1 };
        at = begin;
        if !begins_word(source, open, begin) {
            continue;
        }
        let close = if double { double_close(&source[begin..]) } else { single_close(&source[begin..]) };
        let Some((close, length)) = close.map(|(found, length)| (begin + found, length)) else { continue };
        let (left, right) = if double { ("“", "”") } else { ("‘", "’") };
        edits.push(Edit::repair(source, open..begin, left));
        edits.push(Edit::repair(source, close..close + length, right));
        at = close + length;
    }
    edits
}

/// Whether the mark at `open..begin` stands where a quotation can begin.
fn begins_word(source: &str, open: usize, begin: usize) -> bool {
    let before = source[..open].chars().next_back();
    let after = source[begin..].chars().next();
    before.is_none_or(|c| !c.is_alphanumeric()) && after.is_some_and(|c| !c.is_whitespace() && c != '`')
}

/// Offset and length of the mark that closes a double quotation.
fn double_close(rest: &str) -> Option<(usize, usize)> {
    let tex = rest.find("''").map(|at| (at, 2));
    let straight = rest.find('"').map(|at| (at, 1));
    let close = tex.into_iter().chain(straight).min()?;
    let reopened = rest.find("``").is_some_and(|at| at < close.0);
    (close.0 > 0 && close.0 <= LONGEST && !reopened).then_some(close)
}

/// Offset and length of the mark that closes a single quotation: an apostrophe at the end of a word.
fn single_close(rest: &str) -> Option<(usize, usize)> {
    let close = rest.char_indices().take_while(|(at, _)| *at <= LONGEST).find(|&(at, c)| {
        let inside_word = rest[at + c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric);
        c == '`' || (c == '\'' && at > 0 && !inside_word)
    });
    close.filter(|(_, c)| *c == '\'').map(|(at, _)| (at, 1))
}
