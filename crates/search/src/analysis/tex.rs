//! TeX in running text: which part of a command is markup, which is a letter, which is a word.

/// What a backslash begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    /// Markup of this many bytes that leaves no trace: an accent or a change of font.
    Nothing(usize),
    /// A letter of its own (`\o`, `\ss`), of this many bytes.
    Letter(usize, &'static str),
    /// A separator of this many bytes: `\%`, `\,`, or the backslash before a word such as `\rightarrow`.
    Break(usize),
}

/// Commands that are letters.
const LETTERS: [(&str, &str); 20] = [
    ("o", "o"),
    ("O", "o"),
    ("l", "l"),
    ("L", "l"),
    ("i", "i"),
    ("j", "j"),
    ("ss", "ss"),
    ("ae", "ae"),
    ("AE", "ae"),
    ("oe", "oe"),
    ("OE", "oe"),
    ("aa", "a"),
    ("AA", "a"),
    ("dj", "d"),
    ("DJ", "d"),
    ("dh", "d"),
    ("th", "th"),
    ("TH", "th"),
    ("ng", "n"),
    ("NG", "n"),
];

/// Commands that only change how their argument looks. All that begin with `math` or `text` belong here too.
const LOOKS: [&str; 25] = [
    "emph",
    "bm",
    "boldsymbol",
    "operatorname",
    "mbox",
    "hbox",
    "hat",
    "widehat",
    "tilde",
    "widetilde",
    "bar",
    "overline",
    "underline",
    "vec",
    "dot",
    "left",
    "right",
    "displaystyle",
    "it",
    "bf",
    "rm",
    "em",
    "sc",
    "tt",
    "mathbb",
];

/// Reads what begins at the backslash with which `text` begins.
pub(super) fn command(text: &str) -> Command {
    let rest = &text[1..];
    let name = &rest[..rest.bytes().take_while(u8::is_ascii_alphabetic).count()];
    let after = &rest[name.len()..];
    let end = 1 + name.len();
    if name.is_empty() {
        return match rest.chars().next() {
            Some('"' | '\'' | '`' | '^' | '~' | '=' | '.') if begins_letter(&rest[1..]) => {
                Command::Nothing(2)
            }
            Some(symbol) => Command::Break(1 + symbol.len_utf8()),
            None => Command::Break(1),
        };
    }
    // TeX swallows the space after a command made of letters.
    let space = usize::from(after.starts_with(' '));
    if let Some((_, letter)) = LETTERS.iter().find(|(command, _)| *command == name) {
        return Command::Letter(end + space, letter);
    }
    if matches!(name, "c" | "v" | "u" | "H" | "k" | "r" | "d" | "b" | "t")
        && begins_letter(after.trim_start_matches(' '))
    {
        return Command::Nothing(end + space);
    }
    if name.starts_with("math") || name.starts_with("text") || LOOKS.contains(&name) {
        return Command::Nothing(end + space);
    }
    Command::Break(1)
}

/// Whether the argument of an accent follows: a letter, a brace, or a dotless `\i`.
fn begins_letter(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '{')
        || text.starts_with("\\i")
        || text.starts_with("\\j")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_told_apart() {
        for (text, expected) in [
            ("\\\"o", Command::Nothing(2)),
            ("\\'{e}", Command::Nothing(2)),
            ("\\c{c}", Command::Nothing(2)),
            ("\\v s", Command::Nothing(3)),
            ("\\o rsted", Command::Letter(3, "o")),
            ("\\ss", Command::Letter(3, "ss")),
            ("\\%", Command::Break(2)),
            ("\\mathcal{O}", Command::Nothing(8)),
            ("\\rightarrow", Command::Break(1)),
            ("\\", Command::Break(1)),
            ("\\ü", Command::Break(3)),
        ] {
            assert_eq!(command(text), expected, "{text}");
        }
    }
}
