//! The headers that a host should send with a site: security and caching, in one place.

use crate::digest::is_hashed;

/// The content security policy as a page can state it itself. `wasm-unsafe-eval` allows compiling WASM and
/// nothing else; the two Trusted Types policies are those of `public/trust.js`.
pub const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
     base-uri 'self'; form-action 'none'; require-trusted-types-for 'script'; \
     trusted-types offprint-html offprint-url";

/// The same policy as a header, where it may also forbid being framed.
pub fn content_security_policy() -> String {
    format!("{PAGE_POLICY}; frame-ancestors 'none'")
}

/// Headers for every answer, in the order they are sent. Cross-origin isolation is what lets a page measure
/// its own memory; nothing on a site comes from elsewhere, so it costs nothing.
pub fn security_headers() -> Vec<(&'static str, String)> {
    vec![
        ("Content-Security-Policy", content_security_policy()),
        ("Cross-Origin-Opener-Policy", "same-origin".into()),
        ("Cross-Origin-Embedder-Policy", "require-corp".into()),
        ("Cross-Origin-Resource-Policy", "same-origin".into()),
        ("Referrer-Policy", "no-referrer".into()),
        (
            "Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
             hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), \
             xr-spatial-tracking=()"
                .into(),
        ),
        ("X-Content-Type-Options", "nosniff".into()),
    ]
}

/// How long a file may be kept: for ever if its name carries its content's hash, otherwise asked for anew.
pub fn cache_control(path: &str) -> &'static str {
    if is_hashed(path) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

/// The media type of a file by its extension.
pub fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_no_inline_script_and_no_other_origin() {
        let policy = content_security_policy();
        for forbidden in ["unsafe-inline", "'unsafe-eval'", "http", "*", "data:", "blob:"] {
            assert!(!policy.contains(forbidden), "{forbidden}");
        }
        assert!(policy.ends_with("frame-ancestors 'none'"));
        assert!(!PAGE_POLICY.contains("frame-ancestors"), "a page cannot state it; browsers warn");
    }

    #[test]
    fn only_hashed_files_may_be_kept_for_ever() {
        assert!(cache_control("assets/app-0123456789ab.js").contains("immutable"));
        for path in ["", "index.html", "404.html", "sw.js", "manifest.webmanifest", "icons/icon-192.png"] {
            assert_eq!(cache_control(path), "no-cache", "{path}");
        }
    }
}
