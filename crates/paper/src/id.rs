//! The identifiers that a paper is known by, each in one canonical spelling.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::identity_fold::title_hash;

/// A paper's identifier: `arxiv:2306.01736`, `doi:10.1145/…`, `acl:2020.acl-main.1` or `title:<16 hex>`.
///
/// The text is canonical: arXiv ids carry no version, DOIs are lower case. Identifiers order as a paper lists
/// them: arXiv, DOI, ACL Anthology, title.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PaperId(String);

/// Why a text is no identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no paper identifier: expected arxiv:…, doi:10.…/…, acl:… or title:<16 hex digits>")]
pub struct IdError(pub String);

impl PaperId {
    /// Reads an identifier with its prefix and brings it to its canonical spelling.
    ///
    /// # Errors
    /// The prefix is unknown or what follows is not of its form.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let wrong = || IdError(text.to_owned());
        let (scheme, rest) = text.trim().split_once(':').ok_or_else(wrong)?;
        match scheme.to_ascii_lowercase().as_str() {
            "arxiv" => Self::arxiv(rest),
            "doi" => Self::doi(rest),
            "acl" => Self::acl(rest),
            "title" if rest.len() == 16 && rest.bytes().all(|b| b.is_ascii_hexdigit()) => {
                Some(Self(format!("title:{}", rest.to_ascii_lowercase())))
            }
            _ => None,
        }
        .ok_or_else(wrong)
    }

    /// An arXiv id in either scheme (`2306.01736v2`, `hep-th/9901001`), kept without its version.
    pub fn arxiv(id: &str) -> Option<Self> {
        let id = id.trim();
        let id = match id.rfind('v') {
            Some(at) if at + 1 < id.len() && id[at + 1..].bytes().all(|b| b.is_ascii_digit()) => &id[..at],
            _ => id,
        };
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let new = id
            .split_once('.')
            .is_some_and(|(ym, n)| ym.len() == 4 && digits(ym) && (4..=5).contains(&n.len()) && digits(n));
        let old = id.split_once('/').is_some_and(|(archive, n)| {
            n.len() == 7
                && digits(n)
                && !archive.is_empty()
                && archive.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-' || b == b'.')
        });
        (new || old).then(|| Self(format!("arxiv:{id}")))
    }

    /// A DOI, with or without a resolver's address before it, in lower case.
    pub fn doi(doi: &str) -> Option<Self> {
        let doi = doi.trim().to_ascii_lowercase();
        let doi = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/"]
            .iter()
            .find_map(|prefix| doi.strip_prefix(prefix))
            .unwrap_or(&doi);
        let (registrant, suffix) = doi.strip_prefix("10.")?.split_once('/')?;
        let fits = registrant.len() >= 4
            && registrant.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && !suffix.is_empty()
            && !suffix.chars().any(|c| c.is_whitespace() || c.is_control());
        fits.then(|| Self(format!("doi:{doi}")))
    }

    /// An ACL Anthology id: `2020.acl-main.1` or the older `P17-1001`.
    pub fn acl(id: &str) -> Option<Self> {
        let id = id.trim();
        let plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-' || b == b'_');
        (id.len() >= 6 && plain && id.bytes().any(|b| b.is_ascii_digit())).then(|| Self(format!("acl:{id}")))
    }

    /// The identifier that a title alone gives: XXH3 (64 bits) of the title under the identity fold.
    pub fn title(title: &str) -> Self {
        Self(format!("title:{:016x}", title_hash(title)))
    }

    /// The canonical text, prefix included.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Place in a paper's list of identifiers; smaller comes first.
    pub fn rank(&self) -> u8 {
        match self.0.as_bytes().first() {
            Some(b'a') if self.0.starts_with("arxiv:") => 0,
            Some(b'd') => 1,
            Some(b'a') => 2,
            _ => 3,
        }
    }
}

impl fmt::Display for PaperId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for PaperId {
    type Error = IdError;
    fn try_from(text: String) -> Result<Self, IdError> {
        Self::parse(&text)
    }
}

impl From<PaperId> for String {
    fn from(id: PaperId) -> Self {
        id.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn identifiers_come_out_in_their_canonical_spelling() {
        for (given, canonical) in [
            ("arxiv:2306.01736v12", "arxiv:2306.01736"),
            ("arXiv:0704.0001", "arxiv:0704.0001"),
            ("arxiv:hep-th/9901001v1", "arxiv:hep-th/9901001"),
            ("doi:10.1145/3539618.3591631", "doi:10.1145/3539618.3591631"),
            ("doi:https://doi.org/10.1162/COLI_a_00523", "doi:10.1162/coli_a_00523"),
            ("acl:2020.acl-main.1", "acl:2020.acl-main.1"),
            ("acl:P17-1001", "acl:P17-1001"),
            ("title:00FF00ff00ff00ff", "title:00ff00ff00ff00ff"),
        ] {
            assert_eq!(PaperId::parse(given).map(|id| id.to_string()), Ok(canonical.to_owned()), "{given}");
        }
    }

    #[test]
    fn what_is_no_identifier_is_refused() {
        for wrong in
            ["", "arxiv:", "arxiv:23.1", "doi:11.1/x", "doi:10.1145/", "acl:x", "title:abc", "isbn:1"]
        {
            assert_eq!(PaperId::parse(wrong), Err(IdError(wrong.to_owned())));
        }
    }

    #[test]
    fn identifiers_rank_arxiv_doi_acl_title() {
        let ranks: Vec<u8> = ["arxiv:2306.01736", "doi:10.1145/1", "acl:P17-1001", "title:0000000000000000"]
            .iter()
            .map(|id| PaperId::parse(id).unwrap().rank())
            .collect();
        assert_eq!(ranks, [0, 1, 2, 3]);
    }

    proptest! {
        #[test]
        fn parsing_never_panics_and_is_idempotent(text in "\\PC{0,40}") {
            if let Ok(id) = PaperId::parse(&text) {
                prop_assert_eq!(PaperId::parse(id.as_str()), Ok(id));
            }
        }
    }
}
