//! How the published types are written as JSON: the fields in the order of the types, absent ones left out.

use super::{JsonWriter, ToJson};
use crate::{Author, Links, MathNode, Paper, PaperId, Series, SeriesKind, Span, SpanKind};

impl ToJson for PaperId {
    fn write(&self, json: &mut JsonWriter) {
        json.text(self.as_str());
    }
}

impl ToJson for Paper {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        json.list("topics", &self.topics);
        json.field("title", &self.title);
        json.list("title_spans", &self.title_spans);
        if !self.abstract_text.is_empty() {
            json.field("abstract", &self.abstract_text);
        }
        json.list("abstract_spans", &self.spans);
        if !self.links.is_empty() {
            json.field("links", &self.links);
        }
        json.some("venue", &self.venue);
        if let Some(series) = &self.series {
            json.field("series", series);
        }
        json.some("venue_note", &self.venue_note);
        json.some("language", &self.language);
        json.list("authors", &self.authors);
        json.some("doi", &self.doi);
        json.some_number("year", self.year.map(u64::from));
        json.some("date", &self.date);
        json.some_number("upvotes", self.upvotes.map(u64::from));
        json.some_number("comments", self.comments.map(u64::from));
        json.some("added", &self.added);
        json.some("arxiv", &self.arxiv);
        json.name("ids");
        json.items(&self.ids);
        json.field("source", &self.source);
        json.close('}');
    }
}

impl ToJson for Author {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        match self {
            Self::Split { given, family } => {
                json.field("given", given);
                json.field("family", family);
            }
            Self::Whole { name } => json.field("name", name),
        }
        json.close('}');
    }
}

impl ToJson for Links {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        json.some("page", &self.page);
        json.some("pdf", &self.pdf);
        json.list("code", &self.code);
        json.some("project", &self.project);
        json.close('}');
    }
}

impl ToJson for Series {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        json.field("name", &self.name);
        json.name("kind");
        json.text(self.kind.name());
        json.close('}');
    }
}

impl SeriesKind {
    /// The kind's name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conference => "conference",
            Self::Findings => "findings",
            Self::Workshop => "workshop",
            Self::Journal => "journal",
        }
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Conference, Self::Findings, Self::Workshop, Self::Journal]
            .into_iter()
            .find(|kind| kind.name() == name)
    }
}

impl ToJson for Span {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        json.name("start");
        json.number(self.start.into());
        json.name("end");
        json.number(self.end.into());
        match &self.kind {
            SpanKind::Link(url) => json.field("link", url),
            SpanKind::Math(tree) => json.field("math", tree),
            SpanKind::Source(text) => json.field("source", text),
        }
        json.close('}');
    }
}

impl ToJson for MathNode {
    fn write(&self, json: &mut JsonWriter) {
        json.open('{');
        let mut nodes = |name: &str, nodes: &[&Self]| {
            json.name(name);
            json.open('[');
            nodes.iter().for_each(|node| node.write(json));
            json.close(']');
        };
        match self {
            Self::Row(row) => nodes("row", &row.iter().collect::<Vec<_>>()),
            Self::Sup(two) => nodes("sup", &[&two.0, &two.1]),
            Self::Sub(two) => nodes("sub", &[&two.0, &two.1]),
            Self::SubSup(three) => nodes("subsup", &[&three.0, &three.1, &three.2]),
            Self::Over(two) => nodes("over", &[&two.0, &two.1]),
            Self::Under(two) => nodes("under", &[&two.0, &two.1]),
            Self::UnderOver(three) => nodes("underover", &[&three.0, &three.1, &three.2]),
            Self::Frac(two) => nodes("frac", &[&two.0, &two.1]),
            Self::Root(two) => nodes("root", &[&two.0, &two.1]),
            Self::Ident(text) => json.field("ident", text),
            Self::Number(text) => json.field("number", text),
            Self::Operator(text) => json.field("operator", text),
            Self::Text(text) => json.field("text", text),
            Self::Sqrt(node) => json.field("sqrt", &**node),
        }
        json.close('}');
    }
}
