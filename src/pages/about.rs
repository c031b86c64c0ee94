//! About this collection.

use leptos::prelude::*;

use crate::components::{about::AboutCollection, link::Link, with_catalogue::with_catalogue};

/// What the collection holds, where it comes from, under which terms.
#[component]
pub fn About() -> impl IntoView {
    let content = with_catalogue(|catalogue| {
        view! {
            <p class="page-text">{catalogue.about.description.clone()}</p>
            <AboutCollection catalogue/>
        }
        .into_any()
    });
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="page-body">
                <div class="page-head"><h1 class="page-title">"About this collection"</h1></div>
                {content}
                <p class="hint">
                    "Titles, abstracts and names belong to their authors and publishers. "
                    <Link address=String::new()>"Browse the papers"</Link>
                </p>
            </div>
        </main>
    }
}
