//! Taking in what others wrote: files, pasted text, a shared list. Nothing changes before the reader says so.

use futures_util::future::{AbortHandle, abortable};
use leptos::{ev::ClipboardEvent, prelude::*};

use crate::{
    components::{
        icon::{IMPORT, Icon},
        import_preview::ImportPreview,
        link::Link,
    },
    platform::{chosen_file, page},
    state::{
        app_state::AppState,
        incoming::{Incoming, LIST_FRAGMENT, ReadIn, read},
        shared_text,
        view_state::ViewState,
    },
};

/// The page of imports.
#[component]
pub fn ImportPage() -> impl IntoView {
    let state = AppState::here();
    let found: RwSignal<Vec<Result<ReadIn, String>>> = RwSignal::new(Vec::new());
    // How to stop what is being read; `None` if nothing is.
    let busy: RwSignal<Option<AbortHandle>> = RwSignal::new(None);
    let stop = move || busy.try_update(Option::take).flatten().iter().for_each(AbortHandle::abort);
    on_cleanup(stop);
    let take_link = move || {
        if page::fragment().starts_with(LIST_FRAGMENT) {
            state.incoming.set(Incoming::Link);
        }
    };
    take_link();
    StoredValue::new_local(page::on_fragment(take_link));
    Effect::new(move || {
        let incoming = state.incoming.get();
        if matches!(incoming, Incoming::Nothing) {
            return;
        }
        state.incoming.set(Incoming::Nothing);
        stop();
        let (reading, handle) = abortable(read(incoming));
        busy.set(Some(handle));
        leptos::task::spawn_local(async move {
            if let Ok(all) = reading.await {
                found.set(all);
                busy.set(None);
            }
        });
    });
    let choose = move |event| {
        let files = chosen_file::chosen(&event);
        if !files.is_empty() {
            state.incoming.set(Incoming::Files(files));
        }
    };
    // What another app shared with the installed one.
    let shared = shared_text::of_query(&page::query_string());
    let named = shared_text::identifiers(&shared);
    let text = RwSignal::new(shared);
    let known = move || {
        let papers = named.iter().filter_map(|id| state.find_paper(id.as_str()));
        let link = |paper: std::sync::Arc<offprint_paper::Paper>| {
            let id = paper.id().map(ToString::to_string).unwrap_or_default();
            let address = ViewState::default().address_of_paper(&id);
            view! { <li><Link address>{paper.title.clone()}</Link></li> }
        };
        let links = papers.map(link).collect_view();
        (!links.is_empty()).then(|| {
            view! {
                <p class="hint">"This is here already:"</p>
                <ul class="import-lines">{links}</ul>
            }
        })
    };
    let read_text = move |_| {
        let text = text.get_untracked();
        if !text.trim().is_empty() {
            state.incoming.set(Incoming::Text(text));
        }
    };
    let is_busy = move || busy.with(Option::is_some);
    let said = move || match found.with(Vec::len) {
        _ if is_busy() => "Reading…".to_owned(),
        0 => String::new(),
        1 => "Read. Below is what it would change.".to_owned(),
        count => format!("{count} read. Below is what each would change."),
    };
    let paste = move |event: ClipboardEvent| {
        let files = chosen_file::pasted(&event);
        if !files.is_empty() {
            event.prevent_default();
            state.incoming.set(Incoming::Files(files));
        }
    };
    let results = move || {
        let done = move |at: usize| {
            Callback::new(move |()| {
                let left = found.try_update(|found| {
                    drop((at < found.len()).then(|| found.remove(at)));
                    !found.is_empty()
                });
                left.unwrap_or_default()
            })
        };
        let one = move |(at, outcome): (usize, Result<ReadIn, String>)| match outcome {
            Ok(read) => view! { <ImportPreview read place=at on_done=done(at)/> }.into_any(),
            Err(words) => view! { <p class="import-fault" role="alert">{words}</p> }.into_any(),
        };
        found.get().into_iter().enumerate().map(one).collect_view()
    };
    view! {
        <main class="page" id="main" tabindex="-1" on:paste=paste>
            <div class="page-body">
                <div class="page-head"><h1 class="page-title">"Import"</h1></div>
                <p class="hint">
                    "Offprint’s own export, BibTeX, RIS and CSL-JSON. You see what would change first, and can take it back as one step. Files of other programs only add; of Offprint’s own, the later change counts, and notes that differ are all kept."
                </p>
                <div class="section-actions">
                    <label class="button button-primary file-button">
                        <Icon path=IMPORT/>
                        "Choose files"
                        <input
                            class="visually-hidden" type="file" multiple accept=".bib,.bibtex,.ris,.json,.txt,text/plain,application/json"
                            on:change=choose
                        />
                    </label>
                    <span class="hint">"or drop them anywhere on the page"</span>
                </div>
                {known}
                <label class="paste">
                    <span class="desk-title">"Or paste"</span>
                    <textarea
                        class="note-field" rows="5" placeholder="@article{…}" prop:value=text
                        on:input=move |event| text.set(event_target_value(&event))
                    ></textarea>
                </label>
                <div class="section-actions">
                    <button class="button" type="button" prop:disabled=move || text.with(|text| text.trim().is_empty()) on:click=read_text>
                        "Read the text"
                    </button>
                </div>
                <p class="hint" role="status">{said}</p>
                {move || is_busy().then(|| view! { <button class="button" type="button" on:click=move |_| stop()>"Stop reading"</button> })}
                {results}
            </div>
        </main>
    }
}
