//! Numbers and texts one after the other, written and read back with every length checked.

use super::ProtocolError;

/// Writes a message.
#[derive(Default)]
pub(super) struct Writer {
    out: Vec<u8>,
}

impl Writer {
    /// Text as it is, for headers.
    #[inline(never)]
    pub fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// A number: decimal digits and a space.
    #[inline(never)]
    pub fn number(&mut self, number: u32) {
        let mut digits = [b' '; 11];
        let (mut at, mut rest) = (10, number);
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.out.extend_from_slice(&digits[at..]);
    }

    /// Yes or no, as 1 or 0.
    #[inline(never)]
    pub fn flag(&mut self, flag: bool) {
        self.number(u32::from(flag));
    }

    /// A text: its length in bytes, then itself.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.raw(text);
    }

    /// A list: its length, then its items.
    pub fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.number(items.len() as u32);
        for item in items {
            write(self, item);
        }
    }

    /// The message.
    pub fn finish(self) -> String {
        // Texts and digits are UTF-8.
        String::from_utf8(self.out).unwrap_or_default()
    }
}

/// Reads a message.
pub(super) struct Reader<'m> {
    message: &'m str,
    at: usize,
}

impl<'m> Reader<'m> {
    /// Reads a message that must hold nothing else.
    pub fn whole<T>(
        message: &'m str,
        read: impl FnOnce(&mut Self) -> Result<T, ProtocolError>,
    ) -> Result<T, ProtocolError> {
        let mut reader = Self { message, at: 0 };
        let value = read(&mut reader)?;
        if reader.at == message.len() { Ok(value) } else { Err(reader.damaged()) }
    }

    /// The error that something else stands here.
    pub fn damaged(&self) -> ProtocolError {
        ProtocolError::Body(self.at)
    }

    /// A number that fits the wanted type.
    pub fn number<N: TryFrom<u32>>(&mut self) -> Result<N, ProtocolError> {
        let bytes = self.message.as_bytes();
        let (mut at, mut value) = (self.at, 0u32);
        while let Some(digit) = bytes.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10)
        {
            let more = value.checked_mul(10).and_then(|tens| tens.checked_add(u32::from(digit)));
            value = more.ok_or_else(|| self.damaged())?;
            at += 1;
        }
        if at > self.at && bytes.get(at) == Some(&b' ') {
            self.at = at + 1;
            return N::try_from(value).map_err(|_| self.damaged());
        }
        Err(self.damaged())
    }

    /// Yes or no.
    pub fn flag(&mut self) -> Result<bool, ProtocolError> {
        match self.number::<u32>()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.damaged()),
        }
    }

    /// A text.
    pub fn text(&mut self) -> Result<&'m str, ProtocolError> {
        let length = self.number::<u32>()? as usize;
        let text = self.at.checked_add(length).and_then(|end| self.message.get(self.at..end));
        let text = text.ok_or_else(|| self.damaged())?;
        self.at += length;
        Ok(text)
    }

    /// A list. Its length is believed only as far as the message reaches.
    pub fn list<T>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<T, ProtocolError>,
    ) -> Result<Vec<T>, ProtocolError> {
        let length = self.number::<u32>()? as usize;
        let mut items = Vec::with_capacity(length.min(self.message.len() - self.at));
        for _ in 0..length {
            items.push(read(self)?);
        }
        Ok(items)
    }
}
