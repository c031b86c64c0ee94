//! The grammar of JSON (RFC 8259): values, lists, objects, texts, numbers.

use std::borrow::Cow;

use super::{DEEPEST, Json, Read};

impl<'t> Json<'t> {
    /// Reads an object; `field` is called with each name and reads its value.
    ///
    /// # Errors
    /// What stands here is no object, or `field` refuses.
    pub fn object(&mut self, field: &mut dyn FnMut(&mut Self, &str) -> Read<()>) -> Read<()> {
        self.expect(b'{', "expected an object")?;
        self.entries(b'}', &mut |json| {
            let name = json.quoted()?;
            json.expect(b':', "expected `:`")?;
            field(json, &name)
        })
    }

    /// Reads a list; `item` is called where each item begins.
    ///
    /// # Errors
    /// What stands here is no list, or `item` refuses.
    pub fn list(&mut self, item: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.expect(b'[', "expected a list")?;
        self.entries(b']', item)
    }

    /// Passes over a value of any shape.
    ///
    /// # Errors
    /// The text is no JSON.
    pub fn skip(&mut self) -> Read<()> {
        match self.peek() {
            Some(b'{') => self.object(&mut |json, _| json.skip()),
            Some(b'[') => self.list(&mut Self::skip),
            Some(b'"') => self.quoted().map(drop),
            Some(b'-' | b'0'..=b'9') => self.skip_number(),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') | None => self.word("null"),
            Some(_) => Err(self.fault(&["expected a value"])),
        }
    }

    /// Passes over `null` if it stands here.
    ///
    /// # Errors
    /// A word that begins like it stands here.
    pub fn null(&mut self) -> Read<bool> {
        let is_null = self.peek() == Some(b'n');
        if is_null {
            self.word("null")?;
        }
        Ok(is_null)
    }

    /// Reads a text.
    ///
    /// # Errors
    /// What stands here is no text, or holds what a text may not.
    pub fn text(&mut self) -> Read<String> {
        self.quoted().map(Cow::into_owned)
    }

