//! The web app manifest, fitted to the base path.

use offprint_paper::About;
use serde_json::Value;

use crate::{BasePath, SiteError};

/// Fills in what depends on where the site is published, `id`, `start_url` and `scope`, and what the collection
/// is called: two installed sites are told apart by it. Other addresses stay relative to the manifest, which lies at
/// the base path.
///
/// # Errors
/// [`SiteError::Manifest`] if the text is not a JSON object.
pub fn fit(text: &str, base: &BasePath, about: &About) -> Result<String, SiteError> {
    let mut manifest: serde_json::Map<String, Value> =
        serde_json::from_str(text).map_err(|error| SiteError::Manifest(error.to_string()))?;
    for key in ["id", "start_url", "scope"] {
        manifest.insert(key.into(), base.as_str().into());
    }
    if !about.title.is_empty() {
        manifest.insert("name".into(), format!("{} · Offprint", about.title).into());
    }
    let text =
        serde_json::to_string_pretty(&manifest).map_err(|error| SiteError::Manifest(error.to_string()))?;
    Ok(text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn start_and_scope_are_the_base_path() {
        let base = BasePath::parse("/offprint/").unwrap();
        let fitted: Value =
            serde_json::from_str(&fit(r#"{"name":"Offprint"}"#, &base, &About::default()).unwrap()).unwrap();
        for key in ["id", "start_url", "scope"] {
            assert_eq!(fitted[key], "/offprint/", "{key}");
        }
        assert_eq!(fitted["name"], "Offprint");
        let about = About { title: "Speech".into(), ..About::default() };
        let named: Value = serde_json::from_str(&fit("{}", &base, &about).unwrap()).unwrap();
        assert_eq!(named["name"], "Speech · Offprint");
    }

    #[test]
    fn a_broken_manifest_is_an_error() {
        let base = BasePath::parse("/").unwrap();
        for broken in ["", "[]", "{"] {
            assert!(matches!(fit(broken, &base, &About::default()), Err(SiteError::Manifest(_))), "{broken}");
        }
    }
}
