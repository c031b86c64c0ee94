//! TeX in BibTeX fields as plain text: accents, letters, escapes; braces off, mathematics as it is.

use unicode_normalization::char::compose;

/// Accent commands with their combining characters.
const ACCENTS: &[(char, char)] = &[
    ('`', '\u{300}'),
    ('\'', '\u{301}'),
    ('^', '\u{302}'),
    ('~', '\u{303}'),
    ('=', '\u{304}'),
    ('u', '\u{306}'),
    ('.', '\u{307}'),
    ('"', '\u{308}'),
    ('r', '\u{30a}'),
    ('H', '\u{30b}'),
    ('v', '\u{30c}'),
    ('d', '\u{323}'),
    ('c', '\u{327}'),
    ('k', '\u{328}'),
    ('b', '\u{331}'),
];

/// Commands that stand for a text.
const LETTERS: &[(&str, &str)] = &[
    ("aa", "å"),
    ("AA", "Å"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("dh", "ð"),
    ("DH", "Ð"),
    ("dj", "đ"),
    ("DJ", "Đ"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("l", "ł"),
    ("L", "Ł"),
    ("ng", "ŋ"),
    ("NG", "Ŋ"),
    ("o", "ø"),
    ("O", "Ø"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("ss", "ß"),
    ("th", "þ"),
    ("TH", "Þ"),
    ("textasciicircum", "^"),
    ("textasciitilde", "~"),
    ("textbackslash", "\\"),
    ("textemdash", "—"),
    ("textendash", "–"),
    ("textquoteright", "’"),
    ("ldots", "…"),
    ("dots", "…"),
];

/// The text that a value stands for. In one pass, without recursion.
pub(super) fn plain(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(c) = rest.chars().next() {
        let behind = &rest[c.len_utf8()..];
        match c {
            '{' | '}' => rest = behind,
            '~' => {
                text.push('\u{a0}');
                rest = behind;
            }
            '$' => {
                // Up to the closing sign; one alone is an amount of money.
                let length = behind.find('$').map_or(0, |end| end + 1);
                text.push('$');
                text.push_str(&behind[..length]);
                rest = &behind[length..];
            }
            '\\' => rest = command(behind, &mut text),
            c => {
                text.push(c);
                rest = behind;
            }
        }
    }
    text
}

/// Reads what follows a backslash; what is left behind it.
fn command<'t>(rest: &'t str, text: &mut String) -> &'t str {
    let Some(first) = rest.chars().next() else { return rest };
    let name = &rest[..rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len())];
    if name.is_empty() {
        let behind = &rest[first.len_utf8()..];
        return match accent(first) {
            Some(mark) => accented(behind, mark, text),
            None => {
                text.push(if first == '\\' { ' ' } else { first });
                behind
            }
        };
    }
    let behind = &rest[name.len()..];
    if let Some((_, letter)) = LETTERS.iter().find(|(known, _)| *known == name) {
        text.push_str(letter);
        // A space ends the command; so do braces, which are dropped anyway.
        return behind.strip_prefix(' ').unwrap_or(behind);
    }
    match accent(first).filter(|_| name.len() == 1) {
        Some(mark) => accented(behind.trim_start_matches(' '), mark, text),
        // A command that formats: what it is applied to follows.
        None => behind.strip_prefix(' ').unwrap_or(behind),
    }
}

fn accent(command: char) -> Option<char> {
    ACCENTS.iter().find(|(known, _)| *known == command).map(|(_, mark)| *mark)
}

/// Puts an accent on the next letter, which may stand in braces or be a dotless one; what is left behind it.
fn accented<'t>(rest: &'t str, mark: char, text: &mut String) -> &'t str {
    let inner = rest.trim_start_matches('{');
    let (base, behind) = if let Some(after) = inner.strip_prefix("\\i") {
        ('i', after)
    } else if let Some(after) = inner.strip_prefix("\\j") {
        ('j', after)
    } else if let Some(c) = inner.chars().next().filter(|c| c.is_alphabetic()) {
        (c, &inner[c.len_utf8()..])
    } else {
        return rest;
    };
    match compose(base, mark) {
        Some(letter) => text.push(letter),
        None => text.extend([base, mark]),
    }
    behind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tex_is_read_as_the_text_that_it_prints() {
        for (value, text) in [
            ("Schr{\\\"o}dinger and Erd\\H{o}s", "Schrödinger and Erdős"),
            ("Jos{\\'{e}} Nu{\\~n}ez, Fran\\c cois", "José Nuñez, François"),
            ("{\\'\\i}ndice \\v{S} \\L ukasz Stra{\\ss}e", "índice Š Łukasz Straße"),
            ("{DaTaSeg} \\& 100\\% of \\_ \\# \\{x\\}", "DaTaSeg & 100% of _ # {x}"),
            ("a~b \\textasciitilde{}c \\textbackslash{}d", "a\u{a0}b ~c \\d"),
            ("with $O(n^{2})$ steps, costs \\$5 or $5", "with $O(n^{2})$ steps, costs $5 or $5"),
            ("\\emph{very} \\textbf {bold}", "very bold"),
            ("\\", ""),
            ("\\\"", ""),
            ("\\'{}x", "x"),
        ] {
            assert_eq!(plain(value), text, "{value}");
        }
    }
}
