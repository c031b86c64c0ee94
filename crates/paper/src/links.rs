//! Where a paper can be found besides the collection, and which addresses a page may link to.

use serde::{Deserialize, Serialize};

use crate::Paper;

/// Addresses that belong to a paper. Each was given by a source or stands in the abstract; what follows from an
/// identifier is not among them (see [`Paper::page_url`] and [`Paper::pdf_url`]).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    /// The paper's page at its publisher or archive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The paper itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pdf: Option<String>,
    /// Repositories that hold its code, the authors' own first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub code: Vec<String>,
    /// The project's page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
}

impl Links {
    /// Whether nothing is linked.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }
}

impl Paper {
    /// Address of the paper's page: the one that a source gave, otherwise the first of these that an identifier
    /// gives.
    ///
    /// - `https://arxiv.org/abs/<id>`
    ///   (<https://info.arxiv.org/help/arxiv_identifier_for_services.html>)
    /// - `https://doi.org/<doi>`, percent-encoded (<https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls.html>)
    /// - `https://aclanthology.org/<id>/` (<https://aclanthology.org/info/ids/>)
    pub fn page_url(&self) -> Option<String> {
        let arxiv =
            || self.known(self.arxiv.as_deref(), "arxiv:").map(|id| format!("https://arxiv.org/abs/{id}"));
        let doi = || {
            let doi = self.known(self.doi.as_deref(), "doi:")?;
            Some(format!("https://doi.org/{}", encoded(doi)))
        };
        let acl = || self.known(None, "acl:").map(|id| format!("https://aclanthology.org/{id}/"));
        self.links.page.clone().or_else(arxiv).or_else(doi).or_else(acl)
    }

    /// Address of the paper itself: the one that a source gave, otherwise `https://arxiv.org/pdf/<id>`, otherwise
    /// `https://aclanthology.org/<id>.pdf`. A DOI alone gives none.
    pub fn pdf_url(&self) -> Option<String> {
        let arxiv =
            || self.known(self.arxiv.as_deref(), "arxiv:").map(|id| format!("https://arxiv.org/pdf/{id}"));
        let acl = || self.known(None, "acl:").map(|id| format!("https://aclanthology.org/{id}.pdf"));
        self.links.pdf.clone().or_else(arxiv).or_else(acl)
    }

    /// An identifier without its prefix: from its field, otherwise from the list.
    fn known<'p>(&'p self, field: Option<&'p str>, prefix: &str) -> Option<&'p str> {
        field.or_else(|| self.ids.iter().find_map(|id| id.as_str().strip_prefix(prefix)))
    }
}

/// A DOI with the characters encoded that a URL's path cannot hold as they are.
fn encoded(doi: &str) -> String {
    let mut written = String::with_capacity(doi.len());
    for c in doi.chars() {
        match c {
            '%' | '#' | '?' | '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '[' | ']' | '`' => {
                written.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => written.push(c),
        }
    }
    written
}

/// Whether a page may put this address into a link: `https:`, `http:` or `mailto:`, without white space,
/// control characters or backslashes, which browsers read in surprising ways.
pub fn is_safe_url(url: &str) -> bool {
    let lower = url.get(..8.min(url.len())).map(str::to_ascii_lowercase).unwrap_or_default();
    let rest = if lower.starts_with("https://") {
        &url[8..]
    } else if lower.starts_with("http://") || lower.starts_with("mailto:") {
        &url[7..]
    } else {
        return false;
    };
    !rest.is_empty() && !url.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PaperId;

    #[test]
    fn addresses_come_from_the_source_or_else_from_the_best_identifier() {
        let given = Links {
            page: Some("https://a.org".into()),
            pdf: Some("https://a.org/p".into()),
            ..Links::default()
        };
        for (ids, links, page, pdf) in [
            (&["arxiv:2306.01736"][..], given, Some("https://a.org"), Some("https://a.org/p")),
            (
                &["arxiv:2306.01736", "doi:10.1145/1", "acl:P17-1171"],
                Links::default(),
                Some("https://arxiv.org/abs/2306.01736"),
                Some("https://arxiv.org/pdf/2306.01736"),
            ),
            (
                &["doi:10.18653/v1/p17-1171", "acl:P17-1171"],
                Links::default(),
                Some("https://doi.org/10.18653/v1/p17-1171"),
                Some("https://aclanthology.org/P17-1171.pdf"),
            ),
            (&["doi:10.1/x"], Links::default(), None, None),
            (
                &["doi:10.1002/(sici)1<1:aid#1>3.0.co;2-q"],
                Links::default(),
                Some("https://doi.org/10.1002/(sici)1%3C1:aid%231%3E3.0.co;2-q"),
                None,
            ),
            (
                &["acl:2021.acl-long.89"],
                Links::default(),
                Some("https://aclanthology.org/2021.acl-long.89/"),
                Some("https://aclanthology.org/2021.acl-long.89.pdf"),
            ),
            (&[], Links::default(), None, None),
        ] {
            let ids = ids.iter().filter_map(|id| PaperId::parse(id).ok()).collect();
            let mut paper = Paper { ids, links, ..Paper::from_title("T", "test") };
            assert_eq!(
                (paper.page_url().as_deref(), paper.pdf_url().as_deref()),
                (page, pdf),
                "{:?}",
                paper.ids
            );
            // What is kept without its list of identifiers has the same addresses.
            let bare = |prefix: &str| paper.known(None, prefix).map(str::to_owned);
            (paper.arxiv, paper.doi) = (bare("arxiv:"), bare("doi:"));
            assert_eq!(
                (paper.page_url().as_deref(), paper.pdf_url().as_deref()),
                (page, pdf),
                "{:?}",
                paper.ids
            );
            assert!(paper.page_url().is_none_or(|url| is_safe_url(&url)));
        }
    }

    #[test]
    fn only_web_and_mail_addresses_may_be_linked() {
        for good in ["https://a.org/x", "http://zhuhao.me/fewrel", "HTTPS://A.ORG", "mailto:a@b.org"] {
            assert!(is_safe_url(good), "{good}");
        }
        for bad in [
            "",
            "https://",
            "javascript:alert(1)",
            " https://a.org",
            "data:text/html,x",
            "//a.org",
            "https:a.org",
            "https://a.org\\@b.org",
            "https://a\u{0}b",
            "java\nscript:x",
            "ħttps://a",
        ] {
            assert!(!is_safe_url(bad), "{bad:?}");
        }
    }
}
