//! A small writer of JSON (RFC 8259), for what the app writes: papers for the worker, records, exports.
//!
//! The text has no white space. What `serde_json` writes of a [`crate::Paper`] is the same, byte for byte.

/// A text that is being written.
#[derive(Debug, Default)]
pub struct JsonWriter {
    text: String,
    /// Whether a value stands before what comes next in the same list or object.
    follows: bool,
}

/// A type that can be written as JSON.
pub trait ToJson {
    /// Writes one value.
    fn write(&self, json: &mut JsonWriter);
}

/// Writes one value as a whole text.
pub fn to_string(value: &dyn ToJson) -> String {
    let mut json = JsonWriter::default();
    value.write(&mut json);
    json.text
}

impl JsonWriter {
    /// Begins an object (`{`) or a list (`[`).
    pub fn open(&mut self, bracket: char) {
        self.comma();
        self.text.push(bracket);
        self.follows = false;
    }

    /// Ends an object (`}`) or a list (`]`).
    pub fn close(&mut self, bracket: char) {
        self.text.push(bracket);
        self.follows = true;
    }

    /// The name of the field whose value comes next.
    pub fn name(&mut self, name: &str) {
        self.text(name);
        self.text.push(':');
        self.follows = false;
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.comma();
        self.text.push('"');
        for c in text.chars() {
            match c {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                '\0'..='\u{1f}' => {
                    let code = u32::from(c);
                    self.text.push_str("\\u00");
                    self.text.push(if code < 16 { '0' } else { '1' });
                    self.text.extend(char::from_digit(code % 16, 16));
                }
                c => self.text.push(c),
            }
        }
        self.text.push('"');
        self.follows = true;
    }

    /// A whole number.
    pub fn number(&mut self, number: u64) {
        self.comma();
        self.text.push_str(&number.to_string());
        self.follows = true;
    }

    /// A field with a value.
    pub fn field(&mut self, name: &str, value: &dyn ToJson) {
        self.name(name);
        value.write(self);
    }

    /// A field with a list; nothing if it is empty.
    pub fn list<T: ToJson>(&mut self, name: &str, values: &[T]) {
        if !values.is_empty() {
            self.name(name);
            self.items(values);
        }
    }

    /// A field with a text; nothing if there is none.
    pub fn some(&mut self, name: &str, text: &Option<String>) {
        if let Some(text) = text {
            self.name(name);
            self.text(text);
        }
    }

    /// A field with a number; nothing if there is none.
    pub fn some_number(&mut self, name: &str, number: Option<u64>) {
        if let Some(number) = number {
            self.name(name);
            self.number(number);
        }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.text
    }

    /// A list.
    pub fn items<T: ToJson>(&mut self, values: &[T]) {
        self.open('[');
        values.iter().for_each(|value| value.write(self));
        self.close(']');
    }

    fn comma(&mut self) {
        if self.follows {
            self.text.push(',');
        }
    }
}

impl ToJson for &str {
    fn write(&self, json: &mut JsonWriter) {
        json.text(self);
    }
}

impl ToJson for String {
    fn write(&self, json: &mut JsonWriter) {
        json.text(self);
    }
}
