//! What another app shares with the installed one: a title, a text, an address. A paper is known by what names it there.

use form_urlencoded::parse;
use offprint_paper::PaperId;

/// What stands before an identifier in addresses and texts, and what it is then.
const BEFORE: [(&str, &str); 8] = [
    ("https://arxiv.org/abs/", "arxiv:"),
    ("https://arxiv.org/pdf/", "arxiv:"),
    ("https://www.arxiv.org/abs/", "arxiv:"),
    ("https://huggingface.co/papers/", "arxiv:"),
    ("arxiv:", "arxiv:"),
    ("https://doi.org/", "doi:"),
    ("doi:", "doi:"),
    ("https://aclanthology.org/", "acl:"),
];

/// The text of a query string as the share target names its parts (`title`, `text`, `url`); empty if it has none.
pub fn of_query(search: &str) -> String {
    let parts = parse(search.trim_start_matches('?').as_bytes());
    let shared =
        parts.filter(|(name, value)| matches!(&**name, "title" | "text" | "url") && !value.trim().is_empty());
    let texts: Vec<String> = shared.map(|(_, value)| value.trim().to_owned()).collect();
    texts.join("\n")
}

/// The identifiers that a text names, in order.
pub fn identifiers(text: &str) -> Vec<PaperId> {
    let mut found = Vec::new();
    for word in text.split_whitespace() {
        let word = word.trim_end_matches(['.', ',', ')', ']', '/']);
        let named = BEFORE.iter().find_map(|(before, kind)| {
            let begins = word.get(..before.len())?.eq_ignore_ascii_case(before);
            let rest = word.get(before.len()..)?.trim_end_matches(".pdf");
            begins.then(|| PaperId::parse(&[kind, without_version(rest)].concat()).ok())?
        });
        found.extend(named.filter(|id| !found.contains(id)));
    }
    found
}

/// `2306.01736v2` without its version.
fn without_version(id: &str) -> &str {
    match id.rsplit_once('v') {
        Some((id, version)) if !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit()) => id,
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_names_its_papers() {
        for (text, ids) in [
            (
                "Look: https://arxiv.org/abs/2306.01736v2, and https://arxiv.org/pdf/2106.04489.pdf",
                &["arxiv:2306.01736", "arxiv:2106.04489"][..],
            ),
            ("arXiv:2306.01736 (https://huggingface.co/papers/2306.01736)", &["arxiv:2306.01736"]),
            ("https://doi.org/10.1145/3539618.3591631", &["doi:10.1145/3539618.3591631"]),
            ("https://aclanthology.org/2020.acl-main.1/", &["acl:2020.acl-main.1"]),
            ("nothing here https://example.org/2306.01736", &[]),
        ] {
            let found = identifiers(text);
            assert_eq!(found.iter().map(PaperId::as_str).collect::<Vec<_>>(), ids, "{text}");
        }
    }

    #[test]
    fn the_parts_of_a_share_are_put_together() {
        assert_eq!(of_query("?title=A+title&text=&url=https%3A%2F%2Fa.org&q=x"), "A title\nhttps://a.org");
        assert_eq!(of_query(""), "");
    }
}
