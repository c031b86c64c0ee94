//! The list: its head and the newest papers.

use offprint_paper::{Collection, newest_first};

use super::icon::{DOWN, EXPORT, FILTERS, icon};
use super::row;
use crate::BasePath;
use crate::escape::escape;

/// Rows of the first page: more than most screens show at once.
const ROWS: usize = 10;

/// The orders of the list, as the app offers them: value and words.
const ORDERS: [(&str, &str); 4] =
    [("best", "Best match"), ("newest", "Newest"), ("title", "Title"), ("author", "First author")];

/// The list of a collection.
pub fn render(collection: &Collection, base: &BasePath) -> String {
    let papers = &collection.papers;
    let title = match collection.about.title.as_str() {
        "" => "Papers".to_owned(),
        title => format!("{title}: papers"),
    };
    let noun = if papers.len() == 1 { "paper" } else { "papers" };
    let rows: String =
        newest_first(papers).into_iter().take(ROWS).map(|at| row::render(&papers[at], base)).collect();
    let options: String =
        ORDERS.iter().map(|(value, words)| format!("<option value=\"{value}\">{words}</option>")).collect();
    format!(
        "<section class=\"results\" id=\"results\" aria-label=\"Papers\">\
         <h1 class=\"visually-hidden\">{title}</h1>\
         <div class=\"list-head\"><div class=\"list-line\">\
         <button class=\"icon-button open-filters\" type=\"button\" popovertarget=\"filters\" \
         aria-label=\"Filters\" title=\"Filters\">{filters}</button>\
         <p class=\"status\" role=\"status\" aria-live=\"off\"><b>{count}</b> {noun}</p>\
         <label class=\"select\"><span class=\"visually-hidden\">Sort by</span>\
         <select name=\"sort\">{options}</select>{down}</label>\
         <button class=\"icon-button\" type=\"button\" popovertarget=\"export-results\" \
         aria-label=\"Export these papers\" title=\"Export these papers\">{export}</button></div></div>\
         <noscript><p class=\"strip\">Search, filters and saving need JavaScript. \
         These are the newest papers.</p></noscript>\
         <div class=\"rows first-page-list\">\n{rows}</div></section>",
        title = escape(&title),
        filters = icon(FILTERS),
        count = papers.len(),
        down = icon(DOWN),
        export = icon(EXPORT),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_paper::Paper;

    #[test]
    fn the_newest_papers_come_first_and_no_more_than_a_page_of_them() {
        let papers =
            (0..30).map(|n| Paper { year: Some(1990 + n), ..Paper::from_title(format!("T{n}"), "test") });
        let collection = Collection { format: 1, about: Default::default(), papers: papers.collect() };
        let html = render(&collection, &BasePath::root());
        assert_eq!(html.matches("<article").count(), ROWS);
        assert!(html.find(">T29<").unwrap() < html.find(">T28<").unwrap());
        assert!(html.contains("<b>30</b> papers"));
    }
}