    /// Reads a text, which is copied only if something in it is escaped.
    fn quoted(&mut self) -> Read<Cow<'t, str>> {
        self.expect(b'"', "expected a string")?;
        let text = self.text;
        let (mut from, mut before) = (self.at, String::new());
        loop {
            self.at += plain(&text.as_bytes()[self.at..]);
            let plain = text.get(from..self.at);
            match (self.byte(), plain) {
                (Some(b'"'), Some(plain)) => {
                    self.at += 1;
                    if before.is_empty() {
                        return Ok(Cow::Borrowed(plain));
                    }
                    before.push_str(plain);
                    return Ok(Cow::Owned(before));
                }
                (Some(b'\\'), Some(plain)) => {
                    before.push_str(plain);
                    self.at += 1;
                    before.push(self.escaped()?);
                    from = self.at;
                }
                (Some(_), _) => return Err(self.fault(&["a control character in a string"])),
                (None, _) => return Err(self.fault(&["EOF while parsing a string"])),
            }
        }
    }

    /// Reads a whole number from 0 to `most`.
    ///
    /// # Errors
    /// What stands here is no such number, `otherwise`.
    pub fn number(&mut self, most: u64, otherwise: &str) -> Read<u64> {
        let leads_with_zero = self.peek() == Some(b'0');
        let start = self.at;
        let mut number = Some(0u64);
        while let Some(digit @ b'0'..=b'9') = self.byte() {
            number = number.and_then(|number| number.checked_mul(10)?.checked_add(u64::from(digit - b'0')));
            self.at += 1;
        }
        let digits = self.at - start;
        let is_whole = !matches!(self.byte(), Some(b'.' | b'e' | b'E'));
        match number.filter(|number| *number <= most) {
            Some(number) if is_whole && digits > 0 && !(leads_with_zero && digits > 1) => Ok(number),
            _ => Err(self.fault(&[otherwise])),
        }
    }

    /// Makes sure that only white space is left.
    pub(super) fn end(&mut self) -> Read<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.fault(&["more text after the end"])),
        }
    }

    /// What stands between the brackets of a list or an object.
    fn entries(&mut self, close: u8, entry: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault(&["too many lists and objects in each other"]));
        }
        if self.peek() == Some(close) {
            self.at += 1;
        } else {
            loop {
                self.peek();
                entry(self)?;
                let next = self.peek();
                if next == Some(close) {
                    self.at += 1;
                    break;
                }
                self.expect(b',', "expected `,` or the end of the list or object")?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn expect(&mut self, byte: u8, otherwise: &str) -> Read<()> {
        match self.peek() {
            Some(there) if there == byte => {
                self.at += 1;
                Ok(())
            }
            Some(_) => Err(self.fault(&[otherwise])),
            None => Err(self.fault(&["EOF: ", otherwise])),
        }
    }

    fn word(&mut self, word: &str) -> Read<()> {
        if self.text[self.at..].starts_with(word) {
            self.at += word.len();
            return Ok(());
        }
        // A beginning of the word is a text that was cut.
        if word.starts_with(&self.text[self.at..]) {
            self.at = self.text.len();
            return Err(self.fault(&["EOF while parsing a value"]));
        }
        Err(self.fault(&["expected `", word, "`"]))
    }

    fn skip_number(&mut self) -> Read<()> {
        if self.byte() == Some(b'-') {
            self.at += 1;
        }
        let start = self.at;
        let mut whole = self.digits();
        if whole > 1 && self.text.as_bytes()[start] == b'0' {
            whole = 0;
        }
        let mut good = whole > 0;
        if self.byte() == Some(b'.') {
            self.at += 1;
            good &= self.digits() > 0;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.byte(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            good &= self.digits() > 0;
        }
        if good { Ok(()) } else { Err(self.fault(&["not a number"])) }
    }

    fn digits(&mut self) -> usize {
        let digits = self.text[self.at..].bytes().take_while(u8::is_ascii_digit).count();
        self.at += digits;
        digits
    }

    /// What follows a backslash.
    fn escaped(&mut self) -> Read<char> {
        let wrong = &["an unknown escape in a string"];
        let Some(byte) = self.byte() else { return Err(self.fault(&["EOF while parsing a string"])) };
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let mut code = self.four_digits()?;
                // Characters beyond U+FFFF are written as two halves.
                if (0xd800..0xdc00).contains(&code) {
                    self.word("\\u")?;
                    let low = self.four_digits()?;
                    if !(0xdc00..0xe000).contains(&low) {
                        return Err(self.fault(wrong));
                    }
                    code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                }
                char::from_u32(code).ok_or_else(|| self.fault(wrong))?
            }
            _ => return Err(self.fault(wrong)),
        })
    }

    fn four_digits(&mut self) -> Read<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let Some(byte) = self.byte() else { return Err(self.fault(&["EOF while parsing a string"])) };
            let digit = char::from(byte).to_digit(16);
            code = code * 16 + digit.ok_or_else(|| self.fault(&["an unknown escape in a string"]))?;
            self.at += 1;
        }
        Ok(code)
    }

    /// The next byte that is no white space, from where on is read.
    fn peek(&mut self) -> Option<u8> {
        while matches!(self.byte(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
        self.byte()
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

/// How many bytes of a text stand for themselves: up to a quote, a backslash or a control character.
#[inline(never)]
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::MAX / 0xff;
    // Eight at a time; what the high bits of the words say is exact up to the first byte that is found.
    let (words, _) = bytes.as_chunks::<8>();
    let below = |word: u64, least: u64| word.wrapping_sub(ONES * least) & !word;
    let mut at = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        let (quote, backslash) = (word ^ (ONES * 0x22), word ^ (ONES * 0x5c));
        let found = (below(word, 0x20) | below(quote, 1) | below(backslash, 1)) & (ONES * 0x80);
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    while bytes.get(at).is_some_and(|byte| !matches!(byte, b'"' | b'\\' | 0..0x20)) {
        at += 1;
    }
    at
}
