//! The view as a signal, in step with the address bar: one history entry per decision, none per keystroke.

use leptos::prelude::*;

use super::{notices::Notices, view_state::ViewState};
use crate::platform::{
    history::{self, Entry},
    page,
    timers::Delay,
    timing,
};

/// How long after the last keystroke the address follows, in milliseconds. Browsers refuse more than about
/// 200 changes in 30 seconds.
const ADDRESS_DELAY: u32 = 300;

/// The one place where the view changes.
#[derive(Clone, Copy)]
pub struct Navigation {
    view: RwSignal<ViewState>,
    /// The view that the address bar shows.
    settled: RwSignal<ViewState>,
    pending: StoredValue<Option<Delay>, LocalStorage>,
    /// When the reader last typed, on the clock of `timing::now`; taken by the answer that shows it.
    typed_at: StoredValue<Option<f64>>,
}

impl Navigation {
    /// Reads the address and follows back and forward.
    pub fn start(notices: Notices) -> Self {
        let view = read_address(notices);
        let navigation = Self {
            view: RwSignal::new(view.clone()),
            settled: RwSignal::new(view),
            pending: StoredValue::new_local(None),
            typed_at: StoredValue::new(None),
        };
        let listener = history::on_pop(move || {
            navigation.pending.set_value(None);
            let view = read_address(notices);
            navigation.view.set(view.clone());
            navigation.settled.set(view);
        });
        StoredValue::new_local(listener);
        navigation
    }

    /// The view as a signal.
    pub fn view(self) -> ReadSignal<ViewState> {
        self.view.read_only()
    }

    /// The view as a signal that waits until typing rests. For what does not show the query: it need not be looked at
    /// with every keystroke.
    pub fn settled(self) -> ReadSignal<ViewState> {
        self.settled.read_only()
    }

    /// The view now, untracked.
    pub fn now(self) -> ViewState {
        self.view.get_untracked()
    }

    /// The reader typed: the view follows at once, the address when the typing rests. A new query may mistype
    /// anew, so it is not literal.
    pub fn type_query(self, text: String) {
        self.typed_at.set_value(Some(timing::now()));
        self.view.update(|view| {
            view.query = text;
            view.literal = false;
            if !view.has_list() {
                view.page = super::view_state::Page::Browse;
                view.open = None;
            }
        });
        let delay = Delay::start(ADDRESS_DELAY, move || self.write_address(Entry::Replaced));
        self.pending.set_value(Some(delay));
    }

    /// When the reader last typed; taken once.
    pub fn take_typed_at(self) -> Option<f64> {
        let typed = self.typed_at.get_value();
        self.typed_at.set_value(None);
        typed
    }

    /// The reader decided something: a new history entry.
    pub fn decide(self, change: impl FnOnce(&mut ViewState)) {
        self.settle();
        self.change(change, Entry::Pushed);
    }

    /// A step within a decision, such as the next paper: no new history entry.
    pub fn refine(self, change: impl FnOnce(&mut ViewState)) {
        self.settle();
        self.change(change, Entry::Replaced);
    }

    /// Goes to an address of this site, given behind its base.
    pub fn go_to(self, address: &str) {
        let (path, search) = address.split_once('?').unwrap_or((address, ""));
        let parsed = ViewState::parse(path, search);
        self.decide(|view| *view = parsed.view);
    }

    /// Writes an address that still waits for the typing to rest, so that going back leads to what was typed.
    pub fn settle(self) {
        let waiting = self.pending.try_update_value(Option::take).flatten().is_some();
        if waiting {
            self.write_address(Entry::Replaced);
        }
    }

    fn change(self, change: impl FnOnce(&mut ViewState), entry: Entry) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        if view != self.view.get_untracked() {
            self.view.set(view);
            self.write_address(entry);
        }
    }

    fn write_address(self, entry: Entry) {
        let view = self.view.get_untracked();
        history::write(&format!("{}{}", page::base_path(), view.to_address()), entry);
        self.settled.set(view);
    }
}

fn read_address(notices: Notices) -> ViewState {
    let (path, search) = history::address();
    let base = page::base_path();
    let parsed =
        ViewState::parse(path.strip_prefix(base.as_str()).unwrap_or(path.trim_start_matches('/')), &search);
    if !parsed.warnings.is_empty() {
        notices.warn(parsed.warnings.join(" "));
    }
    parsed.view
}
