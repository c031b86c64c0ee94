//! Changes to a text, gathered on the source and applied in one go, so that offsets need no mending.

use std::ops::Range;

use offprint_paper::{Span, SpanKind};

use super::Dressed;

/// One stretch of the source with what becomes of it.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    /// Bytes of the source; not empty, on character boundaries.
    pub range: Range<usize>,
    /// What is shown in its place, not empty; `None` leaves it as it is.
    pub text: Option<String>,
    /// What is said of the stretch. For a repair it is filled in with the source's own words.
    pub kind: SpanKind,
}

impl Edit {
    /// A repair: `range` of `source` is shown as `text`.
    pub(crate) fn repair(source: &str, range: Range<usize>, text: impl Into<String>) -> Self {
        let original = source.get(range.clone()).unwrap_or_default().to_owned();
        Self { range, text: Some(text.into()), kind: SpanKind::Source(original) }
    }
}

/// The changes to one source.
pub(crate) struct Edits<'s> {
    source: &'s str,
    edits: Vec<Edit>,
}

impl<'s> Edits<'s> {
    pub(crate) fn new(source: &'s str) -> Self {
        Self { source, edits: Vec::new() }
    }

    /// Takes further changes, except those that are empty or overlap one taken before.
    pub(crate) fn extend(&mut self, edits: impl IntoIterator<Item = Edit>) {
        for edit in edits {
            let Range { start, end } = edit.range;
            let shown = edit.text.as_ref().is_none_or(|text| !text.is_empty());
            let usable = start < end && self.source.get(start..end).is_some() && shown;
            let at = self.edits.partition_point(|other| other.range.start < start);
            let apart = (at == 0 || self.edits[at - 1].range.end <= start)
                && self.edits.get(at).is_none_or(|next| end <= next.range.start);
            if usable && apart {
                self.edits.insert(at, edit);
            }
        }
    }

    /// The text with all changes made, and a span over each.
    pub(crate) fn apply(self) -> Dressed {
        let mut text = String::with_capacity(self.source.len());
        let mut spans = Vec::with_capacity(self.edits.len());
        let mut done = 0;
        for edit in self.edits {
            text.push_str(&self.source[done..edit.range.start]);
            let start = text.len();
            text.push_str(edit.text.as_deref().unwrap_or(&self.source[edit.range.clone()]));
            done = edit.range.end;
            // Texts beyond four gigabytes have no offsets in the format; their spans are dropped.
            if let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(text.len())) {
                spans.push(Span { start, end, kind: edit.kind });
            }
        }
        text.push_str(&self.source[done..]);
        Dressed { text, spans }
    }
}
