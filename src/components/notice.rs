//! What stands where a list would be: nothing found, nothing saved, nothing loaded. One sentence, one action.

use leptos::prelude::*;

/// A notice in the place of a list.
#[component]
pub fn Notice(
    /// What is so.
    #[prop(into)]
    title: String,
    /// What it means, in a sentence.
    #[prop(into)]
    text: String,
    /// What can be done.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="notice">
            <h2 class="notice-title">{title}</h2>
            <p class="notice-text">{text}</p>
            <div class="notice-actions">{children()}</div>
        </div>
    }
}
