//! `offprint search`: the page's own search, on the command line.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use offprint_paper::Paper;
use offprint_search::{Explanation, Field, SearchIndex, SearchRequest, SearchResponse, Tier, WordMatch};
use serde::{Deserialize, Serialize};

use crate::args::{Asked, SearchOptions};
use crate::collection_file;
use crate::error::CliError;

/// One answer as JSON.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    /// The query as it came.
    q: &'a str,
    /// The best hits, best first.
    hits: Vec<HitLine<'a>>,
    /// Number of all hits.
    total: usize,
    /// Time of the search alone, in microseconds.
    micros: u128,
}

/// One hit as JSON.
#[derive(Debug, Serialize)]
struct HitLine<'a> {
    /// The paper's name.
    id: String,
    /// Its title.
    title: &'a str,
    /// Why it is one, where that was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<String>,
}

/// One line of a batch; other fields are ignored.
#[derive(Debug, Deserialize)]
struct BatchLine {
    q: String,
}

/// Searches and prints.
///
/// # Errors
/// There is no collection, a file cannot be read, or a line of a batch is no query.
pub fn run(options: &SearchOptions) -> Result<(), CliError> {
    let papers = collection_file::read(&options.folder)?.papers;
    let index = SearchIndex::build(&papers)?;
    let engine = Engine { index, papers: &papers, limit: options.limit, explain: options.explain };
    let mut out = io::stdout().lock();
    if let Asked::Query(query) = &options.asked
        && let Some(reading) = offprint_search::reading(query)
    {
        eprintln!("{reading}");
    }
    match &options.asked {
        Asked::Query(query) if options.json => engine.print_json(&mut out, query),
        Asked::Query(query) => engine.print_text(&mut out, query),
        Asked::Batch(file) => engine.batch(&mut out, file),
    }
}

struct Engine<'p> {
    index: SearchIndex,
    papers: &'p [Paper],
    limit: usize,
    explain: bool,
}

impl Engine<'_> {
    fn search(&self, query: &str) -> (SearchResponse, u128) {
        let request = SearchRequest { query: query.to_owned(), ..SearchRequest::default() };
        let started = Instant::now();
        let response = self.index.search(&request);
        (response, started.elapsed().as_micros())
    }

    fn hits<'a>(&'a self, response: &'a SearchResponse) -> impl Iterator<Item = (u32, &'a Paper)> {
        let shown = response.hits.iter().take(self.limit);
        shown.filter_map(|hit| Some((hit.doc, self.papers.get(hit.doc as usize)?)))
    }

    /// Why a paper is a hit, one line for each word and each bonus; nothing if that was not asked for.
    fn why(&self, query: &str, doc: u32) -> Vec<String> {
        let request = SearchRequest { query: query.to_owned(), ..SearchRequest::default() };
        let explanation = if self.explain { self.index.explain(&request, doc) } else { None };
        explanation.map(|explanation| lines(&explanation)).unwrap_or_default()
    }

    fn print_json(&self, out: &mut impl Write, query: &str) -> Result<(), CliError> {
        let (response, micros) = self.search(query);
        let hits = self.hits(&response).map(|(doc, paper)| HitLine {
            id: paper.id().map(ToString::to_string).unwrap_or_default(),
            title: &paper.title,
            why: self.why(query, doc),
        });
        let hits = hits.collect();
        let answer = Answer { q: query, hits, total: response.hits.len(), micros };
        let text = serde_json::to_string(&answer).map_err(|error| CliError::Print(error.into()))?;
        writeln!(out, "{text}").map_err(CliError::Print)
    }

    fn print_text(&self, out: &mut impl Write, query: &str) -> Result<(), CliError> {
        let (response, micros) = self.search(query);
        let mut text = format!("{} of {} papers, {micros} µs", response.hits.len(), self.papers.len());
        for correction in &response.corrections {
            text.push_str(&format!("; {} read as {}", correction.typed, correction.searched));
        }
        match response.tier {
            Tier::Partial => text.push_str("; no paper has all words, best partial matches"),
            Tier::Subsequence => text.push_str("; no paper has these words, titles with these letters"),
            Tier::Nothing if !response.nearest.is_empty() => {
                text.push_str(&format!("; nearest words: {}", response.nearest.join(", ")));
            }
            _ => {}
        }
        text.push('\n');
        for (at, (doc, paper)) in self.hits(&response).enumerate() {
            let id = paper.id().map(ToString::to_string).unwrap_or_default();
            let year = paper.year.map(|year| format!(" ({year})")).unwrap_or_default();
            text.push_str(&format!(
                "{:>3}. {}{year}\n     {id} · {}\n",
                at + 1,
                paper.title,
                paper.short_authors()
            ));
            self.why(query, doc).iter().for_each(|line| text.push_str(&format!("     {line}\n")));
        }
        out.write_all(text.as_bytes()).map_err(CliError::Print)
    }

    /// Answers every line; what is no query is reported at the end.
    fn batch(&self, out: &mut impl Write, file: &Path) -> Result<(), CliError> {
        let text = fs::read_to_string(file).map_err(CliError::file(file))?;
        let (mut all, mut wrong) = (0, Vec::new());
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            all += 1;
            match serde_json::from_str::<BatchLine>(line) {
                Ok(line) => self.print_json(out, &line.q)?,
                Err(error) => wrong.push(format!("{}:{}: {error}", file.display(), at + 1)),
            }
        }
        match wrong.first().cloned() {
            Some(first) => Err(CliError::Batch { wrong: wrong.len(), all, first }),
            None => Ok(()),
        }
    }
}

