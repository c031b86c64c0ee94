//! What the reader removed in the last thirty days, with its way back.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_library::{BIN_LIFE, Entry};
use offprint_paper::PaperId;

use crate::{
    components::{
        icon::{BACK, Icon, UNDO},
        link::Link,
        notice::Notice,
    },
    platform::{focus, page},
    state::{app_state::AppState, facts},
};

/// Milliseconds of a day.
const DAY: u64 = 86_400_000;

/// The page of the bin.
#[component]
pub fn BinPage() -> impl IntoView {
    let state = AppState::here();
    let bin = Memo::new(move |_| state.library.with(|library| library.bin().cloned().collect::<Vec<_>>()));
    let all =
        move || bin.with(|bin| bin.iter().filter_map(|entry| entry.id().cloned()).collect::<Vec<PaperId>>());
    let now = page::now_ms() as u64;
    let row = move |entry: Arc<Entry>| {
        let id = entry.id().cloned();
        let removed = entry.removed_at().unwrap_or(now);
        let left = (removed + BIN_LIFE).saturating_sub(now).div_ceil(DAY);
        let days = if left == 1 { "one more day".to_owned() } else { format!("{left} more days") };
        let when = format!("Removed {}, kept for {days}", page::day(removed));
        let name = format!("Restore: {}", entry.paper.title);
        let restore = move |_| {
            state.library.restore(id.iter().cloned().collect());
            focus::focus("#main");
        };
        view! {
            <li class="bin-row">
                <div>
                    <p class="bin-title">{entry.paper.title.clone()}</p>
                    <p class="hint">{facts::source_line(&entry.paper)} " · " {when}</p>
                </div>
                <button class="button" type="button" aria-label=name on:click=restore><Icon path=UNDO/> "Restore"</button>
            </li>
        }
    };
    let sure = RwSignal::new(false);
    let empty = move |_| {
        if sure.get_untracked() {
            state.library.purge(all());
        }
        sure.update(|sure| *sure = !*sure);
    };
    let warning = move || sure.get().then_some("What is deleted for good cannot be brought back.");
    let words = move || if sure.get() { "Delete them for good" } else { "Empty the bin" };
    let is_empty = Memo::new(move |_| bin.with(Vec::is_empty));
    let content = move || {
        if is_empty.get() {
            return view! {
                <Notice title="The bin is empty" text="What you remove from your library stays here for thirty days.">
                    <Link address="library".to_owned() class="button">"To the library"</Link>
                </Notice>
            }
            .into_any();
        }
        view! {
            <ul class="bin-list"><For each=move || bin.get() key=|entry| entry.id().cloned() children=row/></ul>
            <div class="section-actions">
                <button class="button" type="button" on:click=move |_| state.library.restore(all())>"Restore all"</button>
                <button class="button" type="button" on:click=empty>{words}</button>
                <p class="hint" role="status">{warning}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="page-body">
                <div class="page-head">
                    <h1 class="page-title">"Bin"</h1>
                    <Link address="library".to_owned() class="link-button"><Icon path=BACK/> "Library"</Link>
                </div>
                {content}
            </div>
        </main>
    }
}
