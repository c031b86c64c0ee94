//! Precompressed copies beside the files that shrink.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};

use brotli::enc::BrotliEncoderParams;

/// Extensions of files that are worth compressing; images and fonts are compressed already.
const COMPRESSIBLE: [&str; 9] = ["html", "js", "css", "wasm", "json", "bin", "svg", "webmanifest", "txt"];

/// Brotli's best quality: slow to write, and read many times.
const BROTLI_QUALITY: i32 = 11;

/// Size in bytes from which [`BROTLI_QUICK`] and gzip's usual level are used.
const LARGE: usize = 6_000_000;

/// Quality for large files: a tenth of the time for a twelfth more bytes (abstracts of 10,000 papers).
const BROTLI_QUICK: i32 = 9;

/// Window of 4 MiB (2^22 bytes): larger than any file of a site of 10,000 papers needs.
const BROTLI_WINDOW_BITS: i32 = 22;

/// Whether copies of a file are made.
pub fn is_compressible(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, extension)| COMPRESSIBLE.contains(&extension))
}

/// `bytes` as brotli.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let params = BrotliEncoderParams {
        quality: if bytes.len() < LARGE { BROTLI_QUALITY } else { BROTLI_QUICK },
        lgwin: BROTLI_WINDOW_BITS,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    // Reading and writing memory cannot fail; an empty copy would be left out below.
    match brotli::BrotliCompress(&mut Cursor::new(bytes), &mut out, &params) {
        Ok(_) => out,
        Err(_) => Vec::new(),
    }
}

/// `bytes` as gzip, without a time stamp, so that the same bytes come out every time.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let level =
        if bytes.len() < LARGE { flate2::Compression::best() } else { flate2::Compression::default() };
    let mut encoder = flate2::GzBuilder::new().mtime(0).write(Vec::new(), level);
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}

/// The `.br` and `.gz` copies of all files that shrink by them.
pub fn copies(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let mut copies = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| is_compressible(path)) {
        for (extension, copy) in [("br", brotli(bytes)), ("gz", gzip(bytes))] {
            if !copy.is_empty() && copy.len() < bytes.len() {
                copies.insert(format!("{path}.{extension}"), copy);
            }
        }
    }
    copies
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn copies_unpack_to_the_original() {
        let text = "multi-task learning ".repeat(200).into_bytes();
        let mut unpacked = Vec::new();
        brotli::Decompressor::new(Cursor::new(brotli(&text)), 4096).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        unpacked.clear();
        flate2::read::GzDecoder::new(Cursor::new(gzip(&text))).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
    }

    #[test]
    fn only_files_that_shrink_get_copies() {
        let files = BTreeMap::from([
            ("a.js".to_owned(), b"let a = 1;".repeat(50)),
            ("b.js".to_owned(), b"x".to_vec()),
            ("c.png".to_owned(), b"0".repeat(500)),
        ]);
        assert_eq!(copies(&files).into_keys().collect::<Vec<_>>(), ["a.js.br", "a.js.gz"]);
    }
}
