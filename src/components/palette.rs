//! The palette: jump to any paper, author, topic or action by a few letters.

use std::sync::Arc;

use leptos::{ev::KeyboardEvent, prelude::*};

use super::icon::{Icon, SEARCH};
use crate::{
    platform::{dialog, focus},
    state::{
        app_state::AppState,
        dialogs::Dialog,
        palette::{PaletteIndex, PaletteOption, Target},
        shelf::Shelf,
        view_state::{Page, ViewState},
    },
};

/// The palette, in a dialog. Built when it opens, so that it costs nothing before.
#[component]
pub fn Palette() -> impl IntoView {
    let state = AppState::here();
    Effect::new(|| dialog::show("#palette"));
    let papers =
        state.catalogue.with_untracked(|c| c.ready().map(|c| Arc::clone(c.papers())).unwrap_or_default());
    let tags = state.library.own_names("tag").into_iter().map(|(tag, _)| tag).collect();
    let index = StoredValue::new_local(PaletteIndex::new(&papers, tags));
    let chosen = RwSignal::new(0usize);
    let options = RwSignal::new(index.with_value(|index| index.options("")));
    let close = move || state.dialog.set(Dialog::None);
    let take = move |target: Target| {
        close();
        match target {
            Target::Paper(number) => {
                if let Some(paper) = state
                    .catalogue
                    .with_untracked(|c| c.ready().and_then(|c| c.papers().get(number as usize).cloned()))
                {
                    state.open(&paper, false);
                }
            }
            Target::Author(name) => state.navigation.decide(|view| {
                *view = ViewState {
                    query: format!("author:\"{}\"", name.replace('"', "")),
                    ..ViewState::default()
                };
            }),
            Target::Topic(name) => state.navigation.decide(|view| {
                *view = ViewState::default();
                view.filters.topics.push(name);
            }),
            Target::Tag(tag) => state.navigation.decide(|view| {
                let shelf = Shelf { tags: vec![tag], ..Shelf::default() };
                *view = ViewState { page: Page::Library, shelf, ..ViewState::default() };
            }),
            Target::Action(action) => state.act(action),
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let last = options.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|at| *at = if *at >= last { 0 } else { *at + 1 }),
            "ArrowUp" => chosen.update(|at| *at = at.checked_sub(1).unwrap_or(last)),
            "Enter" => {
                if let Some(option) =
                    options.with_untracked(|options| options.get(chosen.get_untracked()).cloned())
                {
                    take(option.target);
                }
            }
            _ => return,
        }
        event.prevent_default();
        request_animation_frame(|| {
            focus::scroll_into_view(".palette-option[aria-selected=true]");
        });
    };
    let typed = move |event| {
        let letters = event_target_value(&event);
        options.set(index.with_value(|index| index.options(&letters)));
        chosen.set(0);
    };
    let list = move || {
        let options = options.get();
        if options.is_empty() {
            return view! { <p class="palette-group">"Nothing has these letters in this order."</p> }
                .into_any();
        }
        let mut groups: Vec<(&'static str, Vec<(usize, PaletteOption)>)> = Vec::new();
        for (at, option) in options.into_iter().enumerate() {
            let name = group_name(&option.target);
            match groups.last_mut().filter(|(last, _)| *last == name) {
                Some((_, options)) => options.push((at, option)),
                None => groups.push((name, vec![(at, option)])),
            }
        }
        let group = |(name, options): (&'static str, Vec<(usize, PaletteOption)>)| {
            let id = format!("palette-{}", name.to_lowercase());
            let named_by = id.clone();
            let lines = options.into_iter().map(|(at, option)| line(at, option, chosen, take)).collect_view();
            view! {
                <div role="group" aria-labelledby=named_by>
                    <div class="palette-group" id=id>{name}</div>
                    {lines}
                </div>
            }
        };
        groups.into_iter().map(group).collect_view().into_any()
    };
    view! {
        <dialog id="palette" class="dialog palette" aria-label="Go to" on:close=move |_| close()>
            <div class="palette-field">
                <Icon path=SEARCH/>
                <input
                    class="palette-input" role="combobox" aria-label="Go to a paper, author, topic or action"
                    aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list"
                    aria-activedescendant=move || format!("palette-option-{}", chosen.get())
                    placeholder="A paper, an author, a topic, an action" autocomplete="off" spellcheck="false"
                    on:input=typed on:keydown=on_key
                />
            </div>
            <div class="palette-list" id="palette-list" role="listbox" aria-label="Places" tabindex="-1">{list}</div>
            <p class="palette-foot"><span>"↑ ↓ choose"</span><span>"Enter go"</span><span>"Esc close"</span></p>
        </dialog>
    }
}

fn line(
    at: usize,
    option: PaletteOption,
    chosen: RwSignal<usize>,
    take: impl Fn(Target) + Copy + 'static,
) -> impl IntoView {
    let PaletteOption { target, text, matched } = option;
    let class = if matches!(target, Target::Paper(_)) { "palette-paper" } else { "" };
    let letters = text.chars().enumerate().map(|(at, letter)| {
        if matched.contains(&at) { view! { <b>{letter}</b> }.into_any() } else { letter.into_any() }
    });
    let letters = letters.collect_view();
    view! {
        <div
            class="palette-option" role="option" id=format!("palette-option-{at}")
            aria-selected=move || (chosen.get() == at).to_string()
            on:click=move |_| take(target.clone())
        >
            <span class=class>{letters}</span>
        </div>
    }
}

fn group_name(target: &Target) -> &'static str {
    match target {
        Target::Paper(_) => "Papers",
        Target::Author(_) => "Authors",
        Target::Topic(_) => "Topics",
        Target::Tag(_) => "Your tags",
        Target::Action(_) => "Actions",
    }
}
