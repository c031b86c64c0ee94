//! Ready-to-copy configuration for common static hosts, all from the same headers.

use std::fmt::Write as _;

use crate::BasePath;
use crate::headers::{cache_control, content_type, security_headers};

/// A name with a hash in it, for the rules of the folders that hold nothing else.
const HASHED: &str = "x-000000000000.js";

/// Folders of hashed files.
const HASHED_FOLDERS: [&str; 2] = ["assets", "data"];

/// Types that hosts do not always know by themselves.
const TYPES: [&str; 4] = ["js", "wasm", "webmanifest", "woff2"];

/// The files by name: each is read by some hosts and means nothing to the others.
pub fn files(base: &BasePath) -> [(&'static str, String); 3] {
    [
        ("_headers", netlify(base.as_str())),
        (".htaccess", apache(base.as_str())),
        ("nginx.conf", nginx(base.as_str())),
    ]
}

/// `_headers`, as Netlify and Cloudflare Pages read it: a path pattern, then indented headers.
fn netlify(base: &str) -> String {
    let mut text = format!("{base}*\n");
    for (name, value) in security_headers() {
        let _ = writeln!(text, "  {name}: {value}");
    }
    for folder in HASHED_FOLDERS {
        let _ = write!(text, "{base}{folder}/*\n  Cache-Control: {}\n", cache_control(HASHED));
    }
    for page in ["", "index.html", "404.html", "sw.js", "manifest.webmanifest"] {
        let _ = write!(text, "{base}{page}\n  Cache-Control: {}\n", cache_control(page));
    }
    text
}

/// `.htaccess`, which Apache reads where `AllowOverride` lets it; it needs `mod_headers`.
fn apache(base: &str) -> String {
    let mut text = format!("ErrorDocument 404 {base}404.html\n<IfModule mod_headers.c>\n");
    for (name, value) in security_headers() {
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(text, "  Header set Cache-Control \"{}\"", cache_control(""));
    let _ = write!(
        text,
        "  <FilesMatch \"-[0-9a-f]{{12}}\\.[a-z0-9]+$\">\n    Header set Cache-Control \"{}\"\n  </FilesMatch>\n</IfModule>\n",
        cache_control(HASHED)
    );
    for extension in TYPES {
        let _ = writeln!(text, "AddType \"{}\" .{extension}", content_type(&format!("x.{extension}")));
    }
    text
}

/// Part of nginx's `server` block. A location that sets one header inherits none, so each states them all.
fn nginx(base: &str) -> String {
    let security: String = security_headers()
        .into_iter()
        .map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"))
        .collect();
    let location = |place: &str, path: &str| {
        let cache = cache_control(path);
        format!("location {place} {{\n{security}    add_header Cache-Control \"{cache}\" always;\n}}\n")
    };
    let types: String =
        ["html", "css", "js", "wasm", "json", "webmanifest", "svg", "png", "webp", "woff2", "txt"]
            .into_iter()
            .map(|extension| {
                let full = content_type(&format!("x.{extension}"));
                format!("    {} {extension};\n", full.split(';').next().unwrap_or(full))
            })
            .collect();
    let folders: String = HASHED_FOLDERS.map(|folder| location(&format!("{base}{folder}/"), HASHED)).concat();
    let rest = location(base, "");
    format!(
        "# To be included in a `server` block with `root` set to the folder that {base} lies in.\n\
         types {{\n{types}}}\ncharset utf-8;\ngzip_static on;\nerror_page 404 {base}404.html;\n{rest}{folders}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> String {
        let base = BasePath::parse("/offprint/").unwrap();
        files(&base).into_iter().find(|(file, _)| *file == name).unwrap().1
    }

    #[test]
    fn every_host_is_told_the_same_headers() {
        for (file, form, times) in [
            ("_headers", "  {name}: {value}\n", 1),
            (".htaccess", "  Header always set {name} \"{value}\"\n", 1),
            ("nginx.conf", "    add_header {name} \"{value}\" always;\n", 3),
        ] {
            let text = named(file);
            for (name, value) in security_headers() {
                let line = form.replace("{name}", name).replace("{value}", &value);
                assert_eq!(text.matches(&line).count(), times, "{file}: {line}");
                assert!(!value.contains('"'), "{name} would need escaping");
            }
            assert!(
                text.contains("public, max-age=31536000, immutable") && text.contains("no-cache"),
                "{file}"
            );
        }
    }

    #[test]
    fn the_rules_speak_of_the_base_path() {
        let text = named("_headers");
        assert!(text.starts_with("/offprint/*\n  Content-Security-Policy: default-src 'none'"));
        assert!(
            text.contains("\n/offprint/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n")
        );
        assert!(text.contains("\n/offprint/sw.js\n  Cache-Control: no-cache\n"));
        assert!(named(".htaccess").starts_with("ErrorDocument 404 /offprint/404.html\n"));
        assert!(named("nginx.conf").contains("\nlocation /offprint/assets/ {\n"));
    }
}
