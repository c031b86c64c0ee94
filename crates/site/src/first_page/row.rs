//! One paper in the list.

use offprint_paper::Paper;

use super::icon::{RIBBON, icon};
use super::rich_text;
use crate::BasePath;
use crate::escape::escape;

/// Letters of an abstract that two lines can hold.
const SNIPPET: usize = 240;

/// A row: title, one line of facts, the abstract's beginning.
pub fn render(paper: &Paper, base: &BasePath) -> String {
    let id = paper.id().map(ToString::to_string).unwrap_or_default();
    let without_code = if paper.has_code() { "" } else { " hidden" };
    format!(
        "<article class=\"row\" data-paper-id=\"{id_text}\"><div class=\"row-body\"><h2 class=\"row-title\">\
         <a class=\"row-link\" href=\"{base}paper/{address}\">{title}</a></h2>\
         <p class=\"row-facts\"><span class=\"row-source\">{source}</span><span class=\"badge\"{without_code}>code</span>\
         <button class=\"row-why\" type=\"button\" hidden></button></p></div>\
         <button class=\"row-save save\" type=\"button\" aria-label=\"Save: {name}\" aria-pressed=\"false\" \
         title=\"Save\">{ribbon}</button>\
         <p class=\"row-snippet\">{snippet}</p></article>\n",
        id_text = escape(&id),
        address = escape(&path_of(&id)),
        title = rich_text::render(&paper.title, paper.title.len(), &paper.title_spans),
        source = escape(&source_line(paper)),
        name = escape(&paper.title),
        ribbon = icon(RIBBON),
        snippet = rich_text::render(&paper.abstract_text, snippet_end(&paper.abstract_text), &paper.spans),
    )
}

/// An identifier as it stands in a path: letters, digits and what RFC 3986 allows in a path as it is, slashes
/// included; everything else percent-encoded.
fn path_of(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Venue or year, and authors: `ACL 2021 · Jean Maillard et al.`
fn source_line(paper: &Paper) -> String {
    let year = paper.year.map(|year| year.to_string());
    let when_and_where = match (&paper.venue, year) {
        (Some(venue), Some(year)) if !venue.contains(&year) => Some(format!("{venue} {year}")),
        (Some(venue), _) => Some(venue.clone()),
        (None, year) => year,
    };
    let authors = Some(paper.short_authors()).filter(|authors| !authors.is_empty());
    [when_and_where, authors].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Where the shown beginning of an abstract ends: after a whole word.
fn snippet_end(text: &str) -> usize {
    let Some((end, next)) = text.char_indices().nth(SNIPPET) else { return text.len() };
    match text[..end].rfind(char::is_whitespace) {
        Some(gap) if gap > 0 && !next.is_whitespace() => text[..gap].trim_end().len(),
        _ => end,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_links_to_its_paper_whatever_the_identifier_holds() {
        for (id, path) in [
            ("arxiv:2306.01736", "arxiv:2306.01736"),
            ("arxiv:hep-th/9901001", "arxiv:hep-th/9901001"),
            ("doi:10.1145/a<b>?c#d%e", "doi:10.1145/a%3Cb%3E%3Fc%23d%25e"),
        ] {
            assert_eq!(path_of(id), path);
        }
    }

    #[test]
    fn an_abstract_is_cut_after_a_whole_word() {
        let long = "word ".repeat(100);
        assert_eq!(snippet_end(&long), 239);
        assert_eq!(snippet_end("short"), 5);
        let wide = "é".repeat(300);
        assert_eq!(snippet_end(&wide), 480);
    }
}
