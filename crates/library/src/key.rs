//! Under which key storage keeps a record.

use offprint_paper::PaperId;

use crate::ListId;

/// What the keys of all saved papers begin with; the identifier follows.
pub const KEY_PREFIX: &str = "offprint/entry/";

/// What the keys of all removed papers begin with; the identifier follows.
pub const REMOVED_PREFIX: &str = "offprint/removed/";

/// What the keys of all lists begin with; the list's identifier follows.
pub const LIST_PREFIX: &str = "offprint/list/";

/// What a key stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordKey {
    /// A saved paper.
    Saved(PaperId),
    /// A removed paper.
    Removed(PaperId),
    /// A list.
    List(ListId),
}

impl RecordKey {
    /// Reads a key. `None` if it is no record's, or the identifier is not in its canonical spelling (a key has one
    /// spelling, so that a paper has one record).
    pub fn parse(key: &str) -> Option<Self> {
        if let Some(id) = key.strip_prefix(LIST_PREFIX) {
            return ListId::parse(id).map(Self::List);
        }
        if let Some(id) = key.strip_prefix(REMOVED_PREFIX) {
            return canonical(id).map(Self::Removed);
        }
        id_of_key(key).map(Self::Saved)
    }
}

/// Whether a key is of the library, well spelt or not.
pub fn is_library_key(key: &str) -> bool {
    [KEY_PREFIX, REMOVED_PREFIX, LIST_PREFIX].iter().any(|prefix| key.starts_with(prefix))
}

/// The key of the saved entry that is named `id`.
pub fn entry_key(id: &PaperId) -> String {
    [KEY_PREFIX, id.as_str()].concat()
}

/// The key of the removed entry that is named `id`.
pub fn removed_key(id: &PaperId) -> String {
    [REMOVED_PREFIX, id.as_str()].concat()
}

/// The key of a list.
pub fn list_key(id: &ListId) -> String {
    [LIST_PREFIX, id.as_str()].concat()
}

/// The identifier in a saved entry's key. `None` if the key is not one's, or the identifier is not in its
/// canonical spelling.
pub fn id_of_key(key: &str) -> Option<PaperId> {
    canonical(key.strip_prefix(KEY_PREFIX)?)
}

fn canonical(text: &str) -> Option<PaperId> {
    PaperId::parse(text).ok().filter(|id| id.as_str() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_gives_its_identifier_back() {
        for id in ["arxiv:hep-th/9901001", "doi:10.1145/3539618", "title:00ff00ff00ff00ff"] {
            let id = PaperId::parse(id).unwrap();
            assert_eq!(id_of_key(&entry_key(&id)), Some(id.clone()));
            assert_eq!(RecordKey::parse(&entry_key(&id)), Some(RecordKey::Saved(id.clone())));
            assert_eq!(RecordKey::parse(&removed_key(&id)), Some(RecordKey::Removed(id)));
        }
        let list = ListId::parse("0az").unwrap();
        assert_eq!(RecordKey::parse(&list_key(&list)), Some(RecordKey::List(list)));
    }

    #[test]
    fn other_keys_name_no_record() {
        for key in [
            "",
            "offprint/settings:/",
            "offprint/entry/",
            "offprint/entry/x",
            "offprint/entry/ARXIV:2306.01736",
            "offprint/removed/x",
            "offprint/list/",
            "offprint/list/A",
        ] {
            assert_eq!(RecordKey::parse(key), None, "{key}");
            assert_eq!(id_of_key(key), None, "{key}");
        }
    }
}
