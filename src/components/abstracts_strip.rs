//! A strip above the list that says when the abstracts could not be loaded.

use leptos::prelude::*;

use super::icon::{ALERT, Icon};
use crate::state::{app_state::AppState, catalogue::AbstractsState};

/// The strip; nothing while all is well.
#[component]
pub fn AbstractsStrip() -> impl IntoView {
    let state = AppState::here();
    let failed = Memo::new(move |_| {
        state.abstracts.with(|abstracts| match abstracts {
            AbstractsState::Failed(reason) => Some(reason.clone()),
            _ => None,
        })
    });
    move || {
        failed.get().map(|reason| {
            view! {
                <div class="strip" role="status">
                    <Icon path=ALERT/>
                    <p>{format!("The abstracts could not be loaded: they are searched, but cannot be shown. {reason}")}</p>
                    <button class="link-button" type="button" on:click=move |_| state.load_abstracts()>"Try again"</button>
                </div>
            }
        })
    }
}
