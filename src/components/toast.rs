//! The message at the foot of the page.

use leptos::prelude::*;

use crate::{
    platform::timers::Delay,
    state::{app_state::AppState, desk_command::DeskCommand},
};

/// How long a message stays, in milliseconds; long enough to reach its button.
const STAY: u32 = 8000;

/// The place where messages appear. It is always there, so that screen readers watch it.
#[component]
pub fn Toasts() -> impl IntoView {
    let state = AppState::here();
    let delay = StoredValue::new_local(None);
    Effect::new(move || {
        let leave = state.notices.current().filter(|notice| !notice.is_warning);
        delay.set_value(leave.map(|notice| Delay::start(STAY, move || state.notices.dismiss(notice.number))));
    });
    let toast = move || {
        state.notices.current().map(|notice| {
            let number = notice.number;
            let undo = notice.offers_undo.then(|| {
                view! { <button class="toast-action" type="button" on:click=move |_| state.at_desk(DeskCommand::Undo)>"Undo"</button> }
            });
            let close = (!notice.offers_undo).then(|| {
                view! {
                    <button class="toast-action" type="button" on:click=move |_| state.notices.dismiss(number)>"Close"</button>
                }
            });
            view! { <div class="toast"><span>{notice.text}</span>{undo}{close}</div> }
        })
    };
    view! { <div class="toasts" aria-live="polite">{toast}</div> }
}
