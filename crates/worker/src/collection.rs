//! The collection as the worker needs it: only what is searched, sorted or counted is read, the rest is skipped. The
//! page reads and checks the same text in full.

use miniserde::Deserialize;
use offprint_paper::{Author, FORMAT, Links, Paper, Series, SeriesKind, Span, SpanKind};

#[derive(Deserialize)]
struct Collection {
    format: u32,
    papers: Vec<Row>,
}

/// One paper. Fields are those of [`Paper`].
#[derive(Deserialize)]
struct Row {
    title: String,
    title_spans: Option<Vec<Repair>>,
    #[serde(rename = "abstract")]
    text: Option<String>,
    #[serde(rename = "abstract_spans")]
    spans: Option<Vec<Repair>>,
    authors: Option<Vec<Name>>,
    year: Option<u16>,
    date: Option<String>,
    venue: Option<String>,
    series: Option<SeriesName>,
    venue_note: Option<String>,
    links: Option<Code>,
    topics: Option<Vec<String>>,
}

/// A span; only repairs matter to the search.
#[derive(Deserialize)]
struct Repair {
    start: u32,
    end: u32,
    source: Option<String>,
}

/// A name in either form.
#[derive(Deserialize)]
struct Name {
    given: Option<String>,
    family: Option<String>,
    name: Option<String>,
}

#[derive(Deserialize)]
struct SeriesName {
    name: String,
}

#[derive(Deserialize)]
struct Code {
    code: Option<Vec<String>>,
}

/// Reads the papers of a collection.
///
/// # Errors
/// In words for the reader: the text is damaged or of a newer format. The page, which reads the same text, says more.
pub(crate) fn papers(json: &str) -> Result<Vec<Paper>, &'static str> {
    let collection: Collection =
        miniserde::json::from_str(json).map_err(|_| "the collection's file is damaged or incomplete")?;
    if collection.format > FORMAT {
        return Err("the collection is in a format newer than this version of Offprint");
    }
    Ok(collection.papers.into_iter().map(paper).collect())
}

fn paper(row: Row) -> Paper {
    Paper {
        ids: Vec::new(),
        title_spans: repairs(row.title_spans, &row.title),
        title: row.title,
        spans: repairs(row.spans, row.text.as_deref().unwrap_or_default()),
        abstract_text: row.text.unwrap_or_default(),
        authors: row.authors.unwrap_or_default().into_iter().map(author).collect(),
        year: row.year,
        date: row.date,
        venue: row.venue,
        series: row.series.map(|series| Series { name: series.name, kind: SeriesKind::Conference }),
        venue_note: row.venue_note,
        arxiv: None,
        doi: None,
        links: Links { code: row.links.and_then(|links| links.code).unwrap_or_default(), ..Links::default() },
        topics: row.topics.unwrap_or_default(),
        language: None,
        upvotes: None,
        comments: None,
        added: None,
        source: String::new(),
    }
}

fn author(name: Name) -> Author {
    match name.name {
        Some(name) => Author::Whole { name },
        None => {
            Author::Split { given: name.given.unwrap_or_default(), family: name.family.unwrap_or_default() }
        }
    }
}

/// The repairs among spans, without those that do not fit their text.
fn repairs(spans: Option<Vec<Repair>>, text: &str) -> Vec<Span> {
    let span = |repair: Repair| {
        Some(Span { start: repair.start, end: repair.end, kind: SpanKind::Source(repair.source?) })
    };
    spans.into_iter().flatten().filter_map(span).filter(|span| span.slice(text).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use offprint_paper::MathNode;

    use super::*;

    #[test]
    fn what_is_searched_is_read_as_the_page_reads_it() {
        let mut full = Paper::from_title("A 13.1% gain", "test");
        full.title_spans = vec![
            Span { start: 2, end: 3, kind: SpanKind::Math(MathNode::Ident("x".into())) },
            Span { start: 6, end: 7, kind: SpanKind::Source("\\%".into()) },
        ];
        full.abstract_text = "ü https://a.org".into();
        full.spans = vec![Span { start: 3, end: 9, kind: SpanKind::Link("https://a.org".into()) }];
        full.authors = vec![
            Author::whole("Christopher Ré"),
            Author::Split { given: String::new(), family: "Plato".into() },
        ];
        full.year = Some(2021);
        full.venue = Some("ACL 2021".into());
        full.series = Some(Series { name: "ACL".into(), kind: SeriesKind::Findings });
        full.links.code = vec!["https://b.org".into()];
        full.topics = vec!["transfer".into()];
        let json =
            format!("{{\"format\":1,\"about\":{{}},\"papers\":[{}]}}", serde_json::to_string(&full).unwrap());
        let read = papers(&json).unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!(
            (&read[0].title, &read[0].authors, &read[0].topics),
            (&full.title, &full.authors, &full.topics)
        );
        assert_eq!(read[0].title_spans, full.title_spans[1..]);
        assert_eq!((&read[0].venue, read[0].year, read[0].has_code()), (&full.venue, full.year, true));
        assert_eq!(read[0].series.as_ref().map(|series| series.name.as_str()), Some("ACL"));
    }

    #[test]
    fn damaged_and_newer_texts_are_refused() {
        for json in [
            "",
            "{}",
            "{\"format\":1",
            "{\"format\":1,\"papers\":[{\"title\":3}]}",
            "{\"format\":9,\"papers\":[]}",
        ] {
            assert!(papers(json).is_err(), "{json}");
        }
    }
}
