//! A small reader and writer of JSON, for what the app reads and writes: published collections and saved records.
//!
//! Derived readers are compiled once more for every type and field, which was a twelfth of the app. Here the types
//! say in a few calls what they look like (`shapes.rs`), and everything else is compiled once. Texts of other programs
//! are read with `serde_json`; a property test compares the two readers.

mod scan;
mod shapes;
#[cfg(test)]
mod tests;
mod write;
mod written_shapes;

pub use write::{JsonWriter, ToJson, to_string};

/// How deep lists and objects may lie in each other, so that a hostile text cannot use up the stack. The same limit as
/// `serde_json`'s.
const DEEPEST: u8 = 127;

/// Why a text is not the JSON that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason} at line {line}, column {column}")]
pub struct JsonError {
    /// Line of the first fault, from 1.
    pub line: usize,
    /// Column of the first fault in bytes, from 1.
    pub column: usize,
    /// What is wrong there.
    pub reason: String,
    /// Whether the text ends where more was to come: it is cut short.
    pub is_cut_short: bool,
}

/// A type that can be read from JSON.
pub trait FromJson: Sized {
    /// Reads one value.
    ///
    /// # Errors
    /// The text is no JSON, or JSON of another shape.
    fn read(json: &mut Json<'_>) -> Read<Self>;
}

/// What a step of reading gives.
pub type Read<T> = Result<T, Fault>;

/// A fault where the reader stands; the reader keeps its reason.
#[derive(Debug)]
pub struct Fault(());

/// A text that is being read, from its beginning on.
#[derive(Debug)]
pub struct Json<'t> {
    text: &'t str,
    at: usize,
    depth: u8,
    reason: String,
}

/// Reads a whole text as one value.
///
/// # Errors
/// See [`JsonError`].
pub fn from_str<T: FromJson>(text: &str) -> Result<T, JsonError> {
    let mut json = Json { text, at: 0, depth: 0, reason: String::new() };
    T::read(&mut json).and_then(|value| json.end().map(|()| value)).map_err(|Fault(())| json.error())
}

/// The `format` of an object, whatever else the object holds: a newer format may have any shape.
///
/// # Errors
/// The text is no JSON object, or has no such number.
pub fn format_of(text: &str) -> Result<u32, JsonError> {
    from_str(text).map(|Format(format)| format)
}

struct Format(u32);

impl FromJson for Format {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut format = None;
        json.object(&mut |json, name| {
            if name == "format" { json.put_some(&mut format) } else { json.skip() }
        })?;
        json.needed(format, "format").map(Self)
    }
}

impl Json<'_> {
    /// What a field gave.
    ///
    /// # Errors
    /// It was not there; the fault names it.
    pub fn needed<T>(&mut self, value: Option<T>, name: &str) -> Read<T> {
        value.ok_or_else(|| self.fault(&["missing field `", name, "`"]))
    }

    /// A fault with a reason in pieces.
    #[cold]
    #[inline(never)]
    pub fn fault(&mut self, reason: &[&str]) -> Fault {
        reason.iter().for_each(|piece| self.reason.push_str(piece));
        Fault(())
    }

    /// Reads a value into its place.
    ///
    /// # Errors
    /// See [`FromJson::read`].
    pub fn put<T: FromJson>(&mut self, place: &mut T) -> Read<()> {
        *place = T::read(self)?;
        Ok(())
    }

    /// Reads a value that must not be `null` into its place.
    ///
    /// # Errors
    /// See [`FromJson::read`].
    pub fn put_some<T: FromJson>(&mut self, place: &mut Option<T>) -> Read<()> {
        *place = Some(T::read(self)?);
        Ok(())
    }

    fn error(self) -> JsonError {
        let before = &self.text.as_bytes()[..self.at.min(self.text.len())];
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        JsonError {
            line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
            column: 1 + before.len() - line_start,
            is_cut_short: self.at >= self.text.len(),
            reason: self.reason,
        }
    }
}

impl FromJson for String {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        json.text()
    }
}

impl FromJson for u64 {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        json.number(Self::MAX, "expected a whole number up to 18446744073709551615")
    }
}

impl FromJson for u32 {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        json.number(Self::MAX.into(), "expected a whole number up to 4294967295").map(|number| number as Self)
    }
}

impl FromJson for u16 {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        json.number(Self::MAX.into(), "expected a whole number up to 65535").map(|number| number as Self)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        if json.null()? { Ok(None) } else { T::read(json).map(Some) }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut values = Self::new();
        json.list(&mut |json| {
            values.push(T::read(json)?);
            Ok(())
        })?;
        Ok(values)
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        T::read(json).map(Self::new)
    }
}