/// An explanation in lines.
fn lines(explanation: &Explanation) -> Vec<String> {
    let word = |word: &WordMatch| {
        let fields = Field::ALL.iter().zip(word.fields).filter(|(_, times)| *times > 0);
        let fields: Vec<String> = fields.map(|(field, times)| format!("{} ×{times}", field.name())).collect();
        let found = if word.found.is_empty() { String::new() } else { format!(" {}", word.found) };
        format!("{:>7.3}  {}: {}{found} [{}]", word.score, word.typed, word.how.name(), fields.join(", "))
    };
    let bonuses = explanation.bonuses().into_iter().chain([(explanation.score, "in all")]);
    let bonus = |(part, what): (f32, &str)| format!("{part:>7.3}  {what}");
    let parts = bonuses.filter(|(part, _)| *part > 0.0).map(bonus);
    explanation.words.iter().map(word).chain(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(
        print: impl Fn(&Engine<'_>, &mut Vec<u8>) -> Result<(), CliError>,
    ) -> (String, Result<(), CliError>) {
        let papers = ["Multi-Task Learning", "Pre-training of Models", "A Survey"];
        let papers: Vec<Paper> = papers.map(|title| Paper::from_title(title, "test")).into();
        let engine =
            Engine { index: SearchIndex::build(&papers).unwrap(), papers: &papers, limit: 10, explain: true };
        let mut out = Vec::new();
        let done = print(&engine, &mut out);
        (String::from_utf8(out).unwrap(), done)
    }

    #[test]
    fn a_query_is_answered_by_one_json_line() {
        let (text, _) = printed(|engine, out| engine.print_json(out, "multitask lerning"));
        let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(text.lines().count(), 1);
        assert_eq!(answer["hits"][0]["title"], "Multi-Task Learning");
        assert!(answer["hits"][0]["id"].as_str().unwrap().starts_with("title:"));
        assert_eq!((&answer["q"], &answer["total"]), (&"multitask lerning".into(), &1.into()));
        assert!(answer["micros"].is_u64());
    }

    #[test]
    fn a_batch_answers_in_order_and_reports_what_is_no_query() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("queries.jsonl");
        fs::write(&file, "{\"q\": \"pretraining\", \"want\": 1}\n\n{broken\n{\"q\": \"survey\"}\n").unwrap();
        let (text, done) = printed(|engine, out| engine.batch(out, &file));
        let queries: Vec<String> = text
            .lines()
            .map(|line| {
                serde_json::from_str::<serde_json::Value>(line).unwrap()["q"].as_str().unwrap().to_owned()
            })
            .collect();
        assert_eq!(queries, ["pretraining", "survey"]);
        let error = done.unwrap_err().to_string();
        assert!(error.starts_with("1 of 3 lines were no queries") && error.contains("jsonl:3:"), "{error}");
    }

    #[test]
    fn text_says_what_was_searched_instead() {
        let (text, _) = printed(|engine, out| engine.print_text(out, "lerning"));
        assert!(text.contains("1 of 3 papers") && text.contains("lerning read as learning"), "{text}");
        assert!(text.contains("  1. Multi-Task Learning\n"), "{text}");
        assert!(text.contains("lerning: one edit away learning [title ×1]"), "{text}");
    }
}
