//! The papers and queries of the measurement: found, read, and put into the forms that the engines take.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use offprint_paper::{About, Author, Collection, FORMAT, Links, Paper, Series, SeriesKind};
use offprint_search::fold_text;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::SearchOptions;
use crate::error::TaskError;
use crate::workspace::Workspace;

/// Where the papers lie unless told otherwise, from the repository.
const PAPERS: &str = "../shared/corpus/paperlists-10k.json.gz";

/// Where the queries lie unless told otherwise, from the repository.
const QUERIES: &str = "../shared/bench/queries-10k.jsonl";

/// One row of the corpus; other fields are of no use here.
#[derive(Debug, Deserialize)]
struct Row {
    title: String,
    /// Names with `;` between.
    #[serde(default)]
    author: String,
    #[serde(rename = "abstract", default)]
    text: String,
    #[serde(default)]
    conference: String,
    year: Option<u16>,
    #[serde(default)]
    pdf: String,
    #[serde(default)]
    github: String,
}

/// One line of the queries.
#[derive(Debug, Deserialize)]
struct Line {
    kind: String,
    q: String,
    title: String,
}

/// Someone looks for a paper that they know.
#[derive(Debug)]
pub struct Query {
    /// In which of the ways this is.
    pub kind: String,
    /// What they type.
    pub text: String,
    /// The title they look for, folded; see [`fold_text`].
    pub wanted: String,
}

/// A paper as the other engines get it. The fields are those that Offprint searches here, venues apart.
#[derive(Debug, Serialize)]
struct Doc<'c> {
    n: usize,
    title: &'c str,
    authors: String,
    #[serde(rename = "abstract")]
    text: &'c str,
}

impl<'c> Doc<'c> {
    fn of(n: usize, paper: &'c Paper) -> Self {
        let Paper { title, authors, abstract_text, .. } = paper;
        let authors: Vec<String> = authors.iter().map(Author::display).collect();
        Self { n, title, authors: authors.join(" "), text: abstract_text }
    }
}

/// Papers and queries.
#[derive(Debug)]
pub struct Corpus {
    /// The papers; an engine's number for a paper is its position here.
    pub collection: Collection,
    /// Every title, folded.
    pub titles: Vec<String>,
    /// The queries in the file's order, in which all kinds of a paper follow one another.
    pub queries: Vec<Query>,
}

/// The files that are to be read; the one that is absent as an error.
pub fn find(workspace: &Workspace, options: &SearchOptions) -> Result<(PathBuf, PathBuf), PathBuf> {
    let or = |told: &Option<PathBuf>, usual: &str| {
        let path = told.clone().unwrap_or_else(|| workspace.root.join(usual));
        if path.is_file() { Ok(path) } else { Err(path) }
    };
    Ok((or(&options.papers, PAPERS)?, or(&options.queries, QUERIES)?))
}

impl Corpus {
    /// Reads both files. Papers may be compressed with gzip.
    pub fn read(papers: &Path, queries: &Path) -> Result<Self, TaskError> {
        let rows: Vec<Row> = parse(papers, &text(papers)?)?;
        let lines = text(queries)?;
        let lines: Vec<Line> = lines.lines().map(|line| parse(queries, line)).collect::<Result<_, _>>()?;
        Ok(Self::new(rows, lines))
    }

    fn new(rows: Vec<Row>, lines: Vec<Line>) -> Self {
        let about = About {
            name: "bench".into(),
            title: "Papers of the measurement".into(),
            description: "Made by cargo xtask bench search.".into(),
            ..About::default()
        };
        let papers: Vec<Paper> = rows.into_iter().map(paper).collect();
        let query = |line: Line| Query { kind: line.kind, text: line.q, wanted: fold_text(&line.title) };
        Self {
            titles: papers.iter().map(|paper| fold_text(&paper.title)).collect(),
            collection: Collection { format: FORMAT, about, papers },
            queries: lines.into_iter().map(query).collect(),
        }
    }

    /// The papers as a published collection.
    pub fn collection_json(&self) -> Result<String, TaskError> {
        json("the collection", &self.collection)
    }

