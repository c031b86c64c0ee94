//! TeX mathematics as MathML elements, built node by node from the press's tree.

use leptos::{math, prelude::*};
use offprint_paper::MathNode;

/// A formula.
#[component]
pub fn Formula(
    /// What is shown.
    tree: MathNode,
    /// Its TeX, which names it for those who cannot see it.
    source: String,
) -> impl IntoView {
    math::math().attr("aria-label", source.clone()).child(element(tree))
}

fn element(node: MathNode) -> AnyView {
    let pair = |pair: (MathNode, MathNode)| (element(pair.0), element(pair.1));
    let three =
        |three: (MathNode, MathNode, MathNode)| (element(three.0), element(three.1), element(three.2));
    match node {
        MathNode::Row(nodes) => math::mrow().child(nodes.into_iter().map(element).collect_view()).into_any(),
        MathNode::Ident(text) => math::mi().child(text).into_any(),
        MathNode::Number(text) => math::mn().child(text).into_any(),
        MathNode::Operator(text) => math::mo().child(text).into_any(),
        MathNode::Text(text) => math::mtext().child(text).into_any(),
        MathNode::Sup(of) => math::msup().child(pair(*of)).into_any(),
        MathNode::Sub(of) => math::msub().child(pair(*of)).into_any(),
        MathNode::SubSup(of) => math::msubsup().child(three(*of)).into_any(),
        MathNode::Over(of) => math::mover().child(pair(*of)).into_any(),
        MathNode::Under(of) => math::munder().child(pair(*of)).into_any(),
        MathNode::UnderOver(of) => math::munderover().child(three(*of)).into_any(),
        MathNode::Frac(of) => math::mfrac().child(pair(*of)).into_any(),
        MathNode::Sqrt(of) => math::msqrt().child(element(*of)).into_any(),
        MathNode::Root(of) => math::mroot().child(pair(*of)).into_any(),
    }
}
