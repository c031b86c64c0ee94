//! What the search box offers, in a list below it.

use leptos::prelude::*;

use crate::{
    chunk,
    platform::{focus, timers::Delay},
    state::{
        app_state::AppState,
        completion::{Completion, Offer},
    },
};

/// How long the keys have to rest, once their part of the program is here, before the offers are collected, in
/// milliseconds: of ten thousand papers that takes a third of a second.
const PREPARATION_DELAY: u32 = 300;

/// Whether there are offers, and which is chosen. The offers themselves are asked for anew where they are needed:
/// that takes microseconds, and a signal of their own would cost kilobytes.
#[derive(Clone, Copy)]
pub struct Offering {
    state: AppState,
    /// The byte of the query at which the caret stands, while there are offers.
    caret: RwSignal<Option<usize>>,
    active: RwSignal<Option<usize>>,
    /// Whether the offers are collected.
    ready: StoredValue<bool>,
    /// Whether something was typed before that, and the offers were not sent away since.
    missed: StoredValue<bool>,
    preparation: StoredValue<Option<Delay>, LocalStorage>,
}

impl Offering {
    /// No offers. What can be offered is collected a little later, so that no letter need wait for it; what was typed
    /// before that is offered something then.
    pub fn new(state: AppState) -> Self {
        let offering = Self {
            state,
            caret: RwSignal::new(None),
            active: RwSignal::new(None),
            ready: StoredValue::new(false),
            missed: StoredValue::new(false),
            preparation: StoredValue::new_local(None),
        };
        Effect::new(move || {
            if chunk::here().is_some() {
                offering.prepare();
            }
        });
        // An event of its own kind costs the program more in a view than on the document.
        StoredValue::new_local(focus::hold("#search", ".completions", move || offering.close()));
        offering
    }

    fn prepare(self) {
        let prepare = move || {
            drop(self.completion("", Some(0)));
            // Without the papers there is nothing to collect; the next letter asks again.
            self.ready
                .set_value(self.state.catalogue.with_untracked(|catalogue| catalogue.ready().is_some()));
            // Who has typed already gets the offers now.
            if self.ready.get_value() && self.missed.get_value() && focus::is_on("#search") {
                self.follow();
            }
        };
        self.preparation.set_value(Some(Delay::start(PREPARATION_DELAY, prepare)));
    }

    /// Whether there are offers; tracked.
    pub fn is_open(self) -> bool {
        self.caret.get().is_some()
    }

    /// Identifier of the chosen offer's element, empty if none is; tracked.
    pub fn active_id(self) -> String {
        self.active.get().map(id).unwrap_or_default()
    }

    /// Offers what fits the query and its caret.
    pub fn follow(self) {
        if !self.ready.get_value() {
            self.show(None);
            self.missed.set_value(true);
            if untrack(chunk::here).is_some() {
                self.prepare();
            }
            return;
        }
        let query = self.state.navigation.now().query;
        let caret = focus::caret("#search").and_then(|units| byte_of(&query, units as usize));
        self.show(caret.filter(|caret| !self.completion(&query, Some(*caret)).offers.is_empty()));
    }

    /// Offers nothing.
    pub fn close(self) {
        self.show(None);
    }

    fn show(self, caret: Option<usize>) {
        self.missed.set_value(false);
        self.active.set(None);
        self.caret.set(caret);
    }

    fn completion(self, query: &str, caret: Option<usize>) -> Completion {
        let screens = untrack(chunk::here);
        screens
            .zip(caret)
            .map(|(screens, caret)| (screens.complete)(self.state, query, caret))
            .unwrap_or_default()
    }

    /// Does what a key does while there are offers; `false` leaves it to others.
    pub fn on_key(self, key: &str) -> bool {
        let caret = self.caret.get_untracked();
        // Before anything is looked up: most keys are letters, and two of them begin thousands of names.
        let is_letter = key.chars().nth(1).is_none();
        if is_letter || caret.is_none() {
            return false;
        }
        let query = self.state.navigation.now().query;
        let completion = self.completion(&query, caret);
        let count = completion.offers.len();
        let active = self.active.get_untracked();
        match (key, active) {
            // In a circle that includes the box itself.
            ("ArrowDown", None) => self.active.set(Some(0)),
            ("ArrowDown", Some(at)) => self.active.set(Some(at + 1).filter(|next| *next < count)),
            ("ArrowUp", None) => self.active.set(count.checked_sub(1)),
            ("ArrowUp", Some(at)) => self.active.set(at.checked_sub(1)),
            ("Enter" | "Tab", Some(at)) => self.take(&query, &completion, at),
            ("Escape", _) => self.close(),
            ("ArrowLeft" | "ArrowRight" | "Home" | "End", _) => {
                self.close();
                return false;
            }
            _ => return false,
        }
        true
    }

    fn press(self, at: usize) {
        let query = self.state.navigation.now().query;
        self.take(&query, &self.completion(&query, self.caret.get_untracked()), at);
    }

    fn take(self, query: &str, completion: &Completion, at: usize) {
        let taken = completion.offers.get(at).and_then(|offer| completion.take(query, offer));
        let Some((query, caret)) = taken else { return };
        let units = query.get(..caret).map_or(0, |before| before.encode_utf16().count()) as u32;
        self.close();
        self.state.navigation.type_query(query);
        // The box shows the new query in the next frame; then a field offers its values.
        request_animation_frame(move || {
            focus::select_range("#search", units, units);
            self.follow();
        });
    }
}

/// The list of offers; nothing if there are none.
#[component]
pub fn Completions(
    /// The offers.
    offering: Offering,
) -> impl IntoView {
    let line = move |(at, offer): (usize, Offer)| {
        view! {
            <div
                class="palette-option" role="option" id=id(at)
                aria-selected=move || (offering.active.get() == Some(at)).to_string()
                on:click=move |_| offering.press(at)
            >
                <span class="completion">{offer.text}</span>
                <span class="palette-note">{offer.note}</span>
            </div>
        }
    };
    move || {
        let caret = offering.caret.get();
        caret.map(|_| {
            let query = offering.state.navigation.now().query;
            let offers = offering.completion(&query, caret).offers;
            let lines = offers.into_iter().enumerate().map(line).collect_view();
            view! {
                <div class="completions" id="completions" role="listbox" aria-label="Completions">{lines}</div>
            }
        })
    }
}

fn id(at: usize) -> String {
    format!("completion-{at}")
}

/// The byte of a text at which its UTF-16 unit `units` begins.
fn byte_of(text: &str, units: usize) -> Option<usize> {
    let mut passed = 0;
    for (at, c) in text.char_indices() {
        if passed >= units {
            return Some(at);
        }
        passed += c.len_utf16();
    }
    (passed >= units).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_of_the_browser_is_a_byte_of_the_query() {
        for (units, byte) in [(0, Some(0)), (1, Some(2)), (3, Some(6)), (4, Some(7)), (5, None)] {
            assert_eq!(byte_of("é😀x", units), byte);
        }
    }
}
