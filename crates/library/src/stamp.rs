//! When something was written, in an order that all browsers agree on: hybrid logical clocks.
//!
//! Source: S. Kulkarni et al., "Logical Physical Clocks" (OPODIS 2014). A stamp is the time of day, unless a later
//! stamp has been seen, and then that one plus a count; the replica breaks ties.

/// How far ahead of the own clock a stamp from outside may be, in milliseconds: one day.
pub const MOST_AHEAD: u64 = 86_400_000;

/// When and by whom a value was written. Later is greater: by milliseconds, then counter, then replica.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 UTC.
    pub ms: u64,
    /// Order among what was written in the same millisecond.
    pub counter: u16,
    /// Which writer it was. One writer is one running page: two that write at once must not share a number.
    pub replica: u32,
}

impl Stamp {
    /// The stamp that a record from before there were stamps gets for something done at `ms`.
    pub(crate) fn from_ms(ms: u64) -> Self {
        Self { ms, ..Self::default() }
    }

    /// The text form: three numbers to base 36 with dots between, as `lq3k9f2a.0.1z141z3`.
    pub fn to_text(self) -> String {
        let mut text = String::with_capacity(20);
        push_base36(&mut text, self.ms);
        text.push('.');
        push_base36(&mut text, self.counter.into());
        text.push('.');
        push_base36(&mut text, self.replica.into());
        text
    }

    /// The stamp of a text form. `None` if it is none, or not spelt as [`Stamp::to_text`] spells it.
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split('.').map(base36);
        let ms = numbers.next()??;
        let counter = numbers.next()??.try_into().ok()?;
        let replica = numbers.next()??.try_into().ok()?;
        numbers.next().is_none().then_some(Self { ms, counter, replica })
    }

    /// The stamp as it is taken in at `now` (milliseconds since 1970-01-01 UTC): not more than [`MOST_AHEAD`] later,
    /// so that what a wrong clock wrote does not win for ever. Only for what comes from storage or a file; a merge
    /// takes stamps as they are.
    #[must_use]
    pub fn clamped(self, now: u64) -> Self {
        Self { ms: self.ms.min(now.saturating_add(MOST_AHEAD)), ..self }
    }
}

/// Gives stamps, each later than all that were given or seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clock {
    /// Whose stamps it gives.
    pub replica: u32,
    /// The latest stamp given or seen.
    pub last: Stamp,
}

impl Clock {
    /// A stamp for what is written at `now` (milliseconds since 1970-01-01 UTC).
    pub fn tick(&mut self, now: u64) -> Stamp {
        let (ms, counter) = match self.last.counter.checked_add(1) {
            _ if now > self.last.ms => (now, 0),
            Some(counter) => (self.last.ms, counter),
            None => (self.last.ms.saturating_add(1), 0),
        };
        self.last = Stamp { ms, counter, replica: self.replica };
        self.last
    }

    /// Takes note of a stamp from outside at `now`, clamped.
    pub fn observe(&mut self, stamp: Stamp, now: u64) {
        self.last = self.last.max(stamp.clamped(now));
    }
}

/// Adds a number to base 36.
pub(crate) fn push_base36(text: &mut String, mut number: u64) {
    let mut digits = [0u8; 13];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = digit36((number % 36) as u8);
        number /= 36;
        if number == 0 {
            break;
        }
    }
    text.extend(digits[at..].iter().copied().map(char::from));
}

/// The digit of a value below 36.
pub(crate) fn digit36(value: u8) -> u8 {
    if value < 10 { b'0' + value } else { b'a' + value - 10 }
}

/// A number to base 36 in its one spelling.
pub(crate) fn base36(text: &str) -> Option<u64> {
    let one_spelling = text == "0" || !text.starts_with('0');
    let good = !text.is_empty() && one_spelling && text.bytes().all(is_digit36);
    good.then(|| {
        text.bytes().try_fold(0u64, |number, byte| {
            number.checked_mul(36)?.checked_add(char::from(byte).to_digit(36)?.into())
        })
    })?
}

/// Whether a byte is a digit to base 36, in lower case.
pub(crate) fn is_digit36(byte: u8) -> bool {
    byte.is_ascii_digit() || byte.is_ascii_lowercase()
}
