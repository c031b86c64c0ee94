//! A strip above the list that says when nothing can be kept, or when something could not be read.

use leptos::prelude::*;

use super::{
    icon::{ALERT, Icon},
    link::Link,
};
use crate::{chunk, platform::storage::StorageHealth, state::app_state::AppState};

/// The strip; nothing while all is well.
#[component]
pub fn StorageStrip() -> impl IntoView {
    let state = AppState::here();
    let export = move |_| {
        chunk::run(state.notices, move |screens| (screens.export_library)(state));
    };
    let has_saved = move || state.library.with(|library| !library.is_empty());
    move || {
        let blocked = state.library.health() == StorageHealth::Blocked;
        if blocked {
            let export = has_saved().then(|| {
                view! { <button class="link-button" type="button" on:click=export>"Export library"</button> }
            });
            view! {
                <div class="strip" role="note">
                    <Icon path=ALERT/>
                    <p>"This browser lets Offprint keep nothing: what you save lasts until you leave this page."</p>
                    {export}
                </div>
            }
            .into_any()
        } else if !state.library.reports().is_empty() {
            view! {
                <div class="strip" role="note">
                    <Icon path=ALERT/>
                    <p>"Part of your library cannot be read. Nothing was deleted."</p>
                    <Link address="settings".to_owned() class="link-button">"See what"</Link>
                </div>
            }
            .into_any()
        } else {
            ().into_any()
        }
    }
}
