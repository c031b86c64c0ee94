//! From text to compounds: words, words joined by hyphens, and runs of CJK characters, with their byte ranges.

use super::fold::{Role, fold_char};
use super::greek;
use super::tex::{self, Command};

/// Longest folded part in bytes; what is longer is cut. No word of any language needs more.
const LONGEST_PART: usize = 64;

/// One word, one part of a hyphenated compound, or one CJK character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// First byte in the text.
    pub start: usize,
    /// One past its last byte in the text.
    pub end: usize,
    /// First byte in the folded text of the compound.
    pub folded_start: usize,
    /// One past its last byte in the folded text.
    pub folded_end: usize,
}

/// Parts that hyphens join (usually one), or a run of CJK characters.
#[derive(Debug)]
pub struct Compound<'s> {
    /// The parts in order; never empty.
    pub parts: &'s [Part],
    /// The folded text of all parts, without anything between them.
    pub folded: &'s str,
    /// Whether the parts are CJK characters.
    pub cjk: bool,
}

impl Compound<'_> {
    /// The folded text of one part.
    pub fn part(&self, at: usize) -> &str {
        self.parts
            .get(at)
            .and_then(|part| self.folded.get(part.folded_start..part.folded_end))
            .unwrap_or_default()
    }
}

/// Finds the compounds of a text, in order.
pub fn compounds(text: &str, visit: &mut dyn FnMut(&Compound<'_>)) {
    let mut scan = Scan::default();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        at = if c.is_ascii_alphanumeric() && !scan.cjk {
            scan.ascii(text, at, visit)
        } else {
            scan.step(text, at, c, visit)
        };
    }
    scan.flush(visit);
}

/// What has been read of the current compound.
#[derive(Default)]
struct Scan {
    parts: Vec<Part>,
    folded: String,
    /// Whether the last part still grows.
    open: bool,
    /// Whether the open part holds Greek letters.
    greek: bool,
    cjk: bool,
    /// Joiners since the last part.
    joiners: usize,
}

