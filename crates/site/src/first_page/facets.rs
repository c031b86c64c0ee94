//! The filters with their counts over all papers.

use std::collections::BTreeMap;

use offprint_paper::Paper;

use super::icon::{DOWN, icon};
use crate::escape::escape;

/// How many values a facet shows before "Show all".
const SHOWN: usize = 8;

/// Height of the years' chart in its own units.
const HEIGHT: usize = 48;

/// Every facet that the papers give.
pub fn render(papers: &[Paper]) -> String {
    let topics = counted(papers.iter().flat_map(|paper| paper.topics.iter().map(String::as_str)));
    let venues = counted(papers.iter().filter_map(|paper| Some(paper.series.as_ref()?.name.as_str())));
    let code = papers.iter().filter(|paper| paper.has_code()).count();
    let code = if code > 0 { value("code", "has code", code) } else { String::new() };
    format!(
        "<section class=\"facets\" id=\"filters\" popover=\"auto\" aria-label=\"Filters\">\
         <div class=\"facets-head\"><h2 class=\"facets-title\">Filters</h2>\
         <button class=\"link-button\" type=\"button\">Clear all</button>\
         <button class=\"button button-primary\" type=\"button\" popovertarget=\"filters\" \
         popovertargetaction=\"hide\">Show {all}</button></div>\
         {topics}{years}{venues}\
         <fieldset class=\"facet\"><legend class=\"facet-name\">Show only</legend>\
         <ul class=\"facet-list\">{code}{saved}</ul></fieldset></section>",
        all = super::papers(papers.len()),
        topics = names("Topic", "topic", &topics),
        years = years(papers),
        venues = names("Venue", "venue", &venues),
        saved = value("saved", "saved", 0),
    )
}

/// Values with their counts, by frequency, then by name.
fn counted<'p>(values: impl Iterator<Item = &'p str>) -> Vec<(&'p str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn names(name: &str, field: &str, counts: &[(&str, usize)]) -> String {
    if counts.is_empty() {
        return String::new();
    }
    let values: String =
        counts.iter().take(SHOWN).map(|(words, count)| value(field, words, *count)).collect();
    let more = if counts.len() > SHOWN {
        format!(
            "<button class=\"facet-more link-button\" type=\"button\" aria-expanded=\"false\">Show all {}</button>",
            counts.len()
        )
    } else {
        String::new()
    };
    format!(
        "<fieldset class=\"facet\"><legend class=\"facet-name\">{name}</legend>\
         <ul class=\"facet-list\">{values}</ul>{more}</fieldset>"
    )
}

fn value(field: &str, words: &str, count: usize) -> String {
    let words = escape(words);
    let empty = if count == 0 { " is-empty" } else { "" };
    format!(
        "<li><label class=\"facet-value{empty}\"><input type=\"checkbox\" name=\"{field}\" value=\"{words}\">\
         <span>{words}</span><span class=\"facet-count\">{count}</span></label></li>"
    )
}

/// The years as a histogram with two selects; nothing if no paper has a year.
fn years(papers: &[Paper]) -> String {
    let known = || papers.iter().filter_map(|paper| paper.year);
    let Some((first, last)) = known().min().zip(known().max()) else { return String::new() };
    let count = |year: u16| known().filter(|other| *other == year).count();
    let highest = (first..=last).map(count).max().unwrap_or(1);
    let bar = |year: u16| {
        let count = count(year);
        let height = (count * HEIGHT).div_ceil(highest).max(usize::from(count > 0));
        format!(
            "<button class=\"year-bar\" type=\"button\" tabindex=\"-1\" aria-pressed=\"false\">\
             <svg viewBox=\"0 0 4 48\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
             <rect y=\"{}\" width=\"4\" height=\"{height}\"></rect></svg>\
             <span class=\"year-tip\">{year}: {}</span></button>",
            HEIGHT - height,
            super::papers(count)
        )
    };
    let select = |name: &str, words: &str, chosen: u16| {
        let option = |year: u16| {
            let selected = if year == chosen { " selected" } else { "" };
            format!("<option value=\"{year}\"{selected}>{year}</option>")
        };
        let options: String = (first..=last).map(option).collect();
        format!(
            "<label class=\"select\"><span class=\"visually-hidden\">{words} year</span>\
             <select name=\"{name}\">{options}</select>{}</label>",
            icon(DOWN)
        )
    };
    format!(
        "<fieldset class=\"facet facet-years\"><legend class=\"facet-name\">Year</legend>\
         <div class=\"years-chart\">{}</div>\
         <div class=\"years-range\">{}<span aria-hidden=\"true\">–</span>{}</div></fieldset>",
        (first..=last).map(bar).collect::<String>(),
        select("from", "From", first),
        select("to", "To", last)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(year: Option<u16>, topics: &[&str]) -> Paper {
        let topics = topics.iter().map(|topic| (*topic).to_owned()).collect();
        Paper { year, topics, ..Paper::from_title("t", "test") }
    }

    #[test]
    fn values_come_by_frequency_then_by_name() {
        let papers = [paper(None, &["b", "c"]), paper(None, &["a", "c"])];
        let counts = counted(papers.iter().flat_map(|p| p.topics.iter().map(String::as_str)));
        assert_eq!(counts, [("c", 2), ("a", 1), ("b", 1)]);
    }

    #[test]
    fn years_without_papers_have_a_place_and_no_bar() {
        let html = years(&[paper(Some(2020), &[]), paper(Some(2022), &[]), paper(Some(2022), &[])]);
        assert_eq!(html.matches("class=\"year-bar\"").count(), 3);
        assert!(html.contains("<rect y=\"48\" width=\"4\" height=\"0\">"), "{html}");
        assert!(html.contains("<rect y=\"24\" width=\"4\" height=\"24\">"), "{html}");
        assert!(html.contains("2021: 0 papers"));
    }

    #[test]
    fn facets_without_facts_are_left_out() {
        let html = render(&[paper(None, &[])]);
        for absent in [">Year<", ">Topic<", ">Venue<", "has code"] {
            assert!(!html.contains(absent), "{absent}");
        }
    }
}
