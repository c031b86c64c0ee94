//! A formula's TeX to a typed tree, by way of the parser events of `pulldown-latex`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use offprint_paper::MathNode;
use pulldown_latex::event::{
    Content, Event, Font, Grouping, ScriptPosition, ScriptType, StateChange, Visual,
};
use pulldown_latex::{Parser, Storage};

/// Deepest nesting of a tree. Abstracts have a handful of levels; this guards the stack of whoever walks it.
const DEEPEST: usize = 24;
/// Most parser events of one formula.
const MOST_EVENTS: usize = 2_000;

/// The tree of a formula; `None` if it is no TeX, or TeX that the tree has no nodes for (tables, binomials).
/// The parser is third-party code on untrusted text: a panic inside it counts as "no TeX".
pub(super) fn parse(tex: &str) -> Option<MathNode> {
    let storage = Storage::new();
    let events: Vec<Event<'_>> = catch_unwind(AssertUnwindSafe(|| {
        Parser::new(tex, &storage).take(MOST_EVENTS + 1).collect::<Result<Vec<_>, _>>()
    }))
    .ok()?
    .ok()?;
    if events.is_empty() || events.len() > MOST_EVENTS {
        return None;
    }
    let mut builder = Builder { events: &events, at: 0 };
    let row = builder.row(None, 0, false)?;
    (builder.at == events.len() && !matches!(&row, MathNode::Row(children) if children.is_empty()))
        .then_some(row)
}

struct Builder<'e> {
    events: &'e [Event<'e>],
    at: usize,
}

impl Builder<'_> {
    /// Elements up to the end of the group (which is taken) or of the formula.
    fn row(&mut self, mut font: Option<Font>, depth: usize, in_group: bool) -> Option<MathNode> {
        let mut children = Vec::new();
        loop {
            match self.events.get(self.at) {
                None if in_group => return None,
                None => break,
                Some(Event::End) => {
                    if !in_group {
                        return None;
                    }
                    self.at += 1;
                    break;
                }
                Some(Event::StateChange(change)) => {
                    if let StateChange::Font(new) = change {
                        font = *new;
                    }
                    self.at += 1;
                }
                Some(Event::Space { .. }) => self.at += 1,
                Some(_) => push(&mut children, self.element(font, depth + 1)?, font),
            }
        }
        if children.len() == 1 { children.pop() } else { Some(MathNode::Row(children)) }
    }

    /// One element: a symbol, a group, or a construction with its parts.
    fn element(&mut self, font: Option<Font>, depth: usize) -> Option<MathNode> {
        if depth > DEEPEST {
            return None;
        }
        let event = self.events.get(self.at)?;
        self.at += 1;
        match event {
            Event::Content(content) => Some(symbol(content, font)),
            Event::Begin(Grouping::Normal) => self.row(font, depth, true),
            Event::Begin(Grouping::LeftRight(left, right)) => {
                let inner = self.row(font, depth, true)?;
                let fence = |c: &Option<char>| c.map(|c| MathNode::Operator(c.to_string()));
                Some(MathNode::Row(fence(left).into_iter().chain([inner]).chain(fence(right)).collect()))
            }
            Event::Visual(visual) => self.visual(visual, font, depth),
            Event::Script { ty, position } => self.script(*ty, *position, font, depth),
            Event::Space { .. } => Some(MathNode::Row(Vec::new())),
            Event::Begin(_) | Event::End | Event::StateChange(_) | Event::EnvironmentFlow(_) => None,
        }
    }

    fn visual(&mut self, visual: &Visual, font: Option<Font>, depth: usize) -> Option<MathNode> {
        let first = self.element(font, depth + 1)?;
        Some(match visual {
            Visual::SquareRoot => MathNode::Sqrt(Box::new(first)),
            Visual::Root => MathNode::Root(Box::new((first, self.element(font, depth + 1)?))),
            Visual::Fraction(None) => MathNode::Frac(Box::new((first, self.element(font, depth + 1)?))),
            // A fraction with a rule of its own width is a binomial and the like, which the tree does not have.
            Visual::Fraction(Some(_)) => return None,
            Visual::Negation => match first {
                MathNode::Operator(sign) => MathNode::Operator(sign + "\u{338}"),
                MathNode::Ident(sign) => MathNode::Ident(sign + "\u{338}"),
                _ => return None,
            },
        })
    }

    fn script(
        &mut self,
        ty: ScriptType,
        position: ScriptPosition,
        font: Option<Font>,
        depth: usize,
    ) -> Option<MathNode> {
        let base = self.element(font, depth + 1)?;
        let first = self.element(font, depth + 1)?;
        // Formulas in running text are set inline, where movable scripts stand to the right.
        let above_below = position == ScriptPosition::AboveBelow;
        Some(match (ty, above_below) {
            (ScriptType::Subscript, false) => MathNode::Sub(Box::new((base, first))),
            (ScriptType::Subscript, true) => MathNode::Under(Box::new((base, first))),
            (ScriptType::Superscript, false) => MathNode::Sup(Box::new((base, first))),
            (ScriptType::Superscript, true) => MathNode::Over(Box::new((base, first))),
            (ScriptType::SubSuperscript, false) => {
                MathNode::SubSup(Box::new((base, first, self.element(font, depth + 1)?)))
            }
            (ScriptType::SubSuperscript, true) => {
                MathNode::UnderOver(Box::new((base, first, self.element(font, depth + 1)?)))
            }
        })
    }
}

