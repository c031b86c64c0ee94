//! What stands over stretches of a title or an abstract: links, mathematics, repaired spellings.

use serde::{Deserialize, Serialize};

/// A stretch of text with a meaning of its own.
///
/// `start..end` are byte offsets into the UTF-8 text that the span belongs to; both lie on character
/// boundaries, spans are in order and do not overlap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawSpan")]
pub struct Span {
    /// First byte of the stretch.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What the stretch is.
    #[serde(flatten)]
    pub kind: SpanKind,
}

/// What a [`Span`] says of its stretch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SpanKind {
    /// The stretch is shown as a link to this address.
    Link(String),
    /// The stretch is TeX mathematics; this tree is shown in its place.
    Math(MathNode),
    /// The stretch was repaired for display; this is what the source has. Search knows both.
    Source(String),
}

/// TeX mathematics as a tree with one node per MathML Core element that Offprint writes
/// (<https://www.w3.org/TR/mathml-core/>). Every string is plain text and is never parsed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MathNode {
    /// `mrow`: children side by side.
    Row(Vec<MathNode>),
    /// `mi`: an identifier.
    Ident(String),
    /// `mn`: a number.
    Number(String),
    /// `mo`: an operator, a bracket or a separator.
    Operator(String),
    /// `mtext`: words.
    Text(String),
    /// `msup`: base and exponent.
    Sup(Box<(MathNode, MathNode)>),
    /// `msub`: base and index.
    Sub(Box<(MathNode, MathNode)>),
    /// `msubsup`: base, index, exponent.
    SubSup(Box<(MathNode, MathNode, MathNode)>),
    /// `mover`: base and what stands above it.
    Over(Box<(MathNode, MathNode)>),
    /// `munder`: base and what stands below it.
    Under(Box<(MathNode, MathNode)>),
    /// `munderover`: base, below, above.
    UnderOver(Box<(MathNode, MathNode, MathNode)>),
    /// `mfrac`: numerator and denominator.
    Frac(Box<(MathNode, MathNode)>),
    /// `msqrt`: a square root.
    Sqrt(Box<MathNode>),
    /// `mroot`: radicand and degree.
    Root(Box<(MathNode, MathNode)>),
}

/// A span as JSON has one: offsets beside one of the kinds.
#[derive(Deserialize)]
struct RawSpan {
    start: u32,
    end: u32,
    link: Option<String>,
    math: Option<MathNode>,
    source: Option<String>,
}

impl TryFrom<RawSpan> for Span {
    type Error = &'static str;

    fn try_from(raw: RawSpan) -> Result<Self, Self::Error> {
        let kind = SpanKind::from_parts(raw.link, raw.math, raw.source)?;
        Ok(Self { start: raw.start, end: raw.end, kind })
    }
}

impl SpanKind {
    pub(crate) fn from_parts(
        link: Option<String>,
        math: Option<MathNode>,
        source: Option<String>,
    ) -> Result<Self, &'static str> {
        match (link, math, source) {
            (Some(url), None, None) => Ok(Self::Link(url)),
            (None, Some(tree), None) => Ok(Self::Math(tree)),
            (None, None, Some(text)) => Ok(Self::Source(text)),
            _ => Err("a span is exactly one of link, math and source"),
        }
    }
}

impl Span {
    /// The stretch of `text` that the span covers, if its offsets fit the text.
    pub fn slice<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.get(self.start as usize..self.end as usize)
    }

    /// Whether spans are in order, apart, not empty and on character boundaries of `text`.
    pub fn all_fit(spans: &[Self], text: &str) -> bool {
        let mut at = 0;
        spans.iter().all(|span| {
            let fits = span.start >= at && span.end > span.start && span.slice(text).is_some();
            at = span.end;
            fits
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_have_one_flat_json_object_each() {
        let link = Span { start: 3, end: 9, kind: SpanKind::Link("https://a.org".into()) };
        assert_eq!(serde_json::to_string(&link).unwrap(), r#"{"start":3,"end":9,"link":"https://a.org"}"#);
        let square = MathNode::Sup(Box::new((MathNode::Ident("X".into()), MathNode::Number("2".into()))));
        let math = Span { start: 0, end: 5, kind: SpanKind::Math(square) };
        let json = serde_json::to_string(&math).unwrap();
        assert_eq!(json, r#"{"start":0,"end":5,"math":{"sup":[{"ident":"X"},{"number":"2"}]}}"#);
        assert_eq!(serde_json::from_str::<Span>(&json).unwrap(), math);
    }

    #[test]
    fn spans_that_overlap_or_cut_a_character_do_not_fit() {
        let at = |start, end| Span { start, end, kind: SpanKind::Source(String::new()) };
        assert!(Span::all_fit(&[at(0, 1), at(1, 3)], "aéb"));
        assert!(!Span::all_fit(&[at(0, 2)], "aéb"));
        assert!(!Span::all_fit(&[at(0, 3), at(1, 4)], "aéb"));
        assert!(!Span::all_fit(&[at(2, 2)], "aaa"));
        assert!(!Span::all_fit(&[at(0, 9)], "aaa"));
    }
}
