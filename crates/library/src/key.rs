//! Under which key storage keeps an entry.

use offprint_paper::PaperId;

/// What the keys of all entries begin with; the identifier follows.
pub const KEY_PREFIX: &str = "offprint/entry/";

/// The key of the entry that is named `id`.
pub fn entry_key(id: &PaperId) -> String {
    format!("{KEY_PREFIX}{id}")
}

/// The identifier in an entry's key. `None` if the key is not an entry's, or the identifier is not in its
/// canonical spelling (a key has one spelling, so that a paper has one record).
pub fn id_of_key(key: &str) -> Option<PaperId> {
    let text = key.strip_prefix(KEY_PREFIX)?;
    PaperId::parse(text).ok().filter(|id| id.as_str() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_gives_its_identifier_back() {
        for id in ["arxiv:hep-th/9901001", "doi:10.1145/3539618", "title:00ff00ff00ff00ff"] {
            let id = PaperId::parse(id).unwrap();
            assert_eq!(id_of_key(&entry_key(&id)), Some(id));
        }
    }

    #[test]
    fn other_keys_name_no_entry() {
        for key in [
            "",
            "offprint/settings:/",
            "offprint/entry/",
            "offprint/entry/x",
            "offprint/entry/ARXIV:2306.01736",
        ] {
            assert_eq!(id_of_key(key), None, "{key}");
        }
    }
}
