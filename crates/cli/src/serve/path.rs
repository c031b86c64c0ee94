//! From a request's path to a file of the site, and never to anything else.

use offprint_site::BasePath;

/// What a request's path means.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// This file of the site, relative to its folder.
    File(String),
    /// The base path without its last slash; the browser is sent to the full one.
    MissingSlash,
    /// Nothing of the site.
    Nothing,
}

/// Resolves a request's path (without query) below a base path. Percent-encoding is not decoded: no file of a
/// site needs it, so that an encoded slash or dot names no file.
pub fn resolve(path: &str, base: &BasePath) -> Target {
    let Some(rest) = path.strip_prefix(base.as_str()) else {
        let is_base = base.as_str().strip_suffix('/') == Some(path);
        return if is_base { Target::MissingSlash } else { Target::Nothing };
    };
    if rest.is_empty() {
        return Target::File("index.html".into());
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let fits = |part: &str| !part.is_empty() && !part.starts_with('.') && part.chars().all(plain);
    if rest.split('/').all(fits) { Target::File(rest.to_owned()) } else { Target::Nothing }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn files_are_found_below_the_base_path_only() {
        let base = BasePath::parse("/offprint/").unwrap();
        for (path, target) in [
            ("/offprint/", Target::File("index.html".into())),
            ("/offprint/assets/app-0.js", Target::File("assets/app-0.js".into())),
            ("/offprint", Target::MissingSlash),
            ("/", Target::Nothing),
            ("/offprinter/", Target::Nothing),
            ("/assets/app-0.js", Target::Nothing),
        ] {
            assert_eq!(resolve(path, &base), target, "{path}");
        }
    }

    #[test]
    fn nothing_outside_the_folder_can_be_named() {
        for path in [
            "/../Cargo.toml",
            "/assets/../../x",
            "/%2e%2e/x",
            "/..%2fx",
            "/.git/config",
            "//etc/passwd",
            "/assets//x",
            "/a\\..\\x",
            "/c:/x",
            "/a/./b",
            "/a\0b",
        ] {
            assert_eq!(resolve(path, &BasePath::root()), Target::Nothing, "{path}");
        }
    }

    proptest! {
        #[test]
        fn a_resolved_path_never_climbs(path in "/[./a%\\\\-]{0,20}") {
            if let Target::File(file) = resolve(&path, &BasePath::root()) {
                prop_assert!(file.split('/').all(|part| !part.is_empty() && !part.starts_with('.')));
            }
        }
    }
}
