//! Parts of the first view that are drawn one by one, each in a task of its own, behind the static page: a browser that
//! draws all of it at once answers nobody meanwhile.

use std::{cell::RefCell, collections::VecDeque};

use leptos::prelude::*;

use crate::platform::timing;

thread_local! {
    /// What is still to be drawn; `None` when the app is not being mounted.
    static WAITING: RefCell<Option<VecDeque<ArcRwSignal<bool>>>> = const { RefCell::new(None) };
}

/// From now on, parts wait for their turn.
pub fn begin() {
    WAITING.set(Some(VecDeque::new()));
}

/// A turn to wait for: it becomes true in a task of its own. `None` unless the app is being mounted.
pub fn turn() -> Option<ArcRwSignal<bool>> {
    WAITING.with_borrow_mut(|waiting| {
        let turn = ArcRwSignal::new(false);
        waiting.as_mut()?.push_back(turn.clone());
        Some(turn)
    })
}

/// Draws a part of a view: at once, but while the app is being mounted when its turn comes.
pub fn staged(draw: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    match turn() {
        Some(turn) => in_its_turn(turn, Box::new(draw)),
        None => draw(),
    }
}

/// One for all parts, whatever they are: a program holds each kind of closure that a view is made of.
fn in_its_turn(turn: ArcRwSignal<bool>, draw: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || turn.get().then(&draw)).into_any()
}

/// Draws what waits, a part per task, then calls `done`.
pub fn draw_all(done: impl FnOnce() + 'static) {
    timing::next_task(move || {
        let next = WAITING.with_borrow_mut(|waiting| waiting.as_mut()?.pop_front());
        match next {
            Some(turn) => {
                turn.set(true);
                draw_all(done);
            }
            None => {
                WAITING.set(None);
                done();
            }
        }
    });
}
