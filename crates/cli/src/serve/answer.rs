//! What a request gets: file, compression, headers. Knows nothing of connections.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use hyper::header::{ACCEPT_ENCODING, HeaderMap, HeaderName, IF_NONE_MATCH};
use hyper::http::response::Builder;
use hyper::{Method, Response, StatusCode, header};
use offprint_site::{BasePath, compress, headers};

use super::path::{Target, resolve};

/// An answer, whole in memory: no file of a site is large.
pub type Answer = Response<Vec<u8>>;

/// Answers a request like a static host: a file, or `404.html` with status 404. Byte ranges are not served;
/// hosts that serve ranges of compressed files break them, so nothing may come to rely on them.
pub fn answer(folder: &Path, base: &BasePath, method: &Method, path: &str, request: &HeaderMap) -> Answer {
    if !matches!(*method, Method::GET | Method::HEAD) {
        let refused = with_headers(StatusCode::METHOD_NOT_ALLOWED, "").header(header::ALLOW, "GET, HEAD");
        return finish(refused, Vec::new());
    }
    match resolve(path, base) {
        Target::MissingSlash => {
            let moved =
                with_headers(StatusCode::MOVED_PERMANENTLY, "").header(header::LOCATION, base.as_str());
            finish(moved, Vec::new())
        }
        Target::File(file) => {
            file_answer(folder, &file, StatusCode::OK, request).unwrap_or_else(|| not_found(folder, request))
        }
        Target::Nothing => not_found(folder, request),
    }
}

fn not_found(folder: &Path, request: &HeaderMap) -> Answer {
    file_answer(folder, "404.html", StatusCode::NOT_FOUND, request)
        .unwrap_or_else(|| finish(with_headers(StatusCode::NOT_FOUND, ""), Vec::new()))
}

/// The file in the smallest form that the browser takes; `None` if there is no such file.
fn file_answer(folder: &Path, file: &str, status: StatusCode, request: &HeaderMap) -> Option<Answer> {
    let path = folder.join(file);
    if !path.is_file() {
        return None;
    }
    let accepted = accepted_encodings(request);
    let found = accepted
        .iter()
        .map(|encoding| (folder.join(format!("{file}.{}", extension(encoding))), Some(*encoding)));
    let (path, encoding) = found.chain([(path, None)]).find(|(path, _)| path.is_file())?;
    let tag = entity_tag(&path)?;
    let mut builder = with_headers(status, file).header(header::ETAG, &tag);
    if compress::is_compressible(file) {
        builder = builder.header(header::VARY, "Accept-Encoding");
    }
    let known = request.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    if status == StatusCode::OK && known.flat_map(|list| list.split(',')).any(|known| known.trim() == tag) {
        return Some(finish(builder.status(StatusCode::NOT_MODIFIED), Vec::new()));
    }
    if let Some(encoding) = encoding {
        builder = builder.header(header::CONTENT_ENCODING, encoding);
    }
    Some(finish(builder.header(header::CONTENT_TYPE, headers::content_type(file)), fs::read(path).ok()?))
}

/// Encodings that the site has copies in and the browser takes, smallest first. A weight of zero is a refusal.
fn accepted_encodings(request: &HeaderMap) -> Vec<&'static str> {
    let values = request.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let named: Vec<&str> = values.flat_map(|list| list.split(',')).filter_map(accepted).collect();
    ["br", "gzip"].into_iter().filter(|encoding| named.contains(encoding)).collect()
}

/// The name in one element of `Accept-Encoding`, unless its weight refuses it.
fn accepted(element: &str) -> Option<&str> {
    let mut parts = element.split(';').map(str::trim);
    let name = parts.next()?;
    let refused = parts.any(|weight| weight.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0)));
    (!refused).then_some(name)
}

fn extension(encoding: &str) -> &str {
    if encoding == "gzip" { "gz" } else { encoding }
}

/// Changes whenever the file does: size and time of the last change, as most hosts do it.
fn entity_tag(path: &Path) -> Option<String> {
    let facts = fs::metadata(path).ok()?;
    let changed = facts.modified().ok()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let form = path.extension().unwrap_or_default().to_string_lossy();
    Some(format!("\"{:x}-{changed:x}-{form}\"", facts.len()))
}

fn with_headers(status: StatusCode, file: &str) -> Builder {
    let mut builder = Response::builder()
        .status(status)
        .header(header::CACHE_CONTROL, headers::cache_control(file))
        .header(header::ACCEPT_RANGES, "none");
    for (name, value) in headers::security_headers() {
        if let Ok(name) = HeaderName::try_from(name) {
            builder = builder.header(name, value);
        }
    }
    builder
}

