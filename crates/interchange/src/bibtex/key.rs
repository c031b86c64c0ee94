//! Citation keys such as `gu2023dataseg`: first author, year, first significant word of the title.

use std::collections::HashMap;

use offprint_paper::{Author, Paper};

use super::latin::ascii;

/// Words that a title may begin with and that tell papers apart badly.
const INSIGNIFICANT: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "beyond", "but", "by", "can", "do", "does", "for", "from", "how",
    "in", "into", "is", "it", "its", "no", "not", "of", "on", "or", "our", "over", "some", "the", "their",
    "to", "toward", "towards", "under", "via", "we", "what", "when", "where", "which", "who", "why", "with",
    "without", "your",
];

/// The key that a paper has by itself: lower-case ASCII letters and digits, never empty. A part that is not
/// known, or has no Latin letters, is left out.
pub fn citation_key(paper: &Paper) -> String {
    let author = paper.authors.first().map(Author::sort_key).map(ascii).unwrap_or_default();
    let year = paper.year.map(|year| year.to_string()).unwrap_or_default();
    let words: Vec<String> =
        paper.title.split_whitespace().map(ascii).filter(|word| !word.is_empty()).collect();
    let telling = words.iter().find(|word| !INSIGNIFICANT.contains(&word.as_str())).or(words.first());
    let key = author + &year + telling.map(String::as_str).unwrap_or_default();
    if key.is_empty() { "paper".to_owned() } else { key }
}

/// Keys of all papers, in their order and unique: papers that would share a key get `a`, `b`, `c` … behind it.
pub fn citation_keys(papers: &[Paper]) -> Vec<String> {
    let plain: Vec<String> = papers.iter().map(citation_key).collect();
    // How many papers have a key by themselves; a key given away counts as one.
    let mut sharers: HashMap<String, usize> = HashMap::new();
    for key in &plain {
        *sharers.entry(key.clone()).or_default() += 1;
    }
    let mut next: HashMap<String, usize> = HashMap::new();
    let unique = |key: String| {
        if sharers.get(&key) == Some(&1) {
            return key;
        }
        let number = next.entry(key.clone()).or_default();
        loop {
            let candidate = format!("{key}{}", letters(*number));
            *number += 1;
            if !sharers.contains_key(&candidate) {
                sharers.insert(candidate.clone(), 1);
                return candidate;
            }
        }
    };
    plain.into_iter().map(unique).collect()
}

/// `a` to `z`, then `aa`, `ab` and so on.
fn letters(number: usize) -> String {
    let last = char::from(b'a' + (number % 26) as u8);
    if number < 26 { last.to_string() } else { letters(number / 26 - 1) + &last.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(author: &str, year: Option<u16>, title: &str) -> Paper {
        let authors = if author.is_empty() { Vec::new() } else { vec![Author::whole(author)] };
        Paper { authors, year, ..Paper::from_title(title, "test") }
    }

    #[test]
    fn keys_are_author_year_and_first_significant_word() {
        for (author, year, title, key) in [
            ("Xiuye Gu", Some(2023), "DaTaSeg: Taming a Universal Model", "gu2023dataseg"),
            (
                "Gonzalo Martínez-Muñoz",
                Some(2025),
                "A Robust-Multi-Task Way",
                "martinezmunoz2025robustmultitask",
            ),
            ("Kristian Nørgaard", None, "What is it", "norgaardwhat"),
            ("", None, "Über das Lernen", "uber"),
            ("王小明", Some(2020), "学习", "2020"),
            ("", None, "学习", "paper"),
        ] {
            assert_eq!(citation_key(&paper(author, year, title)), key);
        }
    }

    #[test]
    fn papers_that_would_share_a_key_get_letters_and_no_key_comes_twice() {
        let same = || paper("Ann Lee", Some(2020), "On Graphs");
        let papers =
            [same(), paper("Bo Ek", Some(2021), "Trees"), same(), paper("Ann Lee", Some(2020), "Graphsa")];
        assert_eq!(
            citation_keys(&papers),
            ["lee2020graphsb", "ek2021trees", "lee2020graphsc", "lee2020graphsa"]
        );
        let many: Vec<Paper> = (0..60).map(|_| same()).collect();
        let keys: std::collections::HashSet<String> = citation_keys(&many).into_iter().collect();
        assert_eq!(keys.len(), 60);
        assert!(keys.contains("lee2020graphsz") && keys.contains("lee2020graphsaa"));
    }
}
