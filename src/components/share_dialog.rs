//! A list of papers as a link or a file, for somebody else. No server keeps it: the link itself holds the list.

use leptos::prelude::*;
use offprint_library::{MOST_SHARED, Shared, SharedList, clean_name};
use offprint_paper::PaperId;

use super::{
    icon::{COPY, CROSS, EXPORT, Icon},
    link::href,
};
use crate::{
    platform::{compression, dialog, focus, page},
    state::{app_state::AppState, citations, dialogs::Dialog, facts, incoming::LIST_FRAGMENT},
};

/// The longest link that is offered, in characters: mail programs and messengers cut longer ones short.
const LONGEST_LINK: usize = 8_000;

/// The dialog.
#[component]
pub fn ShareDialog() -> impl IntoView {
    let state = AppState::here();
    Effect::new(|| dialog::show("#share"));
    let (ids, suggested) = untrack(|| (shared_entries(state), suggested_name(state)));
    let count = ids.len();
    let ids = StoredValue::new(ids);
    let name = RwSignal::new(suggested);
    let link: RwSignal<Result<String, String>> = RwSignal::new(Ok(String::new()));
    Effect::new(move || {
        let name = name.get();
        leptos::task::spawn_local(async move {
            let made = make_link(state, name, &ids.get_value()).await;
            link.try_set(made);
        });
    });
    let close = move |_| state.dialog.set(Dialog::None);
    let copy = move |_| {
        if let Ok(link) = link.get_untracked() {
            leptos::task::spawn_local(citations::copy(link, "Link copied.".to_owned(), state.notices));
        }
    };
    let file = move |_| match shared_list(state, &name.get_untracked(), &ids.get_value()) {
        Ok(list) => citations::export_list(&list, state.notices),
        Err(words) => state.notices.warn(words),
    };
    let body = move || {
        match link.get() {
        Ok(link) => view! {
            <input
                class="share-link" type="text" readonly aria-label="Link to the list" prop:value=link.clone()
                on:focus=|_| {
                    focus::select_all(".share-link");
                }
            />
            <div class="section-actions">
                <button class="button button-primary" type="button" prop:disabled=link.is_empty() on:click=copy>
                    <Icon path=COPY/>
                    "Copy link"
                </button>
                <button class="button" type="button" on:click=file><Icon path=EXPORT/> "Save as a file"</button>
            </div>
        }
        .into_any(),
        Err(words) => view! {
            <p class="import-fault" role="alert">{words}</p>
            <div class="section-actions">
                <button class="button button-primary" type="button" on:click=file><Icon path=EXPORT/> "Save as a file"</button>
            </div>
        }
        .into_any(),
    }
    };
    view! {
        <dialog id="share" class="dialog" aria-labelledby="share-title" on:close=move |_| state.dialog.set(Dialog::None)>
            <div class="dialog-head">
                <h2 class="dialog-title" id="share-title">{format!("Share {}", facts::papers(count))}</h2>
                <button class="icon-button" type="button" aria-label="Close" on:click=close><Icon path=CROSS/></button>
            </div>
            <div class="dialog-body">
                <label class="share-name">
                    <span class="desk-title">"Name of the list"</span>
                    <input
                        class="name-input" type="text" maxlength="100" prop:value=name
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                </label>
                {body}
                <p class="hint">
                    "Link and file hold titles, authors and identifiers, nothing else: no notes, no tags, no status. Whoever opens one sees the list first and decides. To take your own notes along, use Export."
                </p>
            </div>
        </dialog>
    }
}

/// Names of the entries that are shared: those that are selected, otherwise those that are listed.
fn shared_entries(state: AppState) -> Vec<PaperId> {
    if state.selection.is_on() { state.selected_entries() } else { state.listed_entries() }
}

fn suggested_name(state: AppState) -> String {
    let list = state.shown_list().and_then(|list| state.list_name(&list));
    list.unwrap_or_else(|| "Reading list".to_owned())
}

/// The list as others get it, or why there is none.
fn shared_list(state: AppState, name: &str, ids: &[PaperId]) -> Result<SharedList, String> {
    let name = clean_name(name).map_err(|error| error.to_string())?;
    if ids.is_empty() {
        return Err("There are no papers to share.".to_owned());
    }
    if ids.len() > MOST_SHARED {
        return Err(format!("A list that is shared holds at most {MOST_SHARED} papers. Share it in parts."));
    }
    let papers = untrack(|| state.papers_of(Some(ids)));
    Ok(SharedList { name, papers: papers.iter().map(|paper| Shared::from_paper(paper)).collect() })
}

/// The link, or why there is none.
async fn make_link(state: AppState, name: String, ids: &[PaperId]) -> Result<String, String> {
    let list = shared_list(state, &name, ids)?;
    let packed = compression::pack(&list.to_text()).await.map_err(|error| error.to_string())?;
    let link = page::origin_url(&format!("{}#{LIST_FRAGMENT}{packed}", href("import")));
    if link.len() > LONGEST_LINK {
        return Err(format!(
            "The list is too long for a link ({} characters; {LONGEST_LINK} get through safely). Save it as a file instead.",
            link.len()
        ));
    }
    Ok(link)
}
