//! What the published types look like in JSON. Fields that are not known are passed over.

use super::{FromJson, Json, Read};
use crate::parts::{Details, put_into_rows};
use crate::{About, Author, Collection, Links, MathNode, Paper, PaperId, Series, SeriesKind, Span, SpanKind};

impl FromJson for Collection {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut format, mut about, mut papers) = (None, None, None);
        let (mut titles, mut authors, mut ids) = (Vec::new(), Vec::new(), Vec::new());
        json.object(&mut |json, name| match name {
            "format" => json.put_some(&mut format),
            "about" => json.put_some(&mut about),
            "papers" => json.put_some(&mut papers),
            "titles" => json.put(&mut titles),
            "authors" => json.put(&mut authors),
            "ids" => json.put(&mut ids),
            _ => json.skip(),
        })?;
        let mut papers: Vec<Paper> = json.needed(papers, "papers")?;
        put_into_rows(&mut papers, titles, authors, ids);
        Ok(Self { format: json.needed(format, "format")?, about: json.needed(about, "about")?, papers })
    }
}

impl FromJson for Details {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut details = Self::default();
        json.object(&mut |json, name| match name {
            "abstract" => json.put(&mut details.abstract_text),
            "abstract_spans" => json.put(&mut details.spans),
            "links" => json.put(&mut details.links),
            _ => json.skip(),
        })?;
        Ok(details)
    }
}

impl FromJson for About {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut about = Self::default();
        let (mut name, mut title) = (None, None);
        json.object(&mut |json, field| match field {
            "name" => json.put_some(&mut name),
            "title" => json.put_some(&mut title),
            "description" => json.put(&mut about.description),
            "source" => json.put(&mut about.source),
            "date" => json.put(&mut about.date),
            "licence" => json.put(&mut about.licence),
            "contact" => json.put(&mut about.contact),
            _ => json.skip(),
        })?;
        about.name = json.needed(name, "name")?;
        about.title = json.needed(title, "title")?;
        Ok(about)
    }
}

impl FromJson for Paper {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut paper = Self::with_ids(Vec::new(), String::new(), String::new());
        let (mut ids, mut title, mut source) = (None, None, None);
        json.object(&mut |json, name| match name {
            "ids" => json.put_some(&mut ids),
            "title" => json.put_some(&mut title),
            "source" => json.put_some(&mut source),
            "title_spans" => json.put(&mut paper.title_spans),
            "abstract" => json.put(&mut paper.abstract_text),
            "abstract_spans" => json.put(&mut paper.spans),
            "authors" => json.put(&mut paper.authors),
            "year" => json.put(&mut paper.year),
            "date" => json.put(&mut paper.date),
            "venue" => json.put(&mut paper.venue),
            "series" => json.put(&mut paper.series),
            "venue_note" => json.put(&mut paper.venue_note),
            "arxiv" => json.put(&mut paper.arxiv),
            "doi" => json.put(&mut paper.doi),
            "links" => json.put(&mut paper.links),
            "topics" => json.put(&mut paper.topics),
            "language" => json.put(&mut paper.language),
            "upvotes" => json.put(&mut paper.upvotes),
            "comments" => json.put(&mut paper.comments),
            "added" => json.put(&mut paper.added),
            _ => json.skip(),
        })?;
        paper.ids = json.needed(ids, "ids")?;
        paper.title = json.needed(title, "title")?;
        paper.source = json.needed(source, "source")?;
        Ok(paper)
    }
}

impl FromJson for PaperId {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        Self::parse(&json.text()?).map_err(|error| json.fault(&[&error.to_string()]))
    }
}

impl FromJson for Author {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut name, mut given, mut family) = (None, None, None);
        json.object(&mut |json, field| match field {
            "name" => json.put(&mut name),
            "given" => json.put(&mut given),
            "family" => json.put(&mut family),
            _ => json.skip(),
        })?;
        Self::from_parts(name, given, family).map_err(|reason| json.fault(&[reason]))
    }
}

impl FromJson for Links {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut links = Self::default();
        json.object(&mut |json, name| match name {
            "page" => json.put(&mut links.page),
            "pdf" => json.put(&mut links.pdf),
            "code" => json.put(&mut links.code),
            "project" => json.put(&mut links.project),
            _ => json.skip(),
        })?;
        Ok(links)
    }
}

impl FromJson for Series {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut name, mut kind): (_, Option<String>) = (None, None);
        json.object(&mut |json, field| match field {
            "name" => json.put_some(&mut name),
            "kind" => json.put_some(&mut kind),
            _ => json.skip(),
        })?;
        let kind = json.needed(kind, "kind")?;
        let kind =
            SeriesKind::named(&kind).ok_or_else(|| json.fault(&["unknown kind of series `", &kind, "`"]))?;
        Ok(Self { name: json.needed(name, "name")?, kind })
    }
}

impl FromJson for Span {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let (mut start, mut end) = (None, None);
        let (mut link, mut math, mut source) = (None, None, None);
        json.object(&mut |json, name| match name {
            "start" => json.put_some(&mut start),
            "end" => json.put_some(&mut end),
            "link" => json.put(&mut link),
            "math" => json.put(&mut math),
            "source" => json.put(&mut source),
            _ => json.skip(),
        })?;
        let kind = SpanKind::from_parts(link, math, source).map_err(|reason| json.fault(&[reason]))?;
        Ok(Self { start: json.needed(start, "start")?, end: json.needed(end, "end")?, kind })
    }
}

impl FromJson for MathNode {
    fn read(json: &mut Json<'_>) -> Read<Self> {
        let mut node = None;
        json.object(&mut |json, name| {
            if node.is_some() {
                return Err(json.fault(&["more than one element in a node of a formula"]));
            }
            node = Some(match name {
                "row" => Self::Row(Vec::read(json)?),
                "ident" => Self::Ident(json.text()?),
                "number" => Self::Number(json.text()?),
                "operator" => Self::Operator(json.text()?),
                "text" => Self::Text(json.text()?),
                "sup" => Self::Sup(two(json)?),
                "sub" => Self::Sub(two(json)?),
                "subsup" => Self::SubSup(three(json)?),
                "over" => Self::Over(two(json)?),
                "under" => Self::Under(two(json)?),
                "underover" => Self::UnderOver(three(json)?),
                "frac" => Self::Frac(two(json)?),
                "sqrt" => Self::Sqrt(Box::read(json)?),
                "root" => Self::Root(two(json)?),
                other => {
                    return Err(json.fault(&["unknown element of a formula `", other, "`"]));
                }
            });
            Ok(())
        })?;
        node.ok_or_else(|| json.fault(&["an empty node in a formula"]))
    }
}

fn two(json: &mut Json<'_>) -> Read<Box<(MathNode, MathNode)>> {
    let nodes: Result<[_; 2], _> = Vec::read(json)?.try_into();
    nodes.map(|[a, b]| Box::new((a, b))).map_err(|_| json.fault(&["expected two elements"]))
}

fn three(json: &mut Json<'_>) -> Read<Box<(MathNode, MathNode, MathNode)>> {
    let nodes: Result<[_; 3], _> = Vec::read(json)?.try_into();
    nodes.map(|[a, b, c]| Box::new((a, b, c))).map_err(|_| json.fault(&["expected three elements"]))
}
