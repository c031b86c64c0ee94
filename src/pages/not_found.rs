//! An address that leads nowhere.

use leptos::prelude::*;

use crate::components::{link::Link, notice::Notice};

/// Says so, and leads to the papers.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <main class="page" id="main" tabindex="-1">
            <h1 class="visually-hidden">"Page not found"</h1>
            <Notice title="There is no such page" text="The address may be misspelled.">
                <Link address=String::new() class="button">"Browse the papers"</Link>
            </Notice>
        </main>
    }
}
