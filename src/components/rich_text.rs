//! Titles and abstracts: words, marks, links, mathematics.

use leptos::prelude::*;

use super::math::Formula;
use crate::state::segments::Segment;

/// Shows pieces of a text. Links open elsewhere; inside a link of the page's own, `links` is off and their
/// words are plain.
pub fn rich_text(segments: Vec<Segment>, links: bool) -> impl IntoView {
    segments.into_iter().map(|segment| piece(segment, links)).collect_view()
}

fn piece(segment: Segment, links: bool) -> AnyView {
    match segment {
        Segment::Plain(words) => words.into_any(),
        Segment::Marked(words) => view! { <mark>{words}</mark> }.into_any(),
        Segment::Link { words, .. } if !links => rich_text(words, false).into_any(),
        Segment::Link { url, words } => {
            view! { <a href=url target="_blank" rel="noopener noreferrer">{rich_text(words, false)}</a> }
                .into_any()
        }
        Segment::Math { tree, source } => view! { <Formula tree source /> }.into_any(),
    }
}
