//! A large collection in two files: what a list shows and a search finds first, and the rest line by line.
//!
//! The first file is a collection whose rows lack their titles, authors and identifiers; these stand in three lists
//! beside them, where they compress to four fifths. The second has one line per paper, in the same order, so that a
//! reader keeps the text and parses a paper when it is opened.

use serde::{Deserialize, Serialize};

use crate::{Author, Collection, CollectionError, FORMAT, Links, Paper, PaperId, Span, json};

/// Papers up to which a collection is one file. Above, abstracts would keep the first search waiting.
pub const MOST_IN_ONE_FILE: usize = 1_000;

/// What stands before the lines of the second file.
const OPEN: &str = "{\"format\":1,\"abstracts\":[";
/// What stands behind them.
const CLOSE: &str = "]}";

/// What of a paper stands in the second file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// The abstract; empty if no source had one.
    #[serde(rename = "abstract", default, skip_serializing_if = "String::is_empty")]
    pub abstract_text: String,
    /// What stands over stretches of the abstract.
    #[serde(rename = "abstract_spans", default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
    /// Page, PDF and project. Code stays in the first file, since lists show it.
    #[serde(default, skip_serializing_if = "Links::is_empty")]
    pub links: Links,
}

/// Puts what the lists hold into the rows. Lists of another length leave the rows as they are, and the check of the
/// collection finds what they lack.
pub(crate) fn put_into_rows(
    papers: &mut [Paper],
    titles: Vec<String>,
    authors: Vec<Vec<Author>>,
    ids: Vec<Vec<PaperId>>,
) {
    if [titles.len(), authors.len(), ids.len()] != [papers.len(); 3] {
        return;
    }
    for (((paper, title), authors), ids) in papers.iter_mut().zip(titles).zip(authors).zip(ids) {
        let known =
            |prefix: &str| ids.iter().find_map(|id| id.as_str().strip_prefix(prefix)).map(str::to_owned);
        paper.arxiv = paper.arxiv.take().or_else(|| known("arxiv:"));
        paper.doi = paper.doi.take().or_else(|| known("doi:"));
        (paper.title, paper.authors, paper.ids) = (title, authors, ids);
    }
}

impl Details {
    /// Takes out of a paper what stands in the second file.
    fn take(paper: &mut Paper) -> Self {
        let links = &mut paper.links;
        let links = Links {
            page: links.page.take(),
            pdf: links.pdf.take(),
            project: links.project.take(),
            code: Vec::new(),
        };
        Self {
            abstract_text: std::mem::take(&mut paper.abstract_text),
            spans: std::mem::take(&mut paper.spans),
            links,
        }
    }

    /// Puts the details where they belong.
    pub fn fill(self, paper: &mut Paper) {
        (paper.abstract_text, paper.spans) = (self.abstract_text, self.spans);
        let Links { page, pdf, project, .. } = self.links;
        let links = &mut paper.links;
        links.page = page.or(links.page.take());
        links.pdf = pdf.or(links.pdf.take());
        links.project = project.or(links.project.take());
    }
}

