//! References as plain text, in the manner of the American Psychological Association's style (7th edition,
//! <https://apastyle.apa.org/style-grammar-guidelines/references/examples>).
//!
//! Like it, not it: capitals of titles stay, nothing is in italics, and a name that came unsplit is not taken apart.

use offprint_paper::{Author, Paper};

use crate::reference::{addresses, tidy};

/// Up to so many authors are named; of more, the first nineteen and the last.
const MOST_AUTHORS: usize = 20;

/// References, a line each, in the order of the papers.
pub fn file(papers: &[Paper]) -> String {
    papers.iter().map(|paper| entry(paper) + "\n").collect()
}

/// One reference: authors, year, title, venue, address, as far as they are known.
pub fn entry(paper: &Paper) -> String {
    let mut parts = Vec::new();
    let authors = authors(&paper.authors);
    let year = paper.year.map_or("n.d.".to_owned(), |year| year.to_string());
    let title = ended(&tidy(&paper.title));
    if authors.is_empty() {
        parts.extend([title, format!("({year}).")]);
    } else {
        parts.extend([ended(&authors), format!("({year})."), title]);
    }
    match (&paper.venue, &paper.arxiv) {
        (Some(venue), _) => parts.push(ended(&tidy(venue))),
        (None, Some(_)) => parts.push("arXiv.".to_owned()),
        (None, None) => {}
    }
    let doi = paper.doi.as_ref().map(|doi| format!("https://doi.org/{doi}"));
    parts.extend(doi.or_else(|| addresses(paper).into_iter().next()));
    parts.join(" ")
}

fn authors(authors: &[Author]) -> String {
    let names: Vec<String> = authors.iter().map(author).filter(|name| !name.is_empty()).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if names.len() <= MOST_AUTHORS => format!("{}, & {last}", first.join(", ")),
        [first @ .., last] => format!("{}, … {last}", first[..MOST_AUTHORS - 1].join(", ")),
    }
}

/// `Family, G. H.`; a name that came unsplit stays as it is.
fn author(author: &Author) -> String {
    match author {
        Author::Whole { name } => tidy(name),
        Author::Split { given, family } => {
            let initials: Vec<String> = given.split_whitespace().map(initial).collect();
            tidy(&[family.as_str(), &initials.join(" ")].join(", ")).trim_end_matches([',', ' ']).to_owned()
        }
    }
}

/// `Jean-Luc` is `J.-L.`; what is an initial already stays.
fn initial(name: &str) -> String {
    let letter =
        |part: &str| part.chars().find(|c| c.is_alphabetic()).map(|c| format!("{}.", c.to_uppercase()));
    let parts: Vec<String> = name.split('-').filter_map(letter).collect();
    parts.join("-")
}

fn ended(text: &str) -> String {
    if text.ends_with(['.', '?', '!']) { text.to_owned() } else { format!("{text}.") }
}
