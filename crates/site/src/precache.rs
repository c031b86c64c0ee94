//! The service worker with its list of everything that is needed offline.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{BasePath, digest};

/// First path segments of the app's own pages. The service worker answers these from its cache; other
/// navigations go to the network first, since another site may be published below this one.
pub const ROUTES: [&str; 8] = ["", "paper", "library", "map", "digest", "import", "settings", "about"];

/// What the service worker knows of its site; `public/sw.js` finds it as the constant `SITE`.
#[derive(Debug, Serialize)]
struct SiteList<'a> {
    /// Base path; caches are named after it.
    base: &'a str,
    /// Hash of `files`.
    version: String,
    /// First segments of the app's own pages.
    routes: [&'static str; ROUTES.len()],
    /// Everything needed offline.
    files: Vec<Entry<'a>>,
}

/// One file to keep.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    /// Address relative to the base path; `./` is the start page.
    url: &'a str,
    /// Checked by the browser when it is fetched.
    integrity: String,
    /// Size when unpacked.
    bytes: usize,
}

/// Writes `sw.js` for a site: the list, then the program that uses it.
pub fn service_worker(program: &str, base: &BasePath, files: &BTreeMap<String, Vec<u8>>) -> String {
    let files: Vec<Entry<'_>> = files
        .iter()
        .filter(|(path, _)| is_needed_offline(path))
        .map(|(path, bytes)| Entry {
            // The start page is fetched by the address under which people visit it: many hosts redirect
            // `index.html`, and a redirected answer cannot serve a navigation.
            url: if path == "index.html" { "./" } else { path },
            integrity: digest::integrity(bytes),
            bytes: bytes.len(),
        })
        .collect();
    let version = digest::short(serde_json::to_string(&files).unwrap_or_default().as_bytes());
    let list = SiteList { base: base.as_str(), version, routes: ROUTES, files };
    let json = serde_json::to_string_pretty(&list).unwrap_or_default();
    format!("const SITE = {json};\n{program}")
}

/// Writes the kill switch, which a publisher puts in the place of `sw.js`: the base path, then its program.
pub fn retirement(program: &str, base: &BasePath) -> String {
    let site = serde_json::json!({ "base": base.as_str() });
    format!("const SITE = {site};\n{program}")
}

/// Everything but what only hosts and browsers themselves read. To be asked before the files for hosts are added.
fn is_needed_offline(path: &str) -> bool {
    !matches!(path, "404.html" | "sw.js") && !path.starts_with("screenshots/") && !path.ends_with(".txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(files: &[(&str, &str)]) -> serde_json::Value {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
        let text = service_worker("run();", &BasePath::parse("/a/").unwrap(), &files);
        let json = text.strip_prefix("const SITE = ").unwrap().strip_suffix(";\nrun();").unwrap();
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn the_list_holds_what_is_needed_offline_and_nothing_else() {
        let site = list(&[
            ("404.html", "x"),
            ("screenshots/wide.webp", "x"),
            ("assets/a.js", ""),
            ("index.html", "hi"),
        ]);
        assert_eq!(site["base"], "/a/");
        let urls: Vec<&str> =
            site["files"].as_array().unwrap().iter().map(|f| f["url"].as_str().unwrap()).collect();
        assert_eq!(urls, ["assets/a.js", "./"]);
        assert_eq!(site["files"][0]["integrity"], "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(site["files"][1]["bytes"], 2);
    }

    #[test]
    fn the_version_changes_with_any_file() {
        let before = list(&[("index.html", "1")])["version"].clone();
        assert_eq!(before, list(&[("index.html", "1"), ("404.html", "2")])["version"]);
        assert_ne!(before, list(&[("index.html", "2")])["version"]);
        assert_ne!(before, list(&[("index.html", "1"), ("icons/i.svg", "")])["version"]);
    }
}
