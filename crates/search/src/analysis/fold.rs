//! Folding of single characters: Unicode NFKD, accents and case dropped, each character given its role.

use super::fold_table::{EXPANSIONS, KEYS, VALUES};

/// First code of [`VALUES`] that stands for an entry of [`EXPANSIONS`] (private use, so never a letter).
pub(super) const EXPANSION_BASE: u16 = 0xE000;

/// What a character is to the tokenizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of a word.
    Letter,
    /// A character of a script written without spaces; indexed in pairs.
    Cjk,
    /// A hyphen or its like: joins two parts of a compound.
    Joiner,
    /// Leaves no trace: combining marks, zero-width characters, soft hyphens, direction marks.
    Nothing,
    /// Ends a word.
    Break,
}

/// Appends the folded form of `c` to `out` if it is a letter, a digit or CJK, and says what it is.
pub(super) fn fold_char(c: char, out: &mut String) -> Role {
    match c {
        'a'..='z' | '0'..='9' => {
            out.push(c);
            Role::Letter
        }
        'A'..='Z' => {
            out.push(c.to_ascii_lowercase());
            Role::Letter
        }
        '-' | '_' => Role::Joiner,
        '\0'..='\u{7f}' => Role::Break,
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => Role::Joiner,
        _ if is_trace(c) => Role::Nothing,
        _ => fold_wide(c, out),
    }
}

/// Characters that fold to nothing inside a word.
/// Source: general category Mn of the scripts below and the Default_Ignorable_Code_Point property.
fn is_trace(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{180b}'..='\u{180f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20f0}' | '\u{3099}'..='\u{309a}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

fn fold_wide(c: char, out: &mut String) -> Role {
    let c = match c as u32 {
        code @ 0x1D400..=0x1D7FF => match mathematical(code) {
            Some(plain) => plain,
            None => return Role::Break,
        },
        _ => c,
    };
    if let Some(at) = u16::try_from(c as u32).ok().and_then(|key| KEYS.binary_search(&key).ok()) {
        let value = VALUES[at];
        match value.checked_sub(EXPANSION_BASE) {
            Some(expansion) if (expansion as usize) < EXPANSIONS.len() => {
                out.push_str(EXPANSIONS[expansion as usize]);
                return Role::Letter;
            }
            _ => {
                let Some(folded) = char::from_u32(u32::from(value)) else { return Role::Break };
                out.push(folded);
                return if is_cjk(folded) { Role::Cjk } else { Role::Letter };
            }
        }
    }
    if is_cjk(c) {
        out.push(c);
        Role::Cjk
    } else if c.is_alphanumeric() {
        out.push(c);
        Role::Letter
    } else {
        Role::Break
    }
}

/// Mathematical alphanumeric symbols (U+1D400–1D7FF) as plain letters, by the block's regular layout: runs of 52
/// Latin letters, then 58 Greek symbols per style, then ten digits per style.
fn mathematical(code: u32) -> Option<char> {
    match code {
        0x1D400..=0x1D6A3 => {
            let at = (code - 0x1D400) % 52;
            char::from_u32(u32::from(b'a') + at % 26)
        }
        0x1D6A8..=0x1D7C9 => {
            let at = (code - 0x1D6A8) % 58;
            match at {
                0..=24 => char::from_u32(0x3B1 + at).filter(|&c| c != '\u{3c2}').or(Some('θ')),
                26..=50 => char::from_u32(0x3B1 + at - 26).map(|c| if c == 'ς' { 'σ' } else { c }),
                52 => Some('ε'),
                53 => Some('θ'),
                54 => Some('κ'),
                55 => Some('φ'),
                56 => Some('ρ'),
                57 => Some('π'),
                _ => None,
            }
        }
        0x1D7CE..=0x1D7FF => char::from_u32(u32::from(b'0') + (code - 0x1D7CE) % 10),
        _ => None,
    }
}

/// Scripts that are written without spaces between words: Han, kana, Hangul, bopomofo.
fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3105}'..='\u{312f}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
        | '\u{3005}'..='\u{3007}')
        && !matches!(c, '\u{30a0}' | '\u{30fb}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    use super::*;

    fn folded(text: &str) -> String {
        let mut out = String::new();
        for c in text.chars() {
            fold_char(c, &mut out);
        }
        out
    }

    #[test]
    fn letters_lose_accents_case_and_presentation() {
        for (text, expected) in [
            ("Ré", "re"),
            ("Łukasz Đorđe", "lukaszdorde"),
            ("Søren Straße", "sorenstrasse"),
            ("ﬁeld ﬄ", "fieldffl"),
            ("Nguyễn Đặng", "nguyendang"),
            ("ＧＰＴ４", "gpt4"),
            ("𝒪𝔹𝐚𝟙𝝱", "oba1β"),
            ("Ὀδυσσεύς", "οδυσσευσ"),
            ("Лев Толсто́й", "левтолстои"),
            ("H₂O x²", "h2ox2"),
            ("ガ", "カ"),
            ("zero\u{200b}width", "zerowidth"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn mathematical_letters_agree_with_unicode() {
        for code in 0x1D400..=0x1D7FFu32 {
            let Some(c) = char::from_u32(code) else { continue };
            let expected: String = std::iter::once(c).nfkd().collect();
            if expected.starts_with(c)
                || !expected.starts_with(char::is_alphanumeric)
                || matches!(code, 0x1D6A4..=0x1D6A7)
            {
                continue; // unassigned, dotless, nabla or partial
            }
            let expected: String = std::iter::once(c)
                .nfkd()
                .filter(|c| !is_combining_mark(*c))
                .flat_map(char::to_lowercase)
                .map(|c| if c == 'ς' { 'σ' } else { c })
                .collect();
            let mut out = String::new();
            fold_char(c, &mut out);
            if expected != "ϝ" && expected != "ı" && expected != "ȷ" {
                assert_eq!(out, expected, "U+{code:X}");
            }
        }
    }
}
