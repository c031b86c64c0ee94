//! CSV, written: a table with a header, for spreadsheets.
//!
//! Source: RFC 4180; UTF-8 without a byte order mark.

use crate::Annotated;

/// The columns, in order.
pub const COLUMNS: [&str; 13] = [
    "title", "authors", "year", "venue", "doi", "arxiv", "url", "pdf", "code", "topics", "status", "tags",
    "note",
];

/// Papers as a table, a row each. Several values of one cell are parted by `; `.
///
/// Spreadsheets take a cell for a formula that begins with `=`, `+`, `-`, `@`, a tab or a line's end; such a cell gets
/// an apostrophe before it, which they hide (<https://owasp.org/www-community/attacks/CSV_Injection>).
pub fn file(papers: &[Annotated<'_>]) -> String {
    let mut text = COLUMNS.join(",") + "\r\n";
    for Annotated { paper, status, tags, note } in papers {
        let authors: Vec<String> = paper.authors.iter().map(|author| author.display()).collect();
        let own = |text: &Option<String>| text.clone().unwrap_or_default();
        let cells = [
            paper.title.clone(),
            authors.join("; "),
            paper.year.map(|year| year.to_string()).unwrap_or_default(),
            own(&paper.venue),
            own(&paper.doi),
            own(&paper.arxiv),
            own(&paper.page_url()),
            own(&paper.pdf_url()),
            paper.links.code.join("; "),
            paper.topics.join("; "),
            (*status).to_owned(),
            tags.join("; "),
            (*note).to_owned(),
        ];
        let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn quoted(cell: &str) -> String {
    let cell = cell.replace('\0', "");
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { "'" } else { "" };
    if guard.is_empty() && !cell.contains([',', '"', '\n', '\r', ';']) {
        return cell;
    }
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}
