//! The path under which a site is published.

use std::fmt;

use crate::SiteError;

/// Where on its origin a site lives: `/` or `/offprint/`. Starts and ends with a slash and needs no escaping
/// in a URL, in HTML or in JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BasePath(String);

impl BasePath {
    /// Reads a base path; slashes missing at the start or end are added.
    ///
    /// # Errors
    /// [`SiteError::Base`] if a segment is empty, is `.` or `..`, or holds anything but letters, digits and `._~-`.
    pub fn parse(text: &str) -> Result<Self, SiteError> {
        let inner = text.strip_prefix('/').unwrap_or(text);
        let inner = inner.strip_suffix('/').unwrap_or(inner);
        let plain = |c: char| c.is_ascii_alphanumeric() || "._~-".contains(c);
        let fits = |segment: &str| {
            !segment.is_empty() && segment != "." && segment != ".." && segment.chars().all(plain)
        };
        match inner {
            "" if text.len() < 2 => Ok(Self::root()),
            _ if inner.split('/').all(fits) => Ok(Self(format!("/{inner}/"))),
            _ => Err(SiteError::Base(text.to_owned())),
        }
    }

    /// The root of an origin.
    pub fn root() -> Self {
        Self("/".into())
    }

    /// The path with both slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for BasePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_path_gets_both_its_slashes() {
        for (given, path) in
            [("/", "/"), ("", "/"), ("offprint", "/offprint/"), ("/a/b", "/a/b/"), ("/a/b/", "/a/b/")]
        {
            assert_eq!(BasePath::parse(given).unwrap().as_str(), path);
        }
    }

    #[test]
    fn a_path_that_would_need_escaping_is_refused() {
        for wrong in ["//", "/a//b/", "/../", "/a/./", "/a b/", "/a\"b/", "/ä/", "/a?b/", "/a%20b/"] {
            assert!(matches!(BasePath::parse(wrong), Err(SiteError::Base(_))), "{wrong}");
        }
    }
}