    /// The papers as the other engines get them.
    pub fn docs_json(&self) -> Result<String, TaskError> {
        let docs = self.collection.papers.iter().enumerate().map(|(n, paper)| Doc::of(n, paper));
        json("the papers", &docs.collect::<Vec<_>>())
    }

    /// What is typed into a page: some queries of each kind, spread over the file.
    pub fn typed(&self, per_kind: usize) -> Vec<&str> {
        let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for query in &self.queries {
            kinds.entry(&query.kind).or_default().push(&query.text);
        }
        let mut typed = Vec::new();
        for texts in kinds.into_values() {
            let step = (texts.len() / per_kind.max(1)).max(1);
            typed.extend(texts.into_iter().step_by(step).take(per_kind));
        }
        typed
    }
}

fn paper(row: Row) -> Paper {
    let series = row.conference.to_uppercase();
    let venue = [series.clone(), row.year.map(|year| year.to_string()).unwrap_or_default()].join(" ");
    let given = |text: String| Some(text).filter(|text| !text.is_empty());
    let names = row.author.split(';').map(str::trim).filter(|name| !name.is_empty());
    Paper {
        abstract_text: row.text,
        authors: names.map(Author::whole).collect(),
        year: row.year,
        venue: given(venue.trim().to_owned()),
        series: given(series).map(|name| Series { name, kind: SeriesKind::Conference }),
        links: Links {
            pdf: given(row.pdf),
            code: given(row.github).into_iter().collect(),
            ..Links::default()
        },
        ..Paper::from_title(row.title.trim(), "paperlists")
    }
}

/// Any value as JSON.
pub fn json(what: &str, value: &impl Serialize) -> Result<String, TaskError> {
    serde_json::to_string(value).map_err(|error| TaskError::Other(format!("{what}: {error}")))
}

/// Reads JSON of a file.
pub fn parse<T: DeserializeOwned>(path: &Path, json: &str) -> Result<T, TaskError> {
    serde_json::from_str(json).map_err(|error| TaskError::Other(format!("{}: {error}", path.display())))
}

fn text(path: &Path) -> Result<String, TaskError> {
    if path.extension().is_none_or(|extension| extension != "gz") {
        return fs::read_to_string(path).map_err(TaskError::file(path));
    }
    let file = fs::File::open(path).map_err(TaskError::file(path))?;
    let mut text = String::new();
    GzDecoder::new(file).read_to_string(&mut text).map_err(TaskError::file(path))?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_becomes_a_paper_for_all_engines() {
        let row = r#"{"title": " Dense Retrieval ", "author": "Ada Lovelace;Alan Turing; ", "abstract": "We.",
            "conference": "acl", "year": 2020, "pdf": "https://a.org/b.pdf", "github": "", "award": false}"#;
        let line = r#"{"kind": "title3", "q": "dense", "id": "acl2020-1", "title": "Dense Retrieval"}"#;
        let path = Path::new("x.json");
        let corpus = Corpus::new(vec![parse(path, row).unwrap()], vec![parse(path, line).unwrap()]);
        assert_eq!(corpus.queries[0].wanted, corpus.titles[0]);
        let paper = &corpus.collection.papers[0];
        assert_eq!(paper.venue.as_deref(), Some("ACL 2020"));
        assert!(!paper.has_code());
        assert_eq!(
            corpus.docs_json().unwrap(),
            r#"[{"n":0,"title":"Dense Retrieval","authors":"Ada Lovelace Alan Turing","abstract":"We."}]"#
        );
        assert_eq!(Collection::from_json(&corpus.collection_json().unwrap()), Ok(corpus.collection));
    }

    #[test]
    fn what_is_typed_is_spread_over_all_kinds() {
        let line = |at: usize| Line { kind: (at % 3).to_string(), q: at.to_string(), title: String::new() };
        let corpus = Corpus::new(Vec::new(), (0..12).map(line).collect());
        assert_eq!(corpus.typed(2), ["0", "6", "1", "7", "2", "8"]);
        assert_eq!(corpus.typed(9).len(), 12);
        assert_eq!(corpus.typed(0).len(), 0);
    }
}
