//! A file of the reader's that is written after every change, and the library as it was on earlier days.

use leptos::prelude::*;

use crate::{
    platform::{backup_file, page},
    state::{
        app_state::AppState,
        citations::{self, Format},
        incoming::Incoming,
        library::Backup,
        view_state::{Page, ViewState},
    },
};

use super::{
    icon::{EXPORT, IMPORT, Icon},
    link::Link,
};

/// Export, import, backup file, snapshots.
#[component]
pub fn BackupSection() -> impl IntoView {
    let state = AppState::here();
    let export = move |format: Format| {
        move |_| citations::export(state, None, format, "offprint-library", "My library")
    };
    let library = state.library;
    let file = move || {
        if !backup_file::is_supported() {
            return view! {
                <p class="hint">"This browser cannot keep a file up to date by itself: export now and then."</p>
            }
            .into_any();
        }
        let choose = move |_| leptos::task::spawn_local(library.choose_backup());
        let resume = move |_| leptos::task::spawn_local(library.resume_backup());
        let end = move |_| leptos::task::spawn_local(library.end_backup());
        let (words, lapsed) = match library.backup() {
            Backup::None => {
                return view! {
                    <div class="section-actions">
                        <button class="button" type="button" on:click=choose>"Keep a backup in a file…"</button>
                    </div>
                    <p class="hint">"The file is written after every change, for example in a folder that is synchronised."</p>
                }
                .into_any();
            }
            Backup::Kept(name, at) if at.is_empty() => {
                (format!("Kept in {name}, written after the next change."), false)
            }
            Backup::Kept(name, at) => (format!("Kept in {name}, last written at {at}."), false),
            Backup::Lapsed(name) => {
                (format!("The browser no longer lets {name} be written. It is as it was."), true)
            }
            Backup::Failed(words) => (words, true),
        };
        view! {
            <p class="hint" role="status">{words}</p>
            <div class="section-actions">
                {lapsed.then(|| view! { <button class="button button-primary" type="button" on:click=resume>"Resume backup"</button> })}
                <button class="button" type="button" on:click=choose>"Choose another file…"</button>
                <button class="button" type="button" on:click=end>"Stop"</button>
            </div>
        }
        .into_any()
    };
    let snapshots: RwSignal<Vec<(u64, String)>> = RwSignal::new(Vec::new());
    leptos::task::spawn_local(async move {
        let found = library.snapshots().await;
        snapshots.try_set(found);
    });
    let earlier = move || {
        let row = move |(at, text): (u64, String)| {
            let open = move |_| {
                state.incoming.set(Incoming::Snapshot(text.clone()));
                state
                    .navigation
                    .decide(|view| *view = ViewState { page: Page::Import, ..ViewState::default() });
            };
            view! {
                <li>
                    {page::day(at)} " "
                    <button class="link-button" type="button" on:click=open>"See what is missing today"</button>
                </li>
            }
        };
        let found = snapshots.get();
        (!found.is_empty()).then(|| {
            view! {
                <p class="hint">"The library as it was, a copy a day, kept in this browser:"</p>
                <ul class="snapshots">{found.into_iter().map(row).collect_view()}</ul>
            }
        })
    };
    view! {
        <div class="section-actions">
            <button class="button" type="button" on:click=export(Format::Offprint)><Icon path=EXPORT/> "Export everything"</button>
            <button class="button" type="button" on:click=export(Format::BibTex)><Icon path=EXPORT/> "Export library as .bib"</button>
            <Link address="import".to_owned() class="button"><Icon path=IMPORT/> "Import"</Link>
            <Link address="library/bin".to_owned() class="button">"Bin"</Link>
        </div>
        {file}
        {earlier}
    }
}
