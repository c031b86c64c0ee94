//! Texts as people wrote them: without the ligatures, control characters and line ends that came with a PDF.

/// A text on one line: ligatures as letters, characters that were decoded wrongly as what they were, other control
/// characters as spaces, runs of white space as one space.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (shown, length) = misread(rest).unwrap_or_else(|| (letters(c), c.len_utf8()));
        match shown {
            Shown::Same => out.push(c),
            Shown::As(c) => out.push(c),
            Shown::Letters(letters) => out.push_str(letters),
        }
        rest = &rest[length..];
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in the place of a character.
enum Shown {
    Same,
    As(char),
    Letters(&'static str),
}

fn letters(c: char) -> Shown {
    match c {
        'ﬀ' => Shown::Letters("ff"),
        'ﬁ' => Shown::Letters("fi"),
        'ﬂ' => Shown::Letters("fl"),
        'ﬃ' => Shown::Letters("ffi"),
        'ﬄ' => Shown::Letters("ffl"),
        'ﬅ' | 'ﬆ' => Shown::Letters("st"),
        '\u{ad}' | '\u{200b}' | '\u{feff}' => Shown::Letters(""),
        '\u{80}'..='\u{9f}' => Shown::As(windows_1252(c)),
        c if c.is_control() => Shown::As(' '),
        _ => Shown::Same,
    }
}

/// A character whose UTF-8 was read as Latin-1 (`â\u{80}\u{94}` for a dash), with the bytes that it takes. Without a
/// control character in it, it may be meant as it stands.
fn misread(text: &str) -> Option<(Shown, usize)> {
    let lead = u32::from(text.chars().next()?);
    let length = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let mut bytes = Vec::with_capacity(length);
    let mut taken = 0;
    for c in text.chars().take(length) {
        bytes.push(u8::try_from(u32::from(c)).ok()?);
        taken += c.len_utf8();
    }
    if !bytes.iter().any(|byte| (0x80..0xA0).contains(byte)) {
        return None;
    }
    let decoded = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((if decoded.is_control() { Shown::As(' ') } else { Shown::As(decoded) }, taken))
}

/// The quotation marks and dashes that Windows-1252 has where Latin-1 has control characters
/// (<https://encoding.spec.whatwg.org/#windows-1252>).
fn windows_1252(c: char) -> char {
    match c {
        '\u{80}' => '€',
        '\u{85}' => '…',
        '\u{91}' => '‘',
        '\u{92}' => '’',
        '\u{93}' => '“',
        '\u{94}' => '”',
        '\u{95}' => '•',
        '\u{96}' => '–',
        '\u{97}' => '—',
        '\u{99}' => '™',
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_pdf_left_behind_is_repaired() {
        for (source, text) in [
            ("more ﬂexible for ﬁtting, eﬃcient", "more flexible for fitting, efficient"),
            ("the robot\u{92}s motion", "the robot’s motion"),
            ("process\u{e2}\u{80}\u{94}an assumption", "process—an assumption"),
            ("one\r\ntwo\t three ", "one two three"),
            ("soft\u{ad}ware", "software"),
            ("Bézier â la carte, ÃO", "Bézier â la carte, ÃO"),
            ("", ""),
        ] {
            assert_eq!(plain(source), text);
        }
    }
}
