//! Short names for what a program and its bindings call of each other. wasm-bindgen names each import after a browser
//! interface and a hash, which stands in both files and does not compress.

use std::collections::HashMap;

/// Old names and new ones, of one direction.
pub type Names = HashMap<String, String>;

/// The name of the program as a module of imports, and the short one.
pub const IMPORTS: &str = "i";

/// The `n`th short name: `a`, …, `Z`, `aa`, ….
pub fn short(n: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let last = char::from(LETTERS[n % LETTERS.len()]);
    match n / LETTERS.len() {
        0 => last.to_string(),
        more => short(more - 1) + &last.to_string(),
    }
}

/// Whether the bindings call this export.
pub fn calls(bindings: &str, export: &str) -> bool {
    words(bindings).any(|(before, word)| word == export && before.ends_with("wasm."))
}

/// The bindings with short names: `module` is what they call the program's imports, `imports` are names of functions
/// in there, `exports` are names behind `wasm.`. `None` if they do not name every import once.
pub fn shorten(bindings: &str, module: &str, imports: &Names, exports: &Names) -> Option<String> {
    let mut out = String::with_capacity(bindings.len());
    let (mut at, mut found) = (0, 0);
    for (before, word) in words(bindings) {
        let start = before.len();
        let is_entry = bindings[start + word.len()..].starts_with(": function");
        let new = if before.ends_with("wasm.") {
            exports.get(word)
        } else {
            let import = imports.get(word).filter(|_| is_entry);
            found += usize::from(import.is_some());
            import
        };
        if let Some(new) = new {
            out.push_str(&bindings[at..start]);
            out.push_str(new);
            at = start + word.len();
        }
    }
    out.push_str(&bindings[at..]);
    let module = format!("\"{module}\"");
    let is_whole = found == imports.len() && out.matches(&module).count() == 1;
    is_whole.then(|| out.replace(&module, IMPORTS))
}

/// Every identifier, with all that stands before it.
fn words(script: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$';
    let bytes = script.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes[at..].iter().position(|byte| is_letter(*byte))?;
        let length = bytes[start..].iter().take_while(|byte| is_letter(**byte)).count();
        at = start + length;
        Some((&script[..start], &script[start..at]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[(&str, &str)]) -> Names {
        list.iter().map(|(old, new)| ((*old).to_owned(), (*new).to_owned())).collect()
    }

    #[test]
    fn short_names_are_all_different() {
        let all: std::collections::HashSet<String> = (0..5000).map(short).collect();
        assert_eq!(all.len(), 5000);
        assert_eq!((short(0), short(51), short(52)), ("a".into(), "Z".into(), "aa".into()));
    }

    #[test]
    fn both_directions_are_renamed_and_nothing_else() {
        let script = "const i = { call_1: function(a) { call_1; wasm.run(wasm.run_2); } };\nreturn { \"./app.js\": i };";
        let short = shorten(script, "./app.js", &names(&[("call_1", "a")]), &names(&[("run", "b")])).unwrap();
        assert_eq!(short, "const i = { a: function(a) { call_1; wasm.b(wasm.run_2); } };\nreturn { i: i };");
        assert!(calls(script, "run") && calls(script, "run_2") && !calls(script, "call_1"));
    }

    #[test]
    fn bindings_that_lack_an_import_are_refused() {
        let script = "return { \"./app.js\": { a: function() {} } };";
        assert!(shorten(script, "./app.js", &names(&[("b", "x")]), &Names::new()).is_none());
        assert!(shorten(script, "./other.js", &names(&[("a", "x")]), &Names::new()).is_none());
    }
}
