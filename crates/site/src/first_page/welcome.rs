//! The reading pane while no paper is open.

use offprint_paper::{Collection, is_safe_url};

use crate::BasePath;
use crate::escape::escape;

/// The first keys.
const KEYS: &str = "<dl class=\"key-list\"><dt><kbd>/</kbd></dt><dd>search</dd>\
    <dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous paper</dd><dt><kbd>s</kbd></dt><dd>save</dd>\
    <dt><kbd>c</kbd></dt><dd>copy BibTeX</dd><dt><kbd>?</kbd></dt><dd>all keys</dd></dl>";

/// What the collection is, and the first keys.
pub fn render(collection: &Collection, base: &BasePath) -> String {
    let about = &collection.about;
    let title = if about.title.is_empty() { "Offprint" } else { &about.title };
    format!(
        "<section class=\"reading\" aria-labelledby=\"welcome-title\" tabindex=\"-1\"><div class=\"welcome\">\
         <h2 class=\"welcome-title\" id=\"welcome-title\">{title}</h2>\
         <p class=\"welcome-text\">{text} Pick a paper to read it here. It all works offline, and what you save \
         stays in this browser. <a class=\"\" href=\"{base}about\">About this collection</a> · \
         <a class=\"\" href=\"{base}digest\">What is new</a></p>\
         <dl class=\"facts\">{papers}{source}{date}{licence}{contact}</dl>{KEYS}</div></section>",
        title = escape(title),
        text = escape(&about.description),
        papers = fact("Papers", &extent(collection)),
        source = fact("Source", &about.source),
        date = fact("Read on", about.date.as_deref().unwrap_or_default()),
        licence = fact("Licence", &about.licence),
        contact = contact(about.contact.as_deref().unwrap_or_default()),
    )
}

fn fact(name: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<dt>{name}</dt> <dd>{}</dd>", escape(text)) }
}

/// How many papers, of which years.
fn extent(collection: &Collection) -> String {
    let years = || collection.papers.iter().filter_map(|paper| paper.year);
    let count = collection.papers.len();
    match years().min().zip(years().max()) {
        Some((first, last)) if first < last => format!("{count}, from {first} to {last}"),
        Some((year, _)) => format!("{count}, of {year}"),
        None => count.to_string(),
    }
}

fn contact(address: &str) -> String {
    let words = escape(address.strip_prefix("mailto:").unwrap_or(address));
    match address {
        "" => String::new(),
        _ if is_safe_url(address) => {
            let href = escape(address);
            format!("<dt>Contact</dt> <dd><a href=\"{href}\" rel=\"noopener noreferrer\">{words}</a></dd>")
        }
        _ => format!("<dt>Contact</dt> <dd>{words}</dd>"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_paper::{About, Paper};

    #[test]
    fn only_facts_that_are_known_are_shown() {
        let about = About { title: "T".into(), contact: Some("mailto:a@b.org".into()), ..About::default() };
        let paper = Paper { year: Some(2020), ..Paper::from_title("t", "test") };
        let html = render(&Collection { format: 1, about, papers: vec![paper] }, &BasePath::root());
        assert!(html.contains("<dt>Papers</dt> <dd>1, of 2020</dd>"), "{html}");
        assert!(
            html.contains("<a href=\"mailto:a@b.org\" rel=\"noopener noreferrer\">a@b.org</a>"),
            "{html}"
        );
        assert!(!html.contains("Licence") && !html.contains("Source"), "{html}");
    }
}
