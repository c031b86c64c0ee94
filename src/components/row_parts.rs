//! What a row says, written into its elements: only what differs from what they say already.
//!
//! Rows change with every keystroke, all of them at once. A signal for each of their texts and attributes would cost more
//! than the browser's own work on them, so a row has one effect, and this compares.

use std::sync::Arc;

use leptos::{prelude::*, tachys::view::any_view::AnyViewState};
use offprint_paper::Paper;
use offprint_search::{Field, Highlighter};

use super::{link::href, rich_text::rich_text};
use crate::{
    platform::{
        marked_text::MarkedText,
        parts::{Element, part, set_attribute},
    },
    state::{
        facts,
        segments::{Segment, segments},
    },
};

/// Letters of an abstract that two lines can hold.
const SNIPPET: usize = 240;

/// What a row is to say.
pub struct RowContent {
    /// The paper, as the list has it.
    pub paper: Arc<Paper>,
    /// The paper with its abstract, if that is here.
    pub whole: Option<Arc<Paper>>,
    /// Marks words as the search understood them.
    pub highlighter: Arc<Highlighter>,
    /// How often the query was matched in each field.
    pub matched: [u16; 5],
    /// Where the title leads, behind the site's base.
    pub address: String,
    /// Whether the paper is open.
    pub current: bool,
    /// Whether the keys stand on the row; not shown while its paper is open.
    pub at_cursor: bool,
    /// Whether the row can be dragged.
    pub draggable: bool,
    /// Whether the paper is saved.
    pub saved: bool,
}

/// The elements of a row, and what they say.
pub struct RowParts {
    row: Element,
    link: Element,
    source: MarkedText,
    why: MarkedText,
    badge: Element,
    save: Element,
    title: RichText,
    snippet: RichText,
    said: Option<RowContent>,
}

impl RowParts {
    /// The parts of a row that says nothing yet; `None` if one of them is missing.
    pub fn of(row: Element) -> Option<Self> {
        let link = part(&row, ".row-link")?;
        Some(Self {
            source: MarkedText::within(part(&row, ".row-source")?),
            why: MarkedText::within(part(&row, ".row-why")?),
            badge: part(&row, ".badge")?,
            save: part(&row, ".row-save")?,
            title: RichText::within(link.clone()),
            snippet: RichText::within(part(&row, ".row-snippet")?),
            said: None,
            link,
            row,
        })
    }

    /// The paper with its abstract, if the row shows this paper with it already.
    pub fn whole(&self, paper: &Arc<Paper>) -> Option<Arc<Paper>> {
        self.said.as_ref().filter(|said| Arc::ptr_eq(&said.paper, paper))?.whole.clone()
    }

    /// Has the row say this.
    pub fn say(&mut self, content: RowContent) {
        let old = self.said.take();
        let old = old.as_ref();
        let new_paper = old.is_none_or(|old| !Arc::ptr_eq(&old.paper, &content.paper));
        let new_marks = old.is_none_or(|old| !Arc::ptr_eq(&old.highlighter, &content.highlighter));
        let RowContent { paper, whole, highlighter, matched, address, current, at_cursor, draggable, saved } =
            &content;
        if new_paper || new_marks {
            let marks = highlighter.ranges(&paper.title, Field::Title);
            self.title.show(segments(&paper.title, 0..paper.title.len(), &paper.title_spans, &marks));
        }
        if new_paper || new_marks || old.is_some_and(|old| old.whole.is_none()) {
            let segments = whole.as_ref().map(|paper| {
                let text = &paper.abstract_text;
                let (part, marks) = highlighter.snippet(text, SNIPPET);
                segments(text, part, &paper.spans, &marks)
            });
            self.snippet.show(segments.unwrap_or_default());
        }
        if old.is_none_or(|old| old.whole.is_some() != whole.is_some()) {
            let class = if whole.is_some() { "row-snippet" } else { "row-snippet is-coming" };
            set_attribute(self.snippet.flat.element(), "class", Some(class));
        }
        if new_paper {
            self.source.show(&[(&facts::source_line(paper), false)]);
            let id = paper.id().map(ToString::to_string).unwrap_or_default();
            set_attribute(&self.row, "data-paper-id", Some(&id));
            set_attribute(&self.badge, "hidden", (!paper.has_code()).then_some(""));
        }
        if old.is_none_or(|old| old.matched != *matched) {
            let why = facts::matched_line(*matched);
            let is_empty = why.is_empty();
            let name = [&*why, ": why this paper?"].concat();
            self.why.show(&[(&why, false)]);
            set_attribute(self.why.element(), "aria-label", (!is_empty).then_some(&*name));
            set_attribute(self.why.element(), "hidden", is_empty.then_some(""));
        }
        if old.is_none_or(|old| old.address != *address) {
            set_attribute(&self.link, "href", Some(&href(address)));
        }
        if old.map(|old| (old.current, old.at_cursor)).unwrap_or_default() != (*current, *at_cursor) {
            let class = match (current, at_cursor) {
                (true, _) => "row is-open",
                (false, true) => "row is-cursor",
                (false, false) => "row",
            };
            set_attribute(&self.link, "aria-current", current.then_some("true"));
            set_attribute(&self.row, "class", Some(class));
        }
        if old.map(|old| old.draggable).unwrap_or_default() != *draggable {
            set_attribute(&self.row, "draggable", draggable.then_some("true"));
        }
        let resaved = old.is_none_or(|old| old.saved != *saved);
        if resaved || new_paper {
            let word = if *saved { "Saved" } else { "Save" };
            set_attribute(&self.save, "aria-label", Some(&[word, ": ", &paper.title].concat()));
            if resaved {
                set_attribute(&self.save, "title", Some(word));
                set_attribute(&self.save, "aria-pressed", Some(if *saved { "true" } else { "false" }));
            }
        }
        self.said = Some(content);
    }
}

/// A text of an element: mostly words and marks, which are changed in place; anew where there is mathematics in it.
struct RichText {
    flat: MarkedText,
    formulas: Option<AnyViewState>,
}

impl RichText {
    fn within(element: Element) -> Self {
        Self { flat: MarkedText::within(element), formulas: None }
    }

    fn show(&mut self, segments: Vec<Segment>) {
        if let Some(mut formulas) = self.formulas.take() {
            formulas.unmount();
        }
        if segments.iter().any(|segment| matches!(segment, Segment::Math { .. })) {
            self.flat.show(&[]);
            let mut formulas = rich_text(segments, false).into_any().build();
            formulas.mount(self.flat.element(), None);
            self.formulas = Some(formulas);
            return;
        }
        let mut pieces = Vec::new();
        collect_words(&segments, &mut pieces);
        self.flat.show(&pieces);
    }
}

/// The words, each with whether it is marked. In a list, the words of a link are words.
fn collect_words<'s>(segments: &'s [Segment], out: &mut Vec<(&'s str, bool)>) {
    for segment in segments {
        match segment {
            Segment::Plain(words) => out.push((words, false)),
            Segment::Marked(words) => out.push((words, true)),
            Segment::Link { words, .. } => collect_words(words, out),
            Segment::Math { .. } => {}
        }
    }
}
