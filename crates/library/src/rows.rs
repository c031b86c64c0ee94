//! The rows of an export, found without reading them, so that a broken one costs only itself.

/// A value of the outermost object, or an item of a list there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row<'t> {
    /// The name of the field.
    pub field: &'t str,
    /// Whether it is an item of a list.
    pub is_item: bool,
    /// Its text, not checked.
    pub text: &'t str,
}

/// All rows of a text that looks like an object.
pub(crate) fn rows(text: &str) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut scan = Scan { text, at: 0, has_lines: text.contains("\n{") };
    if scan.next_of(b"{").is_none() {
        return rows;
    }
    while scan.next_of(b"\"").is_some() {
        scan.at -= 1;
        let field = scan.value().trim_matches('"');
        scan.pass(b" \t\r\n:");
        if scan.byte() != Some(b'[') {
            rows.push(Row { field, is_item: false, text: scan.value() });
            continue;
        }
        scan.at += 1;
        loop {
            scan.pass(b" \t\r\n,");
            match scan.byte() {
                None => break,
                Some(b']') => {
                    scan.at += 1;
                    scan.pass(b" \t\r\n,");
                    // A row that follows belongs to the list still: the bracket is a stray one.
                    if scan.byte() != Some(b'{') {
                        break;
                    }
                }
                Some(_) => {
                    let start = scan.at;
                    scan.value();
                    scan.pass(b" \t\r");
                    if !matches!(scan.byte(), None | Some(b',' | b']' | b'\n')) {
                        scan.skip_spoilt();
                    }
                    // A bracket that closes nothing.
                    scan.at = scan.at.max(start + 1);
                    let text = text.get(start..scan.at).unwrap_or_default();
                    let text = text.trim_end_matches([' ', '\t', '\r', '\n', ',']);
                    rows.push(Row { field, is_item: true, text });
                }
            }
        }
    }
    rows
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// Whether rows stand on lines of their own.
    has_lines: bool,
}

impl<'t> Scan<'t> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn pass(&mut self, bytes: &[u8]) {
        while self.byte().is_some_and(|byte| bytes.contains(&byte)) {
            self.at += 1;
        }
    }

    /// Goes on behind the next of these bytes.
    fn next_of(&mut self, bytes: &[u8]) -> Option<()> {
        let rest = self.text.as_bytes().get(self.at..)?;
        self.at += rest.iter().position(|byte| bytes.contains(byte))? + 1;
        Some(())
    }

    /// Goes on where the next row or list of an export begins, if it has its rows on lines of their own.
    fn skip_spoilt(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if self.has_lines {
            let line = rest.find("\n{").unwrap_or(rest.len());
            let lists =
                ["],\"lists\":[", "],\"removed\":["].iter().filter_map(|sign| rest[..line].find(sign));
            self.at += lists.min().unwrap_or(line);
        }
    }

    /// Passes over what looks like one value: up to its last bracket or quote, or a comma. A line that begins with a
    /// bracket ends it, too: there the next row of an export begins.
    fn value(&mut self) -> &'t str {
        let start = self.at;
        let (mut depth, mut is_text) = (0usize, false);
        while let Some(byte) = self.byte() {
            let ends = match byte {
                b'\n' => {
                    is_text = false;
                    let next = self.text.as_bytes().get(self.at + 1);
                    if self.at > start && matches!(next, Some(b'{' | b']')) {
                        break;
                    }
                    false
                }
                b'\\' if is_text => {
                    self.at += 1;
                    false
                }
                b'"' => {
                    is_text = !is_text;
                    !is_text && depth == 0
                }
                _ if is_text => false,
                b'{' | b'[' => {
                    depth += 1;
                    false
                }
                b'}' | b']' if depth == 0 => break,
                b'}' | b']' => {
                    depth -= 1;
                    depth == 0
                }
                b',' if depth == 0 => break,
                _ => false,
            };
            self.at += 1;
            if ends {
                break;
            }
        }
        self.at = self.at.min(self.text.len());
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        self.text[start..self.at].trim_end_matches([' ', '\t', '\r', '\n', ','])
    }
}
