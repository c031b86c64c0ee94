//! The button above the collection's list that opens a menu of files; what stands in the menu is in the chunk.

use leptos::prelude::*;

use super::{
    icon::{EXPORT, Icon},
    lazily::{Place, lazily},
};

/// The button and its menu.
#[component]
pub fn ResultsExport() -> impl IntoView {
    let wanted = RwSignal::new(false);
    let formats = move || wanted.get().then(|| lazily(Place::Within, |screens| (screens.result_formats)()));
    view! {
        <button
            class="icon-button" type="button" popovertarget="export-results" aria-label="Export these papers"
            title="Export these papers" on:click=move |_| wanted.set(true)
        >
            <Icon path=EXPORT/>
        </button>
        <div class="popover menu" id="export-results" popover="auto" role="dialog" aria-label="Export these papers">
            {formats}
        </div>
    }
}
