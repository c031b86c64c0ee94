//! One style sheet out of many: fixed order, cascade layers, no comments, hashed addresses.

use std::collections::BTreeMap;

use crate::SiteError;

/// The sheets that come first, in this order; `index.css` states the order of the cascade layers. Everything
/// else follows by name.
const FIRST: [&str; 5] = ["index.css", "tokens.css", "fonts.css", "base.css", "layout.css"];

/// The layer of rules that name none themselves.
const LAYER: &str = "components";

/// Joins style sheets. A sheet that names no layer is put into the last one, so that no rule stands outside.
/// `address` turns a path below `public/` into the path to write.
///
/// # Errors
/// A sheet asks for a file that `address` does not know.
pub fn join(
    sheets: &BTreeMap<String, String>,
    address: impl Fn(&str) -> Option<String>,
) -> Result<String, SiteError> {
    let mut order: Vec<(usize, &String, &String)> =
        sheets.iter().map(|(path, text)| (place_of(path), path, text)).collect();
    order.sort();
    let mut joined = String::new();
    for (_, path, text) in order {
        let text = rewrite_urls(path, strip_comments(text).trim(), &address)?;
        if text.starts_with('@') {
            joined.push_str(&text);
            joined.push('\n');
        } else {
            joined.push_str(&format!("@layer {LAYER} {{\n{text}\n}}\n"));
        }
    }
    Ok(joined)
}

fn place_of(path: &str) -> usize {
    FIRST.iter().position(|first| *first == path).unwrap_or(FIRST.len())
}

/// Leaves out comments and leading white space, and nothing inside strings.
fn strip_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, found) = rest.split_at(at);
        out.push_str(before);
        let end = if found.starts_with("/*") {
            found.find("*/").map_or(found.len(), |end| end + 2)
        } else if found.starts_with('/') {
            out.push('/');
            1
        } else {
            let end = string_end(found);
            out.push_str(&found[..end]);
            end
        };
        rest = &found[end..];
    }
    out.push_str(rest);
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// One past the closing quote of the string that `text` begins with.
fn string_end(text: &str) -> usize {
    let mut chars = text.char_indices();
    let quote = chars.next().map(|(_, c)| c);
    let mut escaped = false;
    for (at, c) in chars {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if Some(c) == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

fn rewrite_urls(
    sheet: &str,
    css: &str,
    address: &impl Fn(&str) -> Option<String>,
) -> Result<String, SiteError> {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let (before, found) = rest.split_at(at + 4);
        out.push_str(before);
        let end = found.find(')').unwrap_or(found.len());
        let url = found[..end].trim().trim_matches(['"', '\'']);
        // A sheet may write the path from its own folder or from the site's: `../public/fonts/x`, `/fonts/x`.
        let path = url.trim_start_matches(['.', '/']);
        let path = path.strip_prefix("public/").unwrap_or(path);
        let missing = || SiteError::Style { sheet: sheet.to_owned(), url: url.to_owned() };
        out.push_str(&format!("\"{}\"", address(path).ok_or_else(missing)?));
        rest = &found[end..];
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheets(list: &[(&str, &str)]) -> BTreeMap<String, String> {
        list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn sheets_are_joined_in_the_order_of_their_layers() {
        let names = [
            "index.css",
            "tokens.css",
            "fonts.css",
            "base.css",
            "layout.css",
            "components/a.css",
            "print.css",
        ];
        let texts: Vec<String> = names.iter().map(|name| format!("@layer x {{ /**/ {name} }}")).collect();
        let given = names.iter().zip(&texts).map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>();
        let joined = join(&sheets(&given), |_| None).unwrap();
        let positions: Vec<usize> = names.iter().map(|name| joined.find(name).unwrap()).collect();
        assert!(positions.is_sorted(), "{joined}");
    }

    #[test]
    fn a_sheet_that_names_no_layer_is_put_into_one() {
        let joined = join(&sheets(&[("a.css", "a{}"), ("b.css", "@layer base{b{}}")]), |_| None).unwrap();
        assert_eq!(joined, "@layer components {\na{}\n}\n@layer base{b{}}\n");
    }

    #[test]
    fn comments_go_and_strings_stay() {
        for (given, left) in [
            ("a{}/* x */b{}", "a{}b{}"),
            ("a{content:\"/* no */\"}", "a{content:\"/* no */\"}"),
            ("a{content:'\\'/*'}/* x */", "a{content:'\\'/*'}"),
            ("a{width:calc(1px / 2)}", "a{width:calc(1px / 2)}"),
            ("a{}/* open", "a{}"),
            ("  a {\n\n    b: c;\n  }", "a {\nb: c;\n}"),
        ] {
            assert_eq!(strip_comments(given), left);
        }
    }

    #[test]
    fn addresses_are_rewritten_however_they_are_written() {
        let known = |path: &str| (path == "fonts/inter.woff2").then(|| "inter-0.woff2".to_owned());
        for url in [
            "/fonts/inter.woff2",
            "../fonts/inter.woff2",
            "'fonts/inter.woff2'",
            "\"/public/fonts/inter.woff2\"",
        ] {
            let given = sheets(&[("base.css", &format!("@font-face{{src:url({url}) format(\"woff2\")}}"))]);
            let joined = join(&given, known).unwrap();
            assert!(joined.contains("src:url(\"inter-0.woff2\") format(\"woff2\")"), "{joined}");
        }
    }

    #[test]
    fn an_address_outside_the_kit_is_an_error() {
        for url in ["fonts/other.woff2", "https://a.org/x.woff2", "data:font/woff2;base64,AA=="] {
            let given = sheets(&[("base.css", &format!("a{{src:url({url})}}"))]);
            assert!(matches!(join(&given, |_| None), Err(SiteError::Style { .. })), "{url}");
        }
    }
}
