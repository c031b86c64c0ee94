//! The one tag that the library shows: its name, and its end.

use leptos::prelude::*;
use offprint_library::clean_name;

use super::{tag_editor::NameField, title_actions::TitleActions};
use crate::{platform::focus, state::app_state::AppState};

/// The line above the actions.
#[component]
pub fn TagTitle(
    /// The tag.
    tag: String,
) -> impl IntoView {
    let state = AppState::here();
    let tag = StoredValue::new(tag);
    let renaming = RwSignal::new(false);
    let leave = move || {
        renaming.set(false);
        focus::later("#rename-button");
    };
    let rename = move |name: String| {
        leave();
        let shown = clean_name(&name).unwrap_or_else(|_| name.clone());
        let follow = move || {
            state.navigation.decide(|view| {
                view.shelf
                    .tags
                    .iter_mut()
                    .filter(|of| **of == tag.get_value())
                    .for_each(|of| *of = shown.clone());
            });
        };
        state.library.rename_tag(tag.get_value(), name, follow);
    };
    let remove = move || {
        let name = tag.get_value();
        let tagged = state.library.with_untracked(|library| {
            let tagged = library.iter().filter(|entry| entry.has_tag(&name));
            tagged.filter_map(|entry| entry.id().cloned()).collect()
        });
        state.library.tag(tagged, name.clone(), false);
        state.navigation.decide(|view| view.shelf.tags.retain(|of| *of != name));
        focus::focus("#main");
    };
    let title = move || {
        if renaming.get() {
            focus::later("#rename-tag");
            view! {
                <NameField
                    id="rename-tag" name="New name of the tag" placeholder="New name" value=tag.get_value()
                    on_name=Callback::new(rename) on_cancel=Callback::new(move |()| leave())
                />
            }
            .into_any()
        } else {
            view! { <h2 class="list-title">{format!("Tag: {}", tag.get_value())}</h2> }.into_any()
        }
    };
    view! {
        <div class="list-actions list-title-line">
            {title}
            <div class="list-title-actions">
                <TitleActions
                    renaming rename="Rename the tag" remove="Remove the tag from all papers" on_remove=remove
                />
            </div>
        </div>
    }
}
