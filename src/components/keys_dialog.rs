//! The list of keys.

use leptos::prelude::*;

use super::icon::{CROSS, Icon};
use crate::{
    platform::{dialog, focus},
    state::{app_state::AppState, commands::KEYS, dialogs::Dialog},
};

/// All keys, in a dialog.
#[component]
pub fn KeysDialog() -> impl IntoView {
    let state = AppState::here();
    Effect::new(|| dialog::show("#keys"));
    let groups = KEYS.map(|(title, keys)| {
        let keys = keys.iter().map(|(keys, words)| {
            let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> " " }).collect_view();
            view! { <dt>{keys}</dt> <dd>{*words}</dd> }
        });
        view! {
            <div class="keys-group">
                <h3>{title}</h3>
                <dl class="key-list">{keys.collect_view()}</dl>
            </div>
        }
    });
    // A modal dialog makes all else inert, so it closes first.
    let explain = move |_| {
        state.dialog.set(Dialog::None);
        request_animation_frame(|| focus::press("#search-ask"));
    };
    view! {
        <dialog id="keys" class="dialog" aria-labelledby="keys-title" on:close=move |_| state.dialog.set(Dialog::None)>
            <div class="dialog-head">
                <h2 class="dialog-title" id="keys-title">"Keys"</h2>
                <button
                    class="icon-button" type="button" aria-label="Close"
                    on:click=move |_| state.dialog.set(Dialog::None)
                >
                    <Icon path=CROSS/>
                </button>
            </div>
            <div class="dialog-body">
                <div class="keys-groups">{groups.collect_view()}</div>
                <button class="link-button" type="button" on:click=explain>"How to search"</button>
            </div>
        </dialog>
    }
}
