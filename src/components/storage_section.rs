//! How much room the library takes up and by what, what the browser promises, and records that could not be read.

use leptos::prelude::*;
use offprint_library::{KEY_PREFIX, LIST_PREFIX, REMOVED_PREFIX};
use offprint_paper::json::JsonWriter;

use super::offline_section::size;
use crate::{
    platform::{
        files,
        persistence::Persistence,
        storage::{self, MOST_CHARACTERS, RESCUED_PREFIX, StorageHealth},
    },
    state::{app_state::AppState, facts},
};

/// Storage, in full sentences.
#[component]
pub fn StorageSection() -> impl IntoView {
    let state = AppState::here();
    let sentence = move || {
        let saved = facts::papers(state.library.with(offprint_library::Library::len));
        match state.library.health() {
            StorageHealth::Blocked => {
                format!(
                    "This browser lets Offprint keep nothing. {saved} saved until you leave this page: export to keep them."
                )
            }
            StorageHealth::Available => {
                let used = size(storage::characters_used("offprint/") as u64);
                format!(
                    "{saved} saved in this browser, about {used} of some {}.",
                    size(MOST_CHARACTERS as u64)
                )
            }
        }
    };
    let parts = move || {
        // Asked again after every change.
        state.library.used();
        let part = |(words, prefix): (&'static str, &str)| {
            let used = storage::characters_used(prefix) as u64;
            (used > 0).then(|| view! { <li>{words} " " {size(used)}</li> })
        };
        [
            ("Papers, tags and notes", KEY_PREFIX),
            ("Lists", LIST_PREFIX),
            ("Marks of removed papers", REMOVED_PREFIX),
            ("Records that were set aside", RESCUED_PREFIX),
            ("Settings", "offprint/settings"),
        ]
        .map(part)
        .collect_view()
    };
    let beside = RwSignal::new(Vec::new());
    Effect::new(move || {
        state.library.used();
        leptos::task::spawn_local(async move {
            beside.try_set(state.library.kept_beside().await);
        });
    });
    let parts_beside = move || {
        let parts: Vec<_> = beside.get().into_iter().filter(|(_, used)| *used > 0).collect();
        let line = |(words, used): (&'static str, usize)| view! { <li>{words} " " {size(used as u64)}</li> };
        (!parts.is_empty()).then(|| {
            view! {
                <p class="hint">"Beside it, in the browser’s database, which has more room:"</p>
                <ul class="hint storage-parts">{parts.into_iter().map(line).collect_view()}</ul>
            }
        })
    };
    let promise = move || match state.library.persistence() {
        Persistence::Granted => "The browser keeps it until you clear the site’s data.",
        Persistence::BestEffort => {
            "The browser may clear it when its disk runs full, and some do after weeks without a visit. Keep a backup."
        }
        Persistence::Unknown => "Whether the browser keeps it for good, it does not say. Keep a backup.",
    };
    let reports = move || {
        let all = state.library.reports();
        (!all.is_empty()).then(|| {
            let items = all.into_iter().map(|report| view! { <li>{report}</li> }).collect_view();
            view! { <ul class="hint">{items}</ul> }
        })
    };
    view! {
        <p class="hint">{sentence}</p>
        <ul class="hint storage-parts">{parts}</ul>
        {parts_beside}
        <p class="hint">{promise}</p>
        {reports}
        <SetAside/>
    }
}

/// Records that were set aside because they could not be read; nothing if there are none.
#[component]
fn SetAside() -> impl IntoView {
    let state = AppState::here();
    let records = storage::rescued();
    let count = records.len();
    if count == 0 {
        return None;
    }
    let words = match count {
        1 => "One record was set aside because it could not be read. It is kept as it was found.".to_owned(),
        _ => format!(
            "{count} records were set aside because they could not be read. They are kept as they were found."
        ),
    };
    let export = move |_| {
        // Pairs of key and text, as they stood in storage.
        let mut json = JsonWriter::default();
        json.open('[');
        storage::rescued().iter().for_each(|(key, text)| json.items(&[key.as_str(), text]));
        json.close(']');
        match files::download("offprint-set-aside.json", "application/json", &json.finish()) {
            Ok(()) => state.notices.say("Exported as offprint-set-aside.json."),
            Err(error) => state.notices.warn(format!("The export failed: {error}")),
        }
    };
    Some(view! {
        <p class="hint">{words}</p>
        <ul class="set-aside">
            {records.into_iter().map(|(key, _)| view! { <li><code>{key}</code></li> }).collect_view()}
        </ul>
        <div class="section-actions">
            <button class="button" type="button" on:click=export>"Export what was set aside"</button>
        </div>
    })
}
