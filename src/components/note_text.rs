//! A note's text, as its Markdown means it, built element by element.

use leptos::prelude::*;

use crate::state::markdown::{Kind, Node, nodes};

/// Shows a note.
#[component]
pub fn NoteText(
    /// Its Markdown.
    text: String,
) -> impl IntoView {
    view! { <div class="note-text">{all(nodes(&text))}</div> }
}

fn all(nodes: Vec<Node>) -> Vec<AnyView> {
    nodes.into_iter().map(one).collect()
}

fn one(node: Node) -> AnyView {
    match node {
        Node::Text(text) => text.into_any(),
        Node::Code(text) => view! { <code>{text}</code> }.into_any(),
        Node::Break => view! { <br/> }.into_any(),
        Node::Rule => view! { <hr/> }.into_any(),
        Node::Link { url, nodes } => {
            view! { <a href=url target="_blank" rel="noopener noreferrer">{all(nodes)}</a> }.into_any()
        }
        Node::Element(kind, nodes) => {
            let nodes = all(nodes);
            match kind {
                Kind::Paragraph => view! { <p>{nodes}</p> }.into_any(),
                // A note stands below the headings of its page.
                Kind::Heading => view! { <h3>{nodes}</h3> }.into_any(),
                Kind::Quote => view! { <blockquote>{nodes}</blockquote> }.into_any(),
                Kind::CodeBlock => view! { <pre><code>{nodes}</code></pre> }.into_any(),
                Kind::List => view! { <ul>{nodes}</ul> }.into_any(),
                Kind::Numbered => view! { <ol>{nodes}</ol> }.into_any(),
                Kind::Item => view! { <li>{nodes}</li> }.into_any(),
                Kind::Strong => view! { <strong>{nodes}</strong> }.into_any(),
                Kind::Emphasis => view! { <em>{nodes}</em> }.into_any(),
                Kind::Struck => view! { <del>{nodes}</del> }.into_any(),
            }
        }
    }
}
