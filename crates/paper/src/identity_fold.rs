//! The fold under which two titles are the same paper. Frozen: identifiers that readers have saved depend on it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Version of [`identity_fold`]. The function behind a version never changes; a better fold is a new version.
pub const IDENTITY_FOLD_VERSION: u32 = 1;

/// Folds a title to what identifies it: Unicode NFKD, combining marks dropped, lower case, letters and digits
/// only. Everything else (spaces, hyphens, punctuation, TeX braces and dollar signs) vanishes, so that
/// `Multi-Task` and `multitask` are one title. This is not the search fold and does not follow it.
pub fn identity_fold(title: &str) -> String {
    title
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// XXH3 (64 bits, seed 0) of the UTF-8 bytes of the folded title.
/// Source: the XXH3 reference, <https://github.com/Cyan4973/xxHash>.
pub fn title_hash(title: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(identity_fold(title).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_variants_of_one_title_fold_to_the_same_text() {
        for title in
            ["Multi-Task Learning", "multitask learning", " MULTI–TASK  Learning. ", "{Multi}-Task Learning"]
        {
            assert_eq!(identity_fold(title), "multitasklearning");
        }
        assert_eq!(identity_fold("Poincaré ﬁelds"), "poincarefields");
    }

    #[test]
    fn the_frozen_hash_of_a_known_title_never_changes() {
        assert_eq!(format!("{:016x}", title_hash("YOLOR-Based Multi-Task Learning")), "202973a9b6a4828f");
    }
}
