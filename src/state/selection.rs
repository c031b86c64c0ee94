//! Which papers of the library are selected, for doing something with all of them.

use std::collections::HashSet;

use leptos::prelude::*;
use offprint_paper::PaperId;

/// The selected entries, by the first identifier of their papers; not selecting at all is `None`.
#[derive(Clone, Copy)]
pub struct Selection {
    selected: RwSignal<Option<HashSet<PaperId>>>,
    /// The paper that was selected last, from which Shift selects on.
    last: StoredValue<Option<PaperId>>,
}

impl Default for Selection {
    fn default() -> Self {
        Self { selected: RwSignal::new(None), last: StoredValue::new(None) }
    }
}

impl Selection {
    /// Whether the reader is selecting; tracked.
    pub fn is_on(self) -> bool {
        self.selected.with(Option::is_some)
    }

    /// Begins to select, nothing yet.
    pub fn begin(self) {
        self.selected.set(Some(HashSet::new()));
        self.last.set_value(None);
    }

    /// Ends selecting.
    pub fn end(self) {
        self.selected.set(None);
    }

    /// Whether a paper is selected; tracked.
    pub fn contains(self, id: &PaperId) -> bool {
        self.selected.with(|selected| selected.as_ref().is_some_and(|selected| selected.contains(id)))
    }

    /// Selects the row at `place` of `rows`, or not any more; with `range`, everything from the row before to this.
    pub fn toggle(self, place: usize, range: bool, rows: &[PaperId]) {
        let Some(id) = rows.get(place) else { return };
        let last = self.last.get_value().filter(|_| range);
        let from = rows.iter().position(|row| Some(row) == last.as_ref()).unwrap_or(place);
        self.last.set_value(Some(id.clone()));
        self.selected.update(|selected| {
            let selected = selected.get_or_insert_default();
            if from == place {
                if !selected.remove(id) {
                    selected.insert(id.clone());
                }
            } else {
                let between = rows.get(from.min(place)..=from.max(place)).unwrap_or_default();
                selected.extend(between.iter().cloned());
            }
        });
    }

    /// Selects all of these.
    pub fn select_all(self, rows: Vec<PaperId>) {
        self.selected.set(Some(rows.into_iter().collect()));
    }
}
