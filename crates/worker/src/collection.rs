//! The collection as the worker needs it: only what is searched, sorted or counted is read, the rest is skipped. The
//! page reads and checks the same text in full.

use offprint_paper::json::{self, FromJson, Json, Read};
use offprint_paper::{Author, FORMAT, Paper, Series, SeriesKind, Span, SpanKind};

struct Collection {
    format: u32,
    papers: Vec<Paper>,
}

/// Reads the papers of a collection.
///
/// # Errors
/// In words for the reader: the text is damaged or of a newer format. The page, which reads the same text, says more.
pub(crate) fn papers(json: &str) -> Result<Vec<Paper>, &'static str> {
    let collection: Collection =
        json::from_str(json).map_err(|_| "the collection's file is damaged or incomplete")?;
    if collection.format > FORMAT {
        return Err("the collection is in a format newer than this version of Offprint");
    }
    Ok(collection.papers)
}

impl FromJson for Collection {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut format, mut papers) = (None, None);
        json.object(&mut |json, name| match name {
            "format" => json.put_some(&mut format),
            "papers" => {
                let mut rows = Vec::new();
                json.list(&mut |json| {
                    rows.push(paper(json)?);
                    Ok(())
                })?;
                papers = Some(rows);
                Ok(())
            }
            _ => json.skip(),
        })?;
        Ok(Self { format: json.needed(format, "format")?, papers: json.needed(papers, "papers")? })
    }
}

fn paper(json: &mut Json<'_>) -> Read<Paper> {
    let mut paper = Paper::with_ids(Vec::new(), String::new(), String::new());
    let mut title = None;
    json.object(&mut |json, name| match name {
        "title" => json.put_some(&mut title),
        "title_spans" => repairs(json, &mut paper.title_spans),
        "abstract" => json.put(&mut paper.abstract_text),
        "abstract_spans" => repairs(json, &mut paper.spans),
        "authors" => json.list(&mut |json| {
            paper.authors.push(author(json)?);
            Ok(())
        }),
        "year" => json.put(&mut paper.year),
        "date" => json.put(&mut paper.date),
        "venue" => json.put(&mut paper.venue),
        "series" => series(json, &mut paper.series),
        "venue_note" => json.put(&mut paper.venue_note),
        "links" => json.object(&mut |json, name| match name {
            "code" => json.put(&mut paper.links.code),
            _ => json.skip(),
        }),
        "topics" => json.put(&mut paper.topics),
        _ => json.skip(),
    })?;
    paper.title = json.needed(title, "title")?;
    paper.title_spans.retain(|span| span.slice(&paper.title).is_some());
    paper.spans.retain(|span| span.slice(&paper.abstract_text).is_some());
    Ok(paper)
}

/// The repairs among spans; only they matter to the search.
fn repairs(json: &mut Json<'_>, spans: &mut Vec<Span>) -> Read<()> {
    json.list(&mut |json| {
        let (mut start, mut end, mut source) = (0, 0, None);
        json.object(&mut |json, name| match name {
            "start" => json.put(&mut start),
            "end" => json.put(&mut end),
            "source" => json.put(&mut source),
            _ => json.skip(),
        })?;
        if let Some(source) = source {
            spans.push(Span { start, end, kind: SpanKind::Source(source) });
        }
        Ok(())
    })
}

fn author(json: &mut Json<'_>) -> Read<Author> {
    let (mut name, mut given, mut family) = (None, String::new(), String::new());
    json.object(&mut |json, field| match field {
        "name" => json.put_some(&mut name),
        "given" => json.put(&mut given),
        "family" => json.put(&mut family),
        _ => json.skip(),
    })?;
    Ok(name.map_or(Author::Split { given, family }, |name| Author::Whole { name }))
}

fn series(json: &mut Json<'_>, series: &mut Option<Series>) -> Read<()> {
    if json.null()? {
        return Ok(());
    }
    json.object(&mut |json, field| match field {
        "name" => {
            let name = json.text()?;
            *series = Some(Series { name, kind: SeriesKind::Conference });
            Ok(())
        }
        _ => json.skip(),
    })
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
