//! Mathematics as MathML text.

use offprint_paper::MathNode;

use crate::escape::escape;

/// A formula; its TeX names it for those who cannot see it.
pub fn render(tree: &MathNode, source: &str) -> String {
    format!("<math aria-label=\"{}\">{}</math>", escape(source), element(tree))
}

fn element(node: &MathNode) -> String {
    match node {
        MathNode::Row(nodes) => within("mrow", &nodes.iter().map(element).collect::<String>()),
        MathNode::Ident(text) => within("mi", &escape(text)),
        MathNode::Number(text) => within("mn", &escape(text)),
        MathNode::Operator(text) => within("mo", &escape(text)),
        MathNode::Text(text) => within("mtext", &escape(text)),
        MathNode::Sup(of) => pair("msup", of),
        MathNode::Sub(of) => pair("msub", of),
        MathNode::SubSup(of) => three("msubsup", of),
        MathNode::Over(of) => pair("mover", of),
        MathNode::Under(of) => pair("munder", of),
        MathNode::UnderOver(of) => three("munderover", of),
        MathNode::Frac(of) => pair("mfrac", of),
        MathNode::Sqrt(of) => within("msqrt", &element(of)),
        MathNode::Root(of) => pair("mroot", of),
    }
}

fn pair(tag: &str, (first, second): &(MathNode, MathNode)) -> String {
    within(tag, &(element(first) + &element(second)))
}

fn three(tag: &str, (first, second, third): &(MathNode, MathNode, MathNode)) -> String {
    within(tag, &(element(first) + &element(second) + &element(third)))
}

fn within(tag: &str, content: &str) -> String {
    format!("<{tag}>{content}</{tag}>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_string_of_a_formula_is_text() {
        let attack = || MathNode::Text("</mtext><script>".into());
        let tree = MathNode::Frac(Box::new((attack(), MathNode::Sqrt(Box::new(attack())))));
        let html = render(&tree, "\"x\"");
        assert!(!html.contains("<script>"), "{html}");
        assert!(
            html.starts_with("<math aria-label=\"&quot;x&quot;\"><mfrac><mtext>&lt;/mtext&gt;"),
            "{html}"
        );
    }
}
