//! The reader's tags on a paper: chips, and a field for the next one.

use leptos::prelude::*;
use offprint_library::clean_name;
use offprint_paper::PaperId;

use super::{
    icon::{CROSS, Icon},
    link::Link,
};
use crate::platform::focus;
use crate::state::{
    app_state::AppState,
    shelf::Shelf,
    view_state::{Page, ViewState},
};

/// The tags of a saved paper.
#[component]
pub fn TagEditor(
    /// The identifier that names the entry.
    id: PaperId,
) -> impl IntoView {
    let state = AppState::here();
    let id = StoredValue::new(id);
    let tags = Memo::new(move |_| {
        state.library.with(|library| {
            let entry = id.with_value(|id| library.get(id).cloned());
            entry.map(|entry| entry.tags().map(str::to_owned).collect::<Vec<_>>()).unwrap_or_default()
        })
    });
    let chip = move |tag: String| {
        let shelf = Shelf { tags: vec![tag.clone()], ..Shelf::default() };
        let address = ViewState { page: Page::Library, shelf, ..ViewState::default() }.to_address();
        let name = format!("Remove tag {tag}");
        let remove = {
            let tag = tag.clone();
            move |_| {
                state.library.tag(vec![id.get_value()], tag.clone(), false);
                focus::focus("#new-tag");
            }
        };
        view! {
            <li class="tag">
                <Link address>{tag}</Link>
                <button class="tag-remove" type="button" aria-label=name on:click=remove><Icon path=CROSS/></button>
            </li>
        }
    };
    let add = move |tag: String| state.library.tag(vec![id.get_value()], tag, true);
    view! {
        <div class="tags">
            <ul class="tag-list" aria-label="Your tags"><For each=move || tags.get() key=String::clone children=chip/></ul>
            <NameField
                id="new-tag" name="Add a tag" placeholder="+ tag" list="known-tags" on_name=Callback::new(add)
            />
            <KnownTags id="known-tags"/>
        </div>
    }
}

/// A field for a name, which it hands over when Enter is pressed; what breaks a rule stays in it and is explained.
#[component]
pub fn NameField(
    /// Its identifier in the page.
    id: &'static str,
    /// What it is for.
    name: &'static str,
    /// What it shows while it is empty.
    placeholder: &'static str,
    /// The list of what it offers.
    #[prop(optional)]
    list: &'static str,
    /// What stands in it at first.
    #[prop(optional)]
    value: String,
    /// Takes the name.
    on_name: Callback<String>,
    /// Hears that Escape was pressed.
    #[prop(optional)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let text = RwSignal::new(value);
    let fault = RwSignal::new(String::new());
    let take = move || {
        if text.with_untracked(|text| text.trim().is_empty()) {
            return;
        }
        match text.with_untracked(|text| clean_name(text)) {
            Err(error) => fault.set(error.to_string()),
            // What takes the name may take the field away.
            Ok(name) => {
                text.set(String::new());
                fault.set(String::new());
                on_name.run(name);
            }
        }
    };
    view! {
        <span class="name-field">
            <input
                class="name-input" id=id type="text" aria-label=name placeholder=placeholder list=list autocomplete="off"
                enterkeyhint="done" prop:value=text on:input=move |event| text.set(event_target_value(&event))
                on:keydown=move |event| {
                    match event.key().as_str() {
                        "Enter" => {
                            event.prevent_default();
                            take();
                        }
                        "Escape" => {
                            text.set(String::new());
                            if let Some(cancel) = on_cancel {
                                event.stop_propagation();
                                cancel.run(());
                            } else if !focus::is_on("[popover] input") {
                                // A menu closes by itself, and gives the focus back.
                                event.stop_propagation();
                                focus::blur();
                            }
                        }
                        _ => {}
                    }
                }
            />
            <span class="field-fault" role="alert">{fault}</span>
        </span>
    }
}

/// What fields for tags offer: all tags of the library.
#[component]
pub fn KnownTags(
    /// Its identifier in the page.
    id: &'static str,
) -> impl IntoView {
    let state = AppState::here();
    let options = move || {
        let tags = state.library.with(|library| library.tags());
        tags.into_iter().map(|(tag, _)| view! { <option value=tag></option> }).collect_view()
    };
    view! { <datalist id=id>{options}</datalist> }
}
