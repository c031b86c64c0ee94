//! The one place where text becomes HTML.

/// Escapes text for an element's content and for a double-quoted attribute alike. Control characters that
/// HTML forbids are left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn attacks_come_out_as_text() {
        for (attack, text) in [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\" onload=\"x", "&quot; onload=&quot;x"),
            ("' onload='x", "&#39; onload=&#39;x"),
            ("&lt;img&gt;", "&amp;lt;img&amp;gt;"),
            ("a\u{0}b\u{1b}c", "abc"),
        ] {
            assert_eq!(escape(attack), text);
        }
    }

    proptest! {
        #[test]
        fn nothing_escaped_can_open_a_tag_or_close_an_attribute(text in ".{0,80}") {
            let escaped = escape(&text);
            prop_assert!(!escaped.contains(['<', '>', '"', '\'']));
            let plain = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
            let plain = plain.replace("&#39;", "'").replace("&amp;", "&");
            let allowed: String = text.chars().filter(|c| !c.is_control() || "\t\n".contains(*c)).collect();
            prop_assert_eq!(plain, allowed);
        }
    }
}
