//! Short messages to the reader: what happened, and a way back where there is one.

use leptos::prelude::*;

/// A message at the foot of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Tells one message from the next with the same words.
    pub number: u32,
    /// One sentence.
    pub text: String,
    /// Whether it asks for attention rather than confirms.
    pub is_warning: bool,
    /// Whether the latest change of the library can be taken back from here.
    pub offers_undo: bool,
}

/// The message that is shown, if any. A new one takes the place of the old.
#[derive(Clone, Copy)]
pub struct Notices {
    current: RwSignal<Option<Notice>>,
    count: StoredValue<u32>,
}

impl Default for Notices {
    fn default() -> Self {
        Self { current: RwSignal::new(None), count: StoredValue::new(0) }
    }
}

impl Notices {
    /// The message that is shown.
    pub fn current(self) -> Option<Notice> {
        self.current.get()
    }

    /// Confirms something.
    pub fn say(self, text: impl Into<String>) {
        self.show(text.into(), false, false);
    }

    /// Confirms a change of the library that can be taken back.
    pub fn say_with_undo(self, text: impl Into<String>) {
        self.show(text.into(), false, true);
    }

    /// Asks for attention.
    pub fn warn(self, text: impl Into<String>) {
        self.show(text.into(), true, false);
    }

    /// Takes a message away, if it is still the one that is shown.
    pub fn dismiss(self, number: u32) {
        if self.current.with_untracked(|n| n.as_ref().is_some_and(|n| n.number == number)) {
            self.current.set(None);
        }
    }

    fn show(self, text: String, is_warning: bool, offers_undo: bool) {
        self.count.update_value(|n| *n = n.wrapping_add(1));
        let number = self.count.get_value();
        self.current.set(Some(Notice { number, text, is_warning, offers_undo }));
    }
}
