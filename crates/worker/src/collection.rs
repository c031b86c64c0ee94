//! The collection as the worker needs it: only what is searched, sorted or counted is read, the rest is skipped. The
//! page reads and checks the same text in full.

use offprint_paper::json::{FromJson, Json, Read, from_str, needed};
use offprint_paper::{FORMAT, Paper, Series, SeriesKind, Span, SpanKind};

struct Collection {
    format: u32,
    papers: Vec<Row>,
}

impl FromJson for Collection {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut format, mut papers) = (None, None);
        json.object(&mut |json, name| match name {
            "format" => json.put_some(&mut format),
            "papers" => json.put_some(&mut papers),
            _ => json.skip(),
        })?;
        Ok(Self { format: needed(format, "format")?, papers: needed(papers, "papers")? })
    }
}

/// One paper, without what is not searched.
struct Row(Paper);

impl FromJson for Row {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut paper = Paper::with_ids(Vec::new(), String::new(), String::new());
        let mut title = None;
        json.object(&mut |json, name| match name {
            "title" => json.put_some(&mut title),
            "title_spans" => repairs(json, &mut paper.title_spans),
            "abstract" => json.put(&mut paper.abstract_text),
            "abstract_spans" => repairs(json, &mut paper.spans),
            "authors" => json.put(&mut paper.authors),
            "year" => json.put(&mut paper.year),
            "date" => json.put(&mut paper.date),
            "venue" => json.put(&mut paper.venue),
            "series" if json.null()? => Ok(()),
            "series" => {
                let mut name = None;
                json.object(&mut |json, field| {
                    if field == "name" { json.put_some(&mut name) } else { json.skip() }
                })?;
                // Of a series only its name is searched and counted.
                paper.series = Some(Series { name: needed(name, "name")?, kind: SeriesKind::Conference });
                Ok(())
            }
            "venue_note" => json.put(&mut paper.venue_note),
            "links" => json.object(&mut |json, field| {
                if field == "code" { json.put(&mut paper.links.code) } else { json.skip() }
            }),
            "topics" => json.put(&mut paper.topics),
            _ => json.skip(),
        })?;
        paper.title = needed(title, "title")?;
        fitting(&paper.title, &mut paper.title_spans);
        fitting(&paper.abstract_text, &mut paper.spans);
        Ok(Self(paper))
    }
}

/// Reads spans and keeps the repairs: nothing else in them matters to the search.
fn repairs(json: &mut Json<'_>, spans: &mut Vec<Span>) -> Read<()> {
    json.list(&mut |json| {
        let (mut start, mut end, mut source) = (0, 0, None);
        json.object(&mut |json, name| match name {
            "start" => json.put(&mut start),
            "end" => json.put(&mut end),
            "source" => json.put(&mut source),
            _ => json.skip(),
        })?;
        spans.extend(source.map(|source| Span { start, end, kind: SpanKind::Source(source) }));
        Ok(())
    })
}

/// Drops the spans that do not fit their text.
fn fitting(text: &str, spans: &mut Vec<Span>) {
    spans.retain(|span| span.slice(text).is_some());
}

/// Reads the papers of a collection.
///
/// # Errors
/// In words for the reader: the text is damaged or of a newer format. The page, which reads the same text, says more.
pub(crate) fn papers(json: &str) -> Result<Vec<Paper>, &'static str> {
    let collection: Collection =
        from_str(json).map_err(|_| "the collection's file is damaged or incomplete")?;
    if collection.format > FORMAT {
        return Err("the collection is in a format newer than this version of Offprint");
    }
    Ok(collection.papers.into_iter().map(|row| row.0).collect())
}

#[cfg(test)]
mod tests {
    use offprint_paper::{Author, MathNode};

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
