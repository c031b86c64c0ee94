//! Markdown, written: a list of papers that reads well as text and as a page.
//!
//! Source: CommonMark 0.31 (<https://spec.commonmark.org/0.31.2/>).

use offprint_paper::is_safe_url;

use crate::{Annotated, reference::tidy};

/// Papers as a list, an item each: title (linked where the paper has an address), authors, venue and year, then tags and
/// note, indented so that they belong to the item. `heading` stands above; none if it is empty.
pub fn file(heading: &str, papers: &[Annotated<'_>]) -> String {
    let mut text = String::new();
    if !tidy(heading).is_empty() {
        text = format!("# {}\n\n", escaped(heading));
    }
    papers.iter().for_each(|paper| text.push_str(&item(paper)));
    text
}

fn item(Annotated { paper, status, tags, note }: &Annotated<'_>) -> String {
    let title = escaped(&paper.title);
    let title = match paper.page_url().filter(|url| is_safe_url(url)) {
        Some(url) => format!("[{title}](<{}>)", url.replace('<', "%3C").replace('>', "%3E")),
        None => title,
    };
    let authors: Vec<String> = paper.authors.iter().map(|author| author.display()).collect();
    let year = paper.year.map(|year| year.to_string()).unwrap_or_default();
    // A venue that names its year already says it once.
    let venue = paper.venue.clone().unwrap_or_default();
    let year = if venue.contains(&year) { String::new() } else { year };
    let parts = [authors.join(", "), [venue, year].join(" ")];
    let facts: Vec<String> = parts.iter().map(|part| escaped(part)).filter(|part| !part.is_empty()).collect();
    let mut text = format!("- **{title}**");
    if !facts.is_empty() {
        text.push_str(&format!("  \n  {}", facts.join(". ")));
    }
    let mut marks: Vec<String> =
        tags.iter().map(|tag| format!("#{}", escaped(tag).replace(' ', "-"))).collect();
    marks.extend(Some(escaped(status)).filter(|status| !status.is_empty()));
    if !marks.is_empty() {
        text.push_str(&format!("  \n  {}", marks.join(", ")));
    }
    text.push('\n');
    if !note.trim().is_empty() {
        text.push('\n');
        // The note is Markdown; its lines stand in the item, and it can not end it.
        for line in note.trim_end().lines() {
            let line = line.trim_end_matches('\0');
            text.push_str(if line.trim().is_empty() { "" } else { "  " });
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

/// Text as it is: every sign that could mean something has a backslash before it.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in tidy(text).chars() {
        if "\\`*_[]<>#|~$&!".contains(c) {
            written.push('\\');
        }
        written.push(c);
    }
    // At the beginning of a line these begin a list or a heading.
    match written.chars().next() {
        Some('-' | '+' | '=') => written.insert(0, '\\'),
        Some('0'..='9') => {
            let digits = written.bytes().take_while(u8::is_ascii_digit).count();
            if matches!(written.as_bytes().get(digits), Some(b'.' | b')')) {
                written.insert(digits, '\\');
            }
        }
        _ => {}
    }
    written
}