/// The builder fails only for headers that are no headers, and all of these are constants.
fn finish(builder: Builder, body: Vec<u8>) -> Answer {
    builder.header(header::CONTENT_LENGTH, body.len()).body(body).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::HeaderValue;

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("index.html", "start"),
            ("404.html", "lost"),
            ("404.html.br", "lost in brotli"),
            ("assets/app-0123456789ab.js", "js"),
            ("assets/app-0123456789ab.js.br", "js in brotli"),
            ("assets/app-0123456789ab.js.gz", "js in gzip"),
        ] {
            fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
            fs::write(folder.path().join(path), text).unwrap();
        }
        folder
    }

    fn get(folder: &tempfile::TempDir, path: &str, headers: &[(HeaderName, &str)]) -> Answer {
        let headers =
            headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap()));
        answer(folder.path(), &BasePath::root(), &Method::GET, path, &headers.collect())
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
        answer.headers().get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[test]
    fn a_browser_gets_the_smallest_form_that_it_takes() {
        let folder = site();
        for (accepts, encoding, body) in [
            ("gzip, deflate, br, zstd", "br", "js in brotli"),
            ("gzip", "gzip", "js in gzip"),
            ("br;q=0, gzip;q=0.5", "gzip", "js in gzip"),
            ("br;q=0.0", "", "js"),
            ("identity", "", "js"),
            ("", "", "js"),
        ] {
            let got = get(&folder, "/assets/app-0123456789ab.js", &[(ACCEPT_ENCODING, accepts)]);
            assert_eq!(header(&got, "content-encoding"), encoding, "{accepts}");
            assert_eq!(got.body(), body.as_bytes(), "{accepts}");
            assert_eq!(header(&got, "content-type"), "text/javascript; charset=utf-8");
            assert_eq!(header(&got, "vary"), "Accept-Encoding");
            assert_eq!(header(&got, "content-length"), body.len().to_string());
        }
    }

    #[test]
    fn what_the_browser_has_is_not_sent_again() {
        let folder = site();
        let path = "/assets/app-0123456789ab.js";
        let first = get(&folder, path, &[(ACCEPT_ENCODING, "br")]);
        let tag = header(&first, "etag").to_owned();
        let list = format!("\"other\", {tag}");
        let again = get(&folder, path, &[(ACCEPT_ENCODING, "br"), (IF_NONE_MATCH, &list)]);
        assert_eq!((again.status(), again.body().len()), (StatusCode::NOT_MODIFIED, 0));
        let other_form = get(&folder, path, &[(ACCEPT_ENCODING, "gzip"), (IF_NONE_MATCH, &tag)]);
        assert_eq!(other_form.status(), StatusCode::OK, "each form has its own tag");
    }

    #[test]
    fn only_hashed_files_may_be_kept() {
        let folder = site();
        let kept = get(&folder, "/assets/app-0123456789ab.js", &[]);
        assert!(header(&kept, "cache-control").contains("immutable"));
        for path in ["/", "/index.html", "/lost"] {
            assert_eq!(header(&get(&folder, path, &[]), "cache-control"), "no-cache", "{path}");
        }
    }

    #[test]
    fn a_deep_link_gets_the_page_with_status_404_as_on_a_plain_host() {
        let lost = get(&site(), "/paper/arxiv:2306.01736", &[(ACCEPT_ENCODING, "br")]);
        assert_eq!(
            (lost.status(), lost.body().as_slice()),
            (StatusCode::NOT_FOUND, b"lost in brotli".as_slice())
        );
        assert_eq!(header(&lost, "content-type"), "text/html; charset=utf-8");
    }

    #[test]
    fn every_answer_carries_the_security_headers() {
        let folder = site();
        let post = answer(folder.path(), &BasePath::root(), &Method::POST, "/", &HeaderMap::new());
        assert_eq!((post.status(), header(&post, "allow")), (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD"));
        for answer in [post, get(&folder, "/", &[]), get(&folder, "/lost", &[]), get(&folder, "/../x", &[])] {
            assert!(header(&answer, "content-security-policy").contains("frame-ancestors 'none'"));
            assert_eq!(header(&answer, "cross-origin-opener-policy"), "same-origin");
            assert_eq!(header(&answer, "x-content-type-options"), "nosniff");
        }
    }

    #[test]
    fn a_range_gets_the_whole_file() {
        let got = get(&site(), "/", &[(hyper::header::RANGE, "bytes=0-1")]);
        assert_eq!((got.status(), got.body().as_slice()), (StatusCode::OK, b"start".as_slice()));
        assert_eq!(header(&got, "accept-ranges"), "none");
    }

    #[test]
    fn the_base_path_without_its_slash_leads_to_the_one_with_it() {
        let base = BasePath::parse("/offprint/").unwrap();
        let moved = answer(site().path(), &base, &Method::GET, "/offprint", &HeaderMap::new());
        assert_eq!(
            (moved.status(), header(&moved, "location")),
            (StatusCode::MOVED_PERMANENTLY, "/offprint/")
        );
    }
}
