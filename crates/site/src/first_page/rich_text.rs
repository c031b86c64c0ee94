//! Titles and abstracts: words, and mathematics as MathML. Links are plain words here, as rows are links already.

use offprint_paper::{Span, SpanKind};

use super::math;
use crate::escape::escape;

/// The first `end` bytes of a text. A span that is cut appears as plain words.
pub fn render(text: &str, end: usize, spans: &[Span]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for span in spans {
        let (from, to) = (span.start as usize, span.end as usize);
        let SpanKind::Math(tree) = &span.kind else { continue };
        if from < at || to > end {
            continue;
        }
        let (Some(words), Some(source)) = (text.get(at..from), text.get(from..to)) else { continue };
        out.push_str(&escape(words));
        out.push_str(&math::render(tree, source));
        at = to;
    }
    out + &escape(text.get(at..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use offprint_paper::MathNode;

    #[test]
    fn mathematics_stands_in_the_place_of_its_source() {
        let span = Span { start: 2, end: 5, kind: SpanKind::Math(MathNode::Ident("x".into())) };
        let shown = render("a $x$ <b>", 9, std::slice::from_ref(&span));
        assert_eq!(shown, "a <math aria-label=\"$x$\"><mi>x</mi></math> &lt;b&gt;");
        assert_eq!(render("a $x$ <b>", 4, &[span]), "a $x", "a formula that is cut is plain words");
    }

    #[test]
    fn links_and_repairs_are_plain_words() {
        let link = Span { start: 0, end: 13, kind: SpanKind::Link("https://a.org".into()) };
        let repair = Span { start: 14, end: 15, kind: SpanKind::Source("\\%".into()) };
        assert_eq!(render("https://a.org %", 15, &[link, repair]), "https://a.org %");
    }

    #[test]
    fn spans_that_do_not_fit_break_nothing() {
        let math = |start, end| Span { start, end, kind: SpanKind::Math(MathNode::Number("1".into())) };
        assert_eq!(render("é", 2, &[math(1, 2)]), "é");
        assert_eq!(render("ab", 2, &[math(1, 9)]), "ab");
    }
}
