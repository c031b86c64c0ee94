//! What can be done with a name that stands above the list: change it, and do away with what it names.

use leptos::prelude::*;

use super::icon::{BIN, Icon, PENCIL};

/// Two buttons.
#[component]
pub fn TitleActions(
    /// Whether the name is being changed.
    renaming: RwSignal<bool>,
    /// What the first button does, in words.
    rename: &'static str,
    /// What the second one does, in words.
    remove: &'static str,
    /// Does away with it.
    on_remove: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            class="icon-button" id="rename-button" type="button" aria-label=rename title="Rename"
            aria-expanded=move || renaming.get().to_string() on:click=move |_| renaming.update(|on| *on = !*on)
        >
            <Icon path=PENCIL/>
        </button>
        <button class="icon-button" type="button" aria-label=remove title="Remove" on:click=move |_| on_remove()>
            <Icon path=BIN/>
        </button>
    }
}
