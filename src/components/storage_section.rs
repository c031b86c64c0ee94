//! What the library takes up, its export, and records that could not be read.

use leptos::prelude::*;
use offprint_paper::json::JsonWriter;

use super::{
    icon::{EXPORT, Icon},
    offline_section::size,
};
use crate::{
    platform::{
        files,
        storage::{self, StorageHealth},
    },
    state::{app_state::AppState, citations, facts},
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
                let bytes: usize = storage::load_records()
                    .entries
                    .iter()
                    .map(|(key, text)| 2 * (key.len() + text.len()))
                    .sum();
                format!("{saved} saved in this browser, about {} of some 5 MB.", size(bytes as u64))
            }
        }
    };
    let export = move |_| citations::download_bibtex(&untrack(|| state.saved_papers()), state.notices);
    let reports = move || {
        let all = state.library.reports();
        (!all.is_empty()).then(|| {
            let items = all.into_iter().map(|report| view! { <li>{report}</li> }).collect_view();
            view! { <ul class="hint">{items}</ul> }
        })
    };
    let rescued = RwSignal::new(storage::rescued());
    let set_aside = move || {
        let records = rescued.get();
        (!records.is_empty()).then(|| {
            let count = records.len();
            let words = if count == 1 { "One record was".to_owned() } else { format!("{count} records were") };
            let export = move |_| {
                // Pairs of key and text, as they stood in storage.
                let mut json = JsonWriter::default();
                json.open('[');
                storage::rescued().iter().for_each(|(key, text)| json.items(&[key.as_str(), text]));
                json.close(']');
                let written =
                    files::download("offprint-set-aside.json", "application/json", &json.finish());
                match written {
                    Ok(()) => state.notices.say("Exported as offprint-set-aside.json."),
                    Err(error) => state.notices.warn(format!("The export failed: {error}")),
                }
            };
            view! {
                <p class="hint">{words} " set aside because it could not be read. It is kept as it was found."</p>
                <ul class="set-aside">
                    {records.into_iter().map(|(key, _)| view! { <li><code>{key}</code></li> }).collect_view()}
                </ul>
                <div class="section-actions">
                    <button class="button" type="button" on:click=export>"Export what was set aside"</button>
                </div>
            }
        })
    };
    view! {
        <p class="hint">{sentence}</p>
        <div class="section-actions">
            <button class="button" type="button" on:click=export><Icon path=EXPORT/> "Export library as .bib"</button>
        </div>
        {reports}
        {set_aside}
    }
}
