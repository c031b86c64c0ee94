//! Notes as CommonMark (<https://spec.commonmark.org/>): from text to a tree that the page builds elements from.
//!
//! No text becomes markup: HTML in a note is shown as it was typed, pictures are links, and only addresses that
//! [`is_safe_url`] lets through become links.

use offprint_paper::is_safe_url;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// How deep a note's elements may lie in each other; what lies deeper lies side by side.
const DEEPEST: usize = 24;

/// A part of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Words.
    Text(String),
    /// A piece of code within a line.
    Code(String),
    /// A new line.
    Break,
    /// A line between two parts.
    Rule,
    /// A link that leads elsewhere.
    Link {
        /// Where; safe.
        url: String,
        /// What is shown.
        nodes: Vec<Node>,
    },
    /// Parts with a meaning together.
    Element(Kind, Vec<Node>),
}

/// What parts mean together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph.
    Paragraph,
    /// A heading, of any level.
    Heading,
    /// A quotation.
    Quote,
    /// Lines of code.
    CodeBlock,
    /// A list with dots.
    List,
    /// A list with numbers.
    Numbered,
    /// An item of a list.
    Item,
    /// Weight.
    Strong,
    /// Stress.
    Emphasis,
    /// Struck out.
    Struck,
}

/// The parts of a note.
pub fn nodes(markdown: &str) -> Vec<Node> {
    // What is open: what it will be, and its parts so far.
    let mut open: Vec<(Option<Open>, Vec<Node>)> = vec![(None, Vec::new())];
    for event in Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH) {
        let node = match event {
            Event::Start(tag) => {
                let within = (open.len() <= DEEPEST).then(|| meaning(tag)).flatten();
                open.push((within, Vec::new()));
                continue;
            }
            Event::End(_) if open.len() > 1 => {
                let Some((within, mut nodes)) = open.pop() else { continue };
                match within {
                    Some(Open::Kind(kind)) => Node::Element(kind, nodes),
                    Some(Open::Link(url)) if is_safe_url(&url) => Node::Link { url, nodes },
                    _ => {
                        if let Some((_, parts)) = open.last_mut() {
                            parts.append(&mut nodes);
                        }
                        continue;
                    }
                }
            }
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                Node::Code(text.into_string())
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => Node::Text(text.into_string()),
            Event::FootnoteReference(text) => Node::Text(text.into_string()),
            Event::SoftBreak => Node::Text(" ".to_owned()),
            Event::HardBreak => Node::Break,
            Event::Rule => Node::Rule,
            Event::End(_) | Event::TaskListMarker(_) => continue,
        };
        if let Some((_, parts)) = open.last_mut() {
            parts.push(node);
        }
    }
    // The parser closes whatever it opens; the first is left.
    open.into_iter().next().map(|(_, nodes)| nodes).unwrap_or_default()
}

enum Open {
    Kind(Kind),
    Link(String),
}

fn meaning(tag: Tag<'_>) -> Option<Open> {
    Some(Open::Kind(match tag {
        Tag::Paragraph | Tag::HtmlBlock => Kind::Paragraph,
        Tag::Heading { .. } => Kind::Heading,
        Tag::BlockQuote(_) => Kind::Quote,
        Tag::CodeBlock(_) => Kind::CodeBlock,
        Tag::List(None) => Kind::List,
        Tag::List(Some(_)) => Kind::Numbered,
        Tag::Item => Kind::Item,
        Tag::Strong => Kind::Strong,
        Tag::Emphasis => Kind::Emphasis,
        Tag::Strikethrough => Kind::Struck,
        Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
            return Some(Open::Link(dest_url.into_string()));
        }
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(words: &str) -> Node {
        Node::Text(words.into())
    }

    #[test]
    fn a_note_has_paragraphs_stress_code_lists_and_links() {
        assert_eq!(
            nodes("# Why\n\nIt is *new* and **good**: `x`.\n\n1. one\n2. two"),
            [
                Node::Element(Kind::Heading, vec![text("Why")]),
                Node::Element(
                    Kind::Paragraph,
                    vec![
                        text("It is "),
                        Node::Element(Kind::Emphasis, vec![text("new")]),
                        text(" and "),
                        Node::Element(Kind::Strong, vec![text("good")]),
                        text(": "),
                        Node::Code("x".into()),
                        text("."),
                    ]
                ),
                Node::Element(
                    Kind::Numbered,
                    vec![
                        Node::Element(Kind::Item, vec![text("one")]),
                        Node::Element(Kind::Item, vec![text("two")]),
                    ]
                ),
            ]
        );
        let [Node::Element(Kind::Paragraph, parts)] = &nodes("[a](https://a.org/)")[..] else { panic!() };
        assert_eq!(parts[..], [Node::Link { url: "https://a.org/".into(), nodes: vec![text("a")] }]);
    }

    #[test]
    fn nothing_in_a_note_can_run_or_load() {
        for hostile in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[a](javascript:alert(1))",
            "[a](<java\nscript:alert(1)>)",
            "![a](data:text/html,x)",
            "[a](vbscript:x)",
            "<javascript:alert(1)>",
        ] {
            assert!(!format!("{:?}", nodes(hostile)).contains("Link"), "{hostile}");
        }
        assert!(format!("{:?}", nodes("<b>x</b>")).contains("<b>"), "HTML is shown as typed");
    }

    #[test]
    fn what_lies_too_deep_lies_side_by_side() {
        fn depth(nodes: &[Node]) -> usize {
            let inner = |node: &Node| match node {
                Node::Element(_, nodes) | Node::Link { nodes, .. } => 1 + depth(nodes),
                _ => 0,
            };
            nodes.iter().map(inner).max().unwrap_or(0)
        }
        let deep = nodes(&("> ".repeat(5_000) + "end"));
        assert!(depth(&deep) <= DEEPEST + 1);
        assert!(format!("{deep:?}").contains("end"));
    }

    proptest! {
        #[test]
        fn any_text_is_a_note(note in "[\\PC\\n\\t*_`>#\\[\\]()<!-]{0,80}") {
            nodes(&note);
        }
    }
}
