//! Cuts a text into what is shown of it: plain words, marked words, links, mathematics.

use std::ops::Range;

use offprint_paper::{MathNode, Span, SpanKind, is_safe_url};

/// A piece of a shown text.
#[derive(Debug, Clone, PartialEq)]
pub enum Segment {
    /// Plain words.
    Plain(String),
    /// Words that matched the query.
    Marked(String),
    /// A link with its words.
    Link {
        /// Its address, safe to follow.
        url: String,
        /// Plain and marked words.
        words: Vec<Segment>,
    },
    /// Mathematics, and its TeX source for copying.
    Math {
        /// What is shown.
        tree: MathNode,
        /// The source in the text.
        source: String,
    },
}

/// The pieces of `text[shown]`. `spans` and `marks` are byte ranges of the whole `text`, each list in order
/// and without overlaps; what does not fit the text is left out. Links and mathematics that are cut by the
/// ends of `shown` appear as plain words.
pub fn segments(text: &str, shown: Range<usize>, spans: &[Span], marks: &[Range<usize>]) -> Vec<Segment> {
    let mut out = Vec::new();
    let mut at = shown.start;
    for span in spans {
        let (start, end) = (span.start as usize, span.end as usize);
        if start < at || end > shown.end {
            continue;
        }
        let Some(source) = text.get(start..end) else { continue };
        let piece = match &span.kind {
            SpanKind::Link(url) if is_safe_url(url) => {
                let mut words = Vec::new();
                push_words(&mut words, text, start..end, marks);
                Segment::Link { url: url.clone(), words }
            }
            SpanKind::Math(tree) => Segment::Math { tree: tree.clone(), source: source.to_owned() },
            SpanKind::Link(_) | SpanKind::Source(_) => continue,
        };
        push_words(&mut out, text, at..start, marks);
        out.push(piece);
        at = end;
    }
    push_words(&mut out, text, at..shown.end, marks);
    out
}

fn push_words(out: &mut Vec<Segment>, text: &str, range: Range<usize>, marks: &[Range<usize>]) {
    let mut at = range.start;
    let first = marks.partition_point(|mark| mark.end <= range.start);
    for mark in marks.iter().skip(first).take_while(|mark| mark.start < range.end) {
        let (start, end) = (mark.start.max(at), mark.end.min(range.end));
        push(out, text.get(at..start), Segment::Plain);
        push(out, text.get(start..end), Segment::Marked);
        at = end.max(at);
    }
    push(out, text.get(at..range.end), Segment::Plain);
}

fn push(out: &mut Vec<Segment>, words: Option<&str>, kind: fn(String) -> Segment) {
    if let Some(words) = words.filter(|words| !words.is_empty()) {
        out.push(kind(words.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(words: &str) -> Segment {
        Segment::Plain(words.into())
    }

    fn marked(words: &str) -> Segment {
        Segment::Marked(words.into())
    }

    #[test]
    fn marks_and_links_may_meet() {
        let text = "see https://a.org/multi now";
        let url = "https://a.org/multi".to_owned();
        let spans = [Span { start: 4, end: 23, kind: SpanKind::Link(url.clone()) }];
        let words = vec![plain("https://a.org/"), marked("multi")];
        assert_eq!(
            segments(text, 0..text.len(), &spans, &[0..3, 18..23]),
            [marked("see"), plain(" "), Segment::Link { url, words }, plain(" now")]
        );
    }

    #[test]
    fn a_link_that_is_not_safe_is_only_words() {
        let spans = [Span { start: 0, end: 4, kind: SpanKind::Link("javascript:alert(1)".into()) }];
        assert_eq!(segments("here", 0..4, &spans, &[]), [plain("here")]);
    }

    #[test]
    fn a_snippet_that_cuts_a_formula_shows_its_source() {
        let tree = MathNode::Ident("x".into());
        let spans = [Span { start: 2, end: 7, kind: SpanKind::Math(tree.clone()) }];
        assert_eq!(segments("a $x$$ b", 0..4, &spans, &[]), [plain("a $x")]);
        let math = Segment::Math { tree, source: "$x$$ ".into() };
        assert_eq!(segments("a $x$$ b", 0..8, &spans, &[]), [plain("a "), math, plain("b")]);
    }

    fn text_of(segments: &[Segment]) -> String {
        let text = |segment: &Segment| match segment {
            Segment::Plain(words) | Segment::Marked(words) => words.clone(),
            Segment::Link { words, .. } => text_of(words),
            Segment::Math { source, .. } => source.clone(),
        };
        segments.iter().map(text).collect()
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_or_doubled(
            text in "[a-zé ]{0,40}", cuts in proptest::collection::btree_set(0usize..40, 0..8), link in any::<bool>(),
        ) {
            let cuts: Vec<usize> = cuts.into_iter().filter(|at| text.is_char_boundary(*at)).collect();
            let marks: Vec<_> = cuts.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect();
            let spans: Vec<Span> = cuts.chunks_exact(3).filter(|_| link)
                .map(|three| Span { start: three[1] as u32, end: three[2] as u32, kind: SpanKind::Link("https://a.org".into()) })
                .collect();
            prop_assert_eq!(text_of(&segments(&text, 0..text.len(), &spans, &marks)), text);
        }
    }
}
