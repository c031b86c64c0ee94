//! Examples of the query language, made of what the collection has, so that each finds something.

use super::completion_index::{CompletionIndex, Kind};

/// Examples with what they mean.
pub fn examples(index: &CompletionIndex) -> Vec<(String, &'static str)> {
    let best =
        |kind| index.best("", Some(kind), 2).into_iter().map(|at| index.value(at).1.to_owned()).collect();
    let [topics, venues, authors, years]: [Vec<String>; 4] =
        [Kind::Topic, Kind::Venue, Kind::Author, Kind::Year].map(best);
    let mut rows = Vec::new();
    let mut row = |query: String, words| rows.push((query, words));
    if let [first, second] = topics.as_slice() {
        let [one, other] = [first, second].map(|topic| quoted(topic));
        row(first.clone(), "all of these words, anywhere");
        row(one.clone(), "these words side by side");
        row([&other, " -", &one].concat(), "the first without the second");
        row([&one, " OR ", &other].concat(), "one of the two; parentheses group");
        row(
            ["title:", first.split(' ').next().unwrap_or(first)].concat(),
            "a word of the title; also abstract:",
        );
        row(Kind::Topic.condition(first), "a topic");
    }
    for (kind, values, words) in [(Kind::Author, authors, "an author"), (Kind::Venue, venues, "a venue")] {
        if let Some(value) = values.first() {
            row(kind.condition(value), words);
        }
    }
    if let Some(year) = years.first() {
        row(["year:", year].concat(), "a year; year:2020..2023, year:2020.. for several");
    }
    row("has:code".to_owned(), "with linked code");
    rows
}

fn quoted(words: &str) -> String {
    ["\"", &words.replace('"', ""), "\""].concat()
}

#[cfg(test)]
mod tests {
    use offprint_search::{SearchIndex, SearchRequest, Tier};

    use super::*;
    use crate::state::catalogue::Catalogue;

    #[test]
    fn every_example_finds_papers_in_the_shipped_collection_and_is_read_as_typed() {
        let json = std::fs::read_to_string("public/data/papers.json").unwrap();
        let catalogue = Catalogue::from_json(&json).unwrap();
        let papers: Vec<_> =
            catalogue.papers().iter().map(|paper| offprint_paper::Paper::clone(paper)).collect();
        let index = SearchIndex::build(&papers).unwrap();
        let examples = examples(catalogue.completions());
        assert_eq!(examples.len(), 10);
        for (query, _) in examples {
            let request = SearchRequest { query: query.clone(), ..SearchRequest::default() };
            let found = index.search(&request);
            assert_eq!(found.reading, None, "{query}");
            assert!(matches!(found.tier, Tier::All | Tier::Everything), "{query}");
            assert!(
                !found.hits.is_empty() && found.hits.len() < papers.len() && found.corrections.is_empty(),
                "{query}"
            );
        }
    }

    #[test]
    fn a_collection_without_facts_has_few_examples() {
        let queries: Vec<_> =
            examples(&CompletionIndex::default()).into_iter().map(|(query, _)| query).collect();
        assert_eq!(queries, ["has:code"]);
    }
}
