//! The page template: `{{name}}` placeholders, each there exactly once, each filled.

use crate::SiteError;

/// Fills a template. Values are HTML already.
///
/// # Errors
/// [`SiteError::Template`] if a placeholder is missing, doubled or unknown.
pub fn fill(template: &str, values: &[(&str, String)]) -> Result<String, SiteError> {
    let mut out = String::with_capacity(template.len() * 2);
    let mut used = vec![false; values.len()];
    let mut rest = template;
    while let Some((before, found)) = rest.split_once("{{") {
        let wrong = |what: String| SiteError::Template(what);
        let (name, after) = found.split_once("}}").ok_or_else(|| wrong("a {{ without its }}".into()))?;
        let at = values.iter().position(|(known, _)| *known == name.trim());
        let at = at.ok_or_else(|| wrong(format!("unknown placeholder {name}")))?;
        if std::mem::replace(&mut used[at], true) {
            return Err(wrong(format!("the placeholder {name} is there twice")));
        }
        out.push_str(before);
        out.push_str(&values[at].1);
        rest = after;
    }
    out.push_str(rest);
    match used.iter().position(|used| !used) {
        Some(at) => Err(SiteError::Template(format!("the placeholder {} is missing", values[at].0))),
        None => Ok(out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_and_never_read_again() {
        let filled = fill("<a>{{x}}</a>{{ y }}", &[("x", "{{y}}".into()), ("y", "2".into())]).unwrap();
        assert_eq!(filled, "<a>{{y}}</a>2");
    }

    #[test]
    fn a_template_that_disagrees_is_refused() {
        for (template, reason) in [
            ("{{x}}{{x}}", "the placeholder x is there twice"),
            ("", "the placeholder x is missing"),
            ("{{x}}{{z}}", "unknown placeholder z"),
            ("{{x", "a {{ without its }}"),
        ] {
            let error = fill(template, &[("x", String::new())]).unwrap_err();
            assert_eq!(error.to_string(), format!("index.html: {reason}"));
        }
    }
}