/// Adds a child; upright letters side by side are one identifier, as in `\mathrm{KL}`.
fn push(children: &mut Vec<MathNode>, node: MathNode, font: Option<Font>) {
    if let (Some(Font::UpRight), Some(MathNode::Ident(before)), MathNode::Ident(next)) =
        (font, children.last_mut(), &node)
    {
        before.push_str(next);
    } else {
        children.push(node);
    }
}

fn symbol(content: &Content<'_>, font: Option<Font>) -> MathNode {
    match content {
        Content::Text(text) => MathNode::Text((*text).to_owned()),
        Content::Number(digits) => MathNode::Number(digits.chars().map(|c| styled(c, font)).collect()),
        Content::Function(name) => MathNode::Ident((*name).to_owned()),
        Content::Ordinary { content, stretchy: true } => MathNode::Operator(content.to_string()),
        Content::Ordinary { content, .. } => MathNode::Ident(styled(*content, font).to_string()),
        Content::LargeOp { content, .. }
        | Content::BinaryOp { content, .. }
        | Content::Delimiter { content, .. }
        | Content::Punctuation(content) => MathNode::Operator(content.to_string()),
        Content::Relation { content, .. } => {
            let mut buffer = [0; 8];
            MathNode::Operator(String::from_utf8_lossy(content.encode_utf8_to_buf(&mut buffer)).into_owned())
        }
    }
}

/// A letter or digit in a mathematical alphabet (Unicode block "Mathematical Alphanumeric Symbols", U+1D400,
/// with the letters that Unicode had before, such as ℝ). Fonts without an alphabet here leave it as it is.
fn styled(c: char, font: Option<Font>) -> char {
    let older = match (font, c) {
        (Some(Font::DoubleStruck), 'C' | 'H' | 'N' | 'P' | 'Q' | 'R' | 'Z') => {
            ['ℂ', 'ℍ', 'ℕ', 'ℙ', 'ℚ', 'ℝ', 'ℤ'].get("CHNPQRZ".find(c).unwrap_or_default()).copied()
        }
        (Some(Font::Script), 'B' | 'E' | 'F' | 'H' | 'I' | 'L' | 'M' | 'R' | 'e' | 'g' | 'o') => {
            let holes = ['ℬ', 'ℰ', 'ℱ', 'ℋ', 'ℐ', 'ℒ', 'ℳ', 'ℛ', 'ℯ', 'ℊ', 'ℴ'];
            holes.get("BEFHILMRego".find(c).unwrap_or_default()).copied()
        }
        (Some(Font::Fraktur), 'C' | 'H' | 'I' | 'R' | 'Z') => {
            ['ℭ', 'ℌ', 'ℑ', 'ℜ', 'ℨ'].get("CHIRZ".find(c).unwrap_or_default()).copied()
        }
        _ => None,
    };
    let (letters, digits) = match font {
        Some(Font::Bold) => (0x1D400, 0x1D7CE),
        Some(Font::Script) => (0x1D49C, 0),
        Some(Font::Fraktur) => (0x1D504, 0),
        Some(Font::DoubleStruck) => (0x1D538, 0x1D7D8),
        Some(Font::SansSerif) => (0x1D5A0, 0x1D7E2),
        Some(Font::Monospace) => (0x1D670, 0x1D7F6),
        _ => return c,
    };
    let code = match c {
        'A'..='Z' => letters + (c as u32 - 'A' as u32),
        'a'..='z' => letters + 26 + (c as u32 - 'a' as u32),
        '0'..='9' if digits > 0 => digits + (c as u32 - '0' as u32),
        _ => return c,
    };
    older.or_else(|| char::from_u32(code)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn json(tex: &str) -> String {
        parse(tex).map_or("none".into(), |node| serde_json::to_string(&node).unwrap())
    }

    #[test]
    fn formulas_become_trees_of_mathml_elements() {
        for (tex, tree) in [
            ("x", r#"{"ident":"x"}"#),
            ("x^2_i", r#"{"subsup":[{"ident":"x"},{"ident":"i"},{"number":"2"}]}"#),
            ("\\frac{1}{n}", r#"{"frac":[{"number":"1"},{"ident":"n"}]}"#),
            ("\\sqrt[3]{x}", r#"{"root":[{"ident":"x"},{"number":"3"}]}"#),
            ("\\mathbb{R}", r#"{"ident":"ℝ"}"#),
            ("\\mathcal{L}", r#"{"ident":"ℒ"}"#),
            ("\\mathrm{KL}", r#"{"ident":"KL"}"#),
            ("\\text{<b>}", r#"{"text":"<b>"}"#),
            ("a \\neq b", r#"{"row":[{"ident":"a"},{"operator":"≠"},{"ident":"b"}]}"#),
            (
                "\\sum_{i=1} x",
                r#"{"row":[{"sub":[{"operator":"∑"},{"row":[{"ident":"i"},{"operator":"="},{"number":"1"}]}]},{"ident":"x"}]}"#,
            ),
        ] {
            assert_eq!(json(tex), tree, "{tex}");
        }
    }

    #[test]
    fn what_cannot_be_read_has_no_tree() {
        for tex in
            ["", " ", "\\frac{1", "}", "\\nosuchcommand", "\\binom{n}{k}", "\\begin{matrix}a\\end{matrix}"]
        {
            assert_eq!(json(tex), "none", "{tex}");
        }
        let deep = "{".repeat(200) + "x_" + &"}".repeat(200);
        assert_eq!(json(&deep), "none");
    }

    proptest! {
        #[test]
        fn parsing_never_panics(tex in "(\\\\[a-z]{1,6}|[ -~]|[{}^_&]|\\PC){0,24}") {
            let _ = parse(&tex);
        }
    }
}
