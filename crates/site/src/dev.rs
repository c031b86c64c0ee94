//! The page for development, where Trunk builds and serves the app: nothing hashed, and a policy that lets Trunk's
//! own scripts run. Never published.

use std::path::Path;

use offprint_paper::Collection;

use crate::{BasePath, Program, SiteError, css, glue, kit, page};

/// Trunk starts the app and reloads the page by inline scripts, and tells of changes over a web socket.
const POLICY: &str =
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'self' ws:";

/// The page at the root of Trunk's server, with this in its head.
///
/// # Errors
/// The template or the collection is not of its form.
pub fn page(template: &str, papers: &str, head: String) -> Result<String, SiteError> {
    page::fill(template, &BasePath::root(), POLICY, head, &Collection::from_json(papers)?)
}

/// The bindings of the worker of this name, which start it from the program beside them.
///
/// # Errors
/// The bindings are not of the expected shape.
pub fn worker(name: &'static str, bindings: String) -> Result<String, SiteError> {
    let fit = if name == "reader" { glue::reader } else { glue::worker };
    fit(&Program { name, glue: bindings, wasm: Vec::new() }, &format!("{name}_bg.wasm"))
}

/// The joined style sheet, with addresses below the root of Trunk's server.
///
/// # Errors
/// A sheet cannot be read.
pub fn style(folder: &Path) -> Result<String, SiteError> {
    css::join(&kit::read_style(folder)?, |path| Some(format!("/{path}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_for_development_has_the_published_one_s_shape() {
        let template = "{{base}}{{policy}}{{title}}{{description}}<head>{{head}}</head>{{page}}";
        let papers = r#"{"format":1,"about":{"name":"t","title":"T"},"papers":[]}"#;
        let page = page(template, papers, "<link data-trunk>".into()).unwrap();
        assert!(page.contains("<head><link data-trunk></head>"), "{page}");
        assert!(page.contains("id=\"app\"") && page.contains("ws:"), "{page}");
    }
}
