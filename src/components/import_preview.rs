//! What taking something in would change, before anything is changed.

use std::sync::Arc;

use leptos::prelude::*;
use offprint_library::{Entry, List, Preview};
use offprint_paper::PaperId;

use crate::platform::focus;
use crate::state::{
    app_state::AppState,
    facts,
    incoming::{self, ReadIn},
    view_state::{Page, ViewState},
};

/// Most titles and sentences that are shown of a kind.
const SHOWN: usize = 200;

/// What was read, what it would change, and the two answers.
#[component]
pub fn ImportPreview(
    /// What was read.
    read: ReadIn,
    /// Which of several it is, from 0.
    place: usize,
    /// The reader has decided. Says whether others wait.
    on_done: Callback<(), bool>,
) -> impl IntoView {
    let state = AppState::here();
    let Preview { new, changed, same, in_bin, removed, lists, .. } =
        state.library.with_untracked(|library| library.preview(&read.import));
    let bring_back = RwSignal::new(false);
    let removed_here: Vec<PaperId> = in_bin.iter().filter_map(|entry| entry.id().cloned()).collect();
    let (will, may) = (new.len() + changed.len() + removed.len(), in_bin.len());
    let count = move || will + if bring_back.get() { may } else { 0 };
    let fate = match read.import.only_adds() {
        true => "already saved, and something is added to them",
        false => "already saved, and brought up to date: the later change counts",
    };
    let import = StoredValue::new(read.import);
    let take_in = move |_| {
        let revived = if bring_back.get_untracked() { removed_here.clone() } else { Vec::new() };
        let to_library = move || {
            if !on_done.run(()) {
                state
                    .navigation
                    .decide(|view| *view = ViewState { page: Page::Library, ..ViewState::default() });
            }
            focus::later("#main");
        };
        state.library.import(import.get_value().reviving(&revived), to_library);
    };
    let list = !lists.is_empty() || import.with_value(|import| import.list_name().is_some());
    let heading = format!("import-preview-{place}");
    let button = move || match count() {
        0 if list => "Take in the lists".to_owned(),
        0 => "Nothing to take in".to_owned(),
        count => format!("Take in {}", facts::papers(count)),
    };
    let none = move || count() == 0 && !list;
    let back = (may > 0).then(|| {
        view! {
            <label class="check">
                <input type="checkbox" prop:checked=bring_back on:change=move |event| bring_back.set(event_target_checked(&event))/>
                {format!("Bring back {} that you removed", facts::papers(may))}
            </label>
        }
    });
    let change = |list: &List| match list.is_removed() {
        true => format!("“{}”: removed, its papers stay saved", list.name),
        false => format!("“{}”", list.name),
    };
    let changes: Vec<String> = lists.iter().map(|list| change(list)).collect();
    let many = changes.len();
    let noun = if many == 1 { "list" } else { "lists" };
    let list_changes = folded(format!("{many} {noun}: new, or changed"), many, changes);
    let cancel = move |_| {
        on_done.run(());
        focus::later("#main");
    };
    view! {
        <section class="section import-preview" aria-labelledby=heading.clone()>
            <h2 class="section-title" id=heading.clone()>{read.name}</h2>
            <div class="section-body">
                <Group words="new" entries=new/>
                <Group words=fate entries=changed/>
                <Group words="saved here, removed where the file comes from: they go to the bin" entries=removed/>
                <Group words="already saved, nothing new" entries=same/>
                <Group words="in your bin: they stay there" entries=in_bin/>
                {list_changes}
                {back}
                <Sentences words="could not be read" sentences=read.rejected/>
                <Sentences words="read, with something odd" sentences=read.remarks/>
                <div class="section-actions">
                    <button class="button button-primary" type="button" prop:disabled=none on:click=take_in>{button}</button>
                    <button class="button" type="button" on:click=cancel>"Cancel"</button>
                </div>
            </div>
        </section>
    }
}

/// Papers of one kind, folded up; nothing if there are none.
#[component]
fn Group(words: &'static str, entries: Vec<Arc<Entry>>) -> impl IntoView {
    let titles: Vec<_> = entries.iter().map(|entry| entry.paper.title.clone()).collect();
    let words = format!("{}: {words}", facts::papers(entries.len()));
    folded(words, entries.len(), titles)
}

/// Sentences of one kind, folded up; nothing if there are none.
#[component]
fn Sentences(words: &'static str, sentences: incoming::Sentences) -> impl IntoView {
    let count = sentences.count;
    let noun = if count == 1 { "row" } else { "rows" };
    folded(format!("{count} {noun} {words}"), count, sentences.first)
}

fn folded(words: String, count: usize, mut lines: Vec<String>) -> Option<impl IntoView> {
    let more = count.saturating_sub(SHOWN.min(lines.len()));
    if lines.is_empty() {
        return None;
    }
    lines.truncate(SHOWN);
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let more = (more > 0).then(|| view! { <li class="hint">{format!("and {more} more")}</li> });
    Some(view! {
        <details class="import-group">
            <summary>{words}</summary>
            <ul class="import-lines">{lines} {more}</ul>
        </details>
    })
}
