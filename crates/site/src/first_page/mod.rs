//! The first page of results as HTML, in the markup that the app will put in its place: the same elements, classes
//! and words as `src/components`, so that nothing moves when it does. Whoever changes one changes the other;
//! an end-to-end test compares.

mod facets;
mod icon;
mod list;
mod masthead;
mod math;
mod rich_text;
mod row;
mod welcome;

use offprint_paper::Collection;

use crate::BasePath;

/// The start view of a collection: shell, filters with counts over all papers, the newest papers, what the
/// collection is. It stands before the empty element that the app mounts into, so that of two search boxes this one is
/// found until it goes.
pub fn render(collection: &Collection, base: &BasePath) -> String {
    format!(
        "<div id=\"first-page\"><div class=\"shell\">\
         <a class=\"skip-link\" href=\"{base}#main\">Skip to the papers</a>\n\
         {masthead}\n\
         <main class=\"panes\" id=\"main\" tabindex=\"-1\">\n{facets}\n{list}\n{welcome}\n</main>\
         </div></div>\n\
         <div id=\"app\" hidden></div>",
        masthead = masthead::render(base),
        facets = facets::render(&collection.papers),
        list = list::render(collection, base),
        welcome = welcome::render(collection, base),
    )
}

/// `1 paper`, `2 papers`.
fn papers(count: usize) -> String {
    if count == 1 { "1 paper".into() } else { format!("{count} papers") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_paper::{About, Author, Paper};

    const ATTACK: &str = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>";

    fn hostile() -> Collection {
        let paper = Paper {
            abstract_text: ATTACK.into(),
            authors: vec![Author::whole(ATTACK)],
            year: Some(2024),
            venue: Some(ATTACK.into()),
            series: Some(offprint_paper::Series {
                name: ATTACK.into(),
                kind: offprint_paper::SeriesKind::Workshop,
            }),
            topics: vec![ATTACK.into()],
            ..Paper::from_title(ATTACK, "test")
        };
        let about = About {
            title: ATTACK.into(),
            description: ATTACK.into(),
            source: ATTACK.into(),
            licence: ATTACK.into(),
            date: Some(ATTACK.into()),
            contact: Some("javascript:alert(3)".into()),
            ..About::default()
        };
        Collection { format: 1, about, papers: vec![paper] }
    }

    #[test]
    fn nothing_of_a_collection_becomes_markup() {
        let page = render(&hostile(), &BasePath::root());
        assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
        assert!(!page.contains("href=\"javascript:"), "{page}");
        // Every attribute is double-quoted, so a quote from the data would show as an odd number of them.
        for tag in page.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            assert_eq!(tag.matches('"').count() % 2, 0, "<{tag}>");
        }
    }

    #[test]
    fn the_page_holds_no_inline_style_or_handler() {
        let page = render(&hostile(), &BasePath::root());
        let tags = page.split('<').skip(1).filter_map(|rest| rest.split('>').next());
        for tag in tags {
            // What is not inside quotes: the element's name and its attributes' names.
            let names: String = tag.split('"').step_by(2).collect();
            assert!(!names.contains(" style=") && !names.contains(" on"), "<{tag}>");
        }
    }

    #[test]
    fn the_static_search_box_is_the_one_that_the_app_takes_over() {
        let page = render(&hostile(), &BasePath::root());
        assert_eq!(page.matches("id=\"search\"").count(), 1);
        assert!(page.contains("aria-label=\"Search papers\""));
        assert!(page.contains("<p class=\"status\" role=\"status\" aria-live=\"off\"><b>1</b> paper</p>"));
    }
}