/// The texts of both files. The same collection gives the same bytes.
///
/// # Errors
/// A value that JSON cannot hold, of which these types have none.
pub fn write(collection: &Collection) -> serde_json::Result<(String, String)> {
    let (mut titles, mut authors, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for paper in &collection.papers {
        let mut row = paper.clone();
        lines.push(serde_json::to_string(&Details::take(&mut row))?);
        let named = |prefix: &str, value: &Option<String>| {
            let first = paper.ids.iter().find_map(|id| id.as_str().strip_prefix(prefix));
            first.is_some() && first == value.as_deref()
        };
        if named("arxiv:", &row.arxiv) {
            row.arxiv = None;
        }
        if named("doi:", &row.doi) {
            row.doi = None;
        }
        titles.push(std::mem::take(&mut row.title));
        authors.push(std::mem::take(&mut row.authors));
        ids.push(std::mem::take(&mut row.ids));
        rows.push(serde_json::to_string(&row)?);
    }
    let papers = format!(
        "{{\"format\":{FORMAT},\"about\":{},\n\"titles\":{},\n\"authors\":{},\n\"ids\":{},\n\"papers\":[\n{}\n]}}\n",
        serde_json::to_string(&collection.about)?,
        serde_json::to_string(&titles)?,
        serde_json::to_string(&authors)?,
        serde_json::to_string(&ids)?,
        rows.join(",\n")
    );
    Ok((papers, format!("{OPEN}\n{}\n{CLOSE}\n", lines.join(",\n"))))
}

/// The second file: its text, kept once, and where its lines are.
#[derive(Debug, Clone)]
pub struct Abstracts {
    text: String,
    /// Ends of the lines, the first one's before the first paper's.
    ends: Vec<u32>,
}

impl Abstracts {
    /// Takes the text of the second file of a collection of `papers` papers. Lines are read when asked for.
    ///
    /// # Errors
    /// [`CollectionError::Damaged`] if the text is cut short or has another number of lines,
    /// [`CollectionError::Newer`] if its format is newer.
    pub fn from_json(text: String, papers: usize) -> Result<Self, CollectionError> {
        let ends: Vec<u32> = text.match_indices('\n').filter_map(|(at, _)| u32::try_from(at).ok()).collect();
        let head = text.lines().next().unwrap_or_default();
        let format = head.strip_prefix("{\"format\":").and_then(|rest| rest.split(',').next()?.parse().ok());
        if let Some(found) = format.filter(|found| *found > FORMAT) {
            return Err(CollectionError::Newer { found });
        }
        let whole = head == OPEN && text.trim_ascii_end().ends_with("\n]}") && ends.len() > papers;
        let last = ends.get(papers).map_or("", |end| text[*end as usize..].trim());
        if !whole || last != CLOSE {
            let reason = format!("abstracts of {papers} papers were expected");
            return Err(CollectionError::Damaged { line: ends.len(), column: 1, reason });
        }
        Ok(Self { text, ends })
    }

    /// The details of the paper at this position; `None` if there is none or its line is damaged.
    pub fn get(&self, number: usize) -> Option<Details> {
        let (start, end) = (*self.ends.get(number)?, *self.ends.get(number + 1)?);
        let line = self.text.get(start as usize + 1..end as usize)?;
        let details: Details = json::from_str(line.strip_suffix(',').unwrap_or(line)).ok()?;
        Span::all_fit(&details.spans, &details.abstract_text).then_some(details)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{About, SpanKind};
    use proptest::prelude::*;

    fn collection() -> Collection {
        let mut full = Paper::from_title("A “title”", "test");
        full.ids.insert(0, PaperId::arxiv("2306.01736").unwrap());
        full.arxiv = Some("2306.01736".into());
        full.doi = Some("10.1145/shared".into());
        full.abstract_text = "Two\nlines, { and }.".into();
        full.spans = vec![Span { start: 0, end: 3, kind: SpanKind::Link("https://a.org".into()) }];
        full.links.page = Some("https://b.org".into());
        full.links.code = vec!["https://github.com/a/b".into()];
        full.authors = vec![Author::whole("Christopher Ré"), Author::whole("B")];
        let about = About { name: "t".into(), title: "T".into(), ..About::default() };
        Collection { format: FORMAT, about, papers: vec![full, Paper::from_title("Bare", "test")] }
    }

    #[test]
    fn a_collection_in_two_files_comes_back_whole() {
        let whole = collection();
        let (papers, abstracts) = write(&whole).unwrap();
        assert!(!papers.contains("lines") && !papers.contains("https://b.org"), "{papers}");
        let mut back = Collection::from_json(&papers).unwrap();
        assert!(back.papers[0].has_code() && back.papers[0].abstract_text.is_empty());
        let abstracts = Abstracts::from_json(abstracts, 2).unwrap();
        for (number, paper) in back.papers.iter_mut().enumerate() {
            abstracts.get(number).unwrap().fill(paper);
        }
        assert_eq!(back, whole);
        assert_eq!(abstracts.get(2), None);
    }

    #[test]
    fn the_second_file_is_json_with_one_line_per_paper() {
        let (_, abstracts) = write(&collection()).unwrap();
        let value: serde_json::Value = serde_json::from_str(&abstracts).unwrap();
        assert_eq!(value["abstracts"].as_array().unwrap().len(), 2);
        assert_eq!(abstracts.lines().count(), 4);
        let (_, none) = write(&Collection { papers: Vec::new(), ..collection() }).unwrap();
        assert!(serde_json::from_str::<serde_json::Value>(&none).is_ok());
    }

    #[test]
    fn a_second_file_that_is_cut_short_newer_or_another_one_is_refused() {
        let (_, text) = write(&collection()).unwrap();
        let cut = &text[..text.len() - 10];
        for (text, papers) in [(cut, 2), ("", 2), (text.as_str(), 1), (text.as_str(), 3), ("\n]}", 0)] {
            let read = Abstracts::from_json(text.to_owned(), papers);
            assert!(matches!(read, Err(CollectionError::Damaged { .. })), "{text}");
        }
        let newer = text.replace("\"format\":1", "\"format\":2");
        let read = Abstracts::from_json(newer, 2);
        assert!(matches!(read, Err(CollectionError::Newer { found: 2 })));
    }

    #[test]
    fn lists_of_another_length_are_refused() {
        let (papers, _) = write(&collection()).unwrap();
        let broken = papers.replacen("\"ids\":[[", "\"ids\":[[\"arxiv:2001.00001\"],[", 1);
        assert!(matches!(Collection::from_json(&broken), Err(CollectionError::Paper { number: 1, .. })));
        let missing = papers.replace("\"titles\":[", "\"names\":[");
        assert!(matches!(Collection::from_json(&missing), Err(CollectionError::Paper { number: 1, .. })));
    }

    proptest! {
        #[test]
        fn hostile_lines_break_nothing(
            lines in proptest::collection::vec("(\\{|\\}|\\[|\\]|,|:|\"|\\\\|abstract|spans|start|[0-9é\\n ]){0,30}", 0..5),
            papers in 0usize..6,
        ) {
            let text = format!("{OPEN}\n{}\n{CLOSE}\n", lines.join(",\n"));
            if let Ok(abstracts) = Abstracts::from_json(text, papers) {
                for number in 0..papers + 2 {
                    if let Some(details) = abstracts.get(number) {
                        prop_assert!(Span::all_fit(&details.spans, &details.abstract_text));
                    }
                }
            }
        }
    }
}