impl Scan {
    /// Reads the ASCII letters and digits from `at` on, which are most of any text, and returns where they end.
    fn ascii(&mut self, text: &str, at: usize, visit: &mut dyn FnMut(&Compound<'_>)) -> usize {
        self.begin_part(at, visit);
        let mut end = at;
        for byte in text.bytes().skip(at).take_while(u8::is_ascii_alphanumeric) {
            self.folded.push(char::from(byte.to_ascii_lowercase()));
            end += 1;
        }
        self.extend_part(end);
        end
    }

    /// Reads the character `c` at `at` and returns where to go on.
    fn step(&mut self, text: &str, at: usize, c: char, visit: &mut dyn FnMut(&Compound<'_>)) -> usize {
        let next = at + c.len_utf8();
        let rest = &text[next..];
        match c {
            '\\' => match tex::command(&text[at..]) {
                Command::Nothing(bytes) => at + bytes,
                Command::Letter(bytes, letter) => {
                    self.begin_part(at, visit);
                    self.folded.push_str(letter);
                    self.extend_part(at + bytes);
                    at + bytes
                }
                Command::Break(bytes) => {
                    self.flush(visit);
                    at + bytes
                }
            },
            '{' | '$' => next,
            '}' if rest.starts_with('{') => self.end_word(next, visit),
            '}' => next,
            '\'' | '\u{2019}' | '\u{2bc}' if self.open && rest.starts_with(char::is_alphanumeric) => next,
            '.' if self.in_number(rest, 1) => {
                self.folded.push('.');
                next
            }
            ',' if self.in_number(rest, 3) => next,
            // A word that a line break divided: "under- standing".
            c if c.is_whitespace()
                && self.joiners == 1
                && rest.trim_start().starts_with(|c: char| c.is_ascii_lowercase()) =>
            {
                text.len() - rest.trim_start().len()
            }
            _ => self.plain(at, next, c, visit),
        }
    }

    fn plain(&mut self, at: usize, next: usize, c: char, visit: &mut dyn FnMut(&Compound<'_>)) -> usize {
        let before = self.folded.len();
        match fold_char(c, &mut self.folded) {
            Role::Nothing => {}
            Role::Break => self.flush(visit),
            Role::Joiner => {
                self.close_part();
                self.joiners += 1;
                if self.cjk || self.joiners > 2 {
                    self.flush(visit);
                }
            }
            role => {
                // The letter goes to a part of its own if it begins one.
                let letters = self.folded.split_off(before);
                self.greek |= letters.starts_with(greek::is_greek);
                if (role == Role::Cjk) != self.cjk {
                    let greek = letters.starts_with(greek::is_greek);
                    self.flush(visit);
                    self.greek = greek;
                }
                if role == Role::Cjk {
                    self.cjk = true;
                    self.open = false;
                }
                self.begin_part(at, visit);
                self.folded.push_str(&letters);
                self.extend_part(next);
            }
        }
        next
    }

    /// Whether the open part ends in a digit and exactly a number's continuation follows: `digits` digits for a
    /// group of thousands (3, no fourth), at least one for a fraction (1).
    fn in_number(&self, rest: &str, digits: usize) -> bool {
        let follow = rest.bytes().take_while(u8::is_ascii_digit).count();
        self.open
            && self.folded.ends_with(|c: char| c.is_ascii_digit())
            && if digits == 3 { follow == 3 } else { follow > 0 }
    }

    fn begin_part(&mut self, at: usize, visit: &mut dyn FnMut(&Compound<'_>)) {
        if self.open {
            return;
        }
        if !self.cjk && self.joiners == 0 {
            let greek = self.greek;
            self.flush(visit);
            self.greek = greek;
        }
        let from = self.folded.len();
        self.parts.push(Part { start: at, end: at, folded_start: from, folded_end: from });
        self.open = true;
        self.joiners = 0;
    }

    fn extend_part(&mut self, end: usize) {
        if let Some(part) = self.parts.last_mut() {
            part.end = end;
            if self.folded.len() - part.folded_start > LONGEST_PART {
                let mut cut = part.folded_start + LONGEST_PART;
                while !self.folded.is_char_boundary(cut) {
                    cut -= 1;
                }
                self.folded.truncate(cut);
            }
            part.folded_end = self.folded.len();
        }
    }

    fn close_part(&mut self) {
        if std::mem::take(&mut self.greek)
            && self.open
            && let Some(part) = self.parts.last_mut()
        {
            greek::spell(&mut self.folded, part.folded_start);
            part.folded_end = self.folded.len();
        }
        self.open = false;
    }

    fn end_word(&mut self, next: usize, visit: &mut dyn FnMut(&Compound<'_>)) -> usize {
        self.flush(visit);
        next
    }

    fn flush(&mut self, visit: &mut dyn FnMut(&Compound<'_>)) {
        self.close_part();
        if !self.parts.is_empty() {
            visit(&Compound { parts: &self.parts, folded: &self.folded, cjk: self.cjk });
        }
        self.parts.clear();
        self.folded.clear();
        self.cjk = false;
        self.joiners = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        compounds(text, &mut |compound| {
            let parts: Vec<&str> = (0..compound.parts.len()).map(|at| compound.part(at)).collect();
            out.push(parts.join(if compound.cjk { "·" } else { "-" }));
        });
        out
    }

    #[test]
    fn text_becomes_compounds() {
        for (text, expected) in [
            ("Multi-Task learning", vec!["multi-task", "learning"]),
            ("under- standing pre- and", vec!["under-standing", "pre-and"]),
            (
                "Schr{\\\"o}dinger, M\\\"uller \\'Etude {B}ayesian",
                vec!["schrodinger", "muller", "etude", "bayesian"],
            ),
            ("Erd\\H{o}s S\\o ren \\v{S}ibor", vec!["erdos", "soren", "sibor"]),
            (
                "$\\mathcal{O}(n)$ 13.1\\% 0.336 rightarrow 0.550",
                vec!["o", "n", "13.1", "0.336", "rightarrow", "0.550"],
            ),
            ("\\rightarrow $\\beta$-VAE β-VAE μP", vec!["rightarrow", "beta-vae", "beta-vae", "mup"]),
            ("teammate's O’Connor ‘quoted’", vec!["teammates", "oconnor", "quoted"]),
            ("10,000 [1,2] GPT-4", vec!["10000", "1", "2", "gpt-4"]),
            ("基于BERT的模型", vec!["基·于", "bert", "的·模·型"]),
            ("αλγόριθμος", vec!["αλγοριθμοσ"]),
            ("🎉 party--time --- x", vec!["party-time", "x"]),
            ("\\frac{a}{b}", vec!["fraca", "b"]),
            ("zero\u{200b}width co\u{ad}operate", vec!["zerowidth", "cooperate"]),
            ("", vec![]),
            ("-", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
