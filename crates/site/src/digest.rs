//! Content hashes: in file names, in integrity attributes, as versions.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// Hex digits of a hash in a file name: 48 bits, enough to tell the versions of one file apart.
const NAME_DIGITS: usize = 12;

/// The start of the SHA-256 of `bytes` in hex, for file names and versions.
pub fn short(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex.truncate(NAME_DIGITS);
    hex
}

/// The integrity text of `bytes` as browsers check it (<https://www.w3.org/TR/SRI/>).
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// A file's name with the hash of its content before the extension: `app.js` → `app-0123456789ab.js`.
pub fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash = short(bytes);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{name}-{hash}"),
    }
}

/// Whether a file's name carries a hash as [`hashed_name`] writes it, so that its content can never change.
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == NAME_DIGITS && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_that_browsers_compute() {
        // The empty text's SHA-256 is a published constant.
        assert_eq!(short(b""), "e3b0c44298fc");
        assert_eq!(integrity(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn a_hashed_name_is_recognised_with_and_without_compression() {
        let name = hashed_name("app_bg.wasm", b"");
        assert_eq!(name, "app_bg-e3b0c44298fc.wasm");
        for hashed in [name.as_str(), "assets/app-e3b0c44298fc.js.br", "data/papers-e3b0c44298fc.json"] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for plain in ["index.html", "icons/icon-192.png", "sw.js", "app-E3B0C44298FC.js", "a-b/c.js"] {
            assert!(!is_hashed(plain), "{plain}");
        }
    }
}
