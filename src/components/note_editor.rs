//! The reader's note on a paper: shown as Markdown, edited in place, saved as it is typed.

use leptos::prelude::*;
use offprint_library::Stamp;
use offprint_paper::PaperId;

use super::{
    icon::{Icon, PENCIL},
    note_text::NoteText,
};
use crate::{
    platform::{focus, page, timers::Delay},
    state::app_state::AppState,
};

/// How long after the last key a note is saved, in milliseconds.
const REST: u32 = 400;

/// How a note that is edited stands.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Saving {
    /// What is in the field is kept.
    Saved,
    /// Something was typed since.
    Typed,
    /// It could not be kept; why.
    Refused(String),
}

/// A note while it is edited.
#[derive(Clone, Copy)]
struct Draft {
    state: AppState,
    id: StoredValue<PaperId>,
    text: RwSignal<String>,
    /// The versions that the text takes the place of.
    replaces: StoredValue<Vec<Stamp>>,
    saving: RwSignal<Saving>,
    delay: StoredValue<Option<Delay>, LocalStorage>,
    /// Whether a version is being saved: the next one waits, as it takes that one's place.
    in_turn: StoredValue<bool>,
}

impl Draft {
    fn type_text(self, text: String) {
        self.text.set(text);
        self.saving.set(Saving::Typed);
        self.delay.set_value(Some(Delay::start(REST, move || self.save())));
    }

    /// Saves what was typed, if anything was. The field may be gone by now: one that is taken away loses the caret, and
    /// what was in it was saved before it went.
    fn save(self) {
        self.delay.try_set_value(None);
        if matches!(self.saving.try_get_untracked(), None | Some(Saving::Saved)) {
            return;
        }
        if self.in_turn.try_get_value() == Some(true) {
            self.delay.try_set_value(Some(Delay::start(REST, move || self.save())));
        } else {
            self.save_at_once();
        }
    }

    /// Saves what was typed, whatever else is being saved.
    fn save_at_once(self) {
        if matches!(self.saving.try_get_untracked(), None | Some(Saving::Saved)) {
            return;
        }
        self.in_turn.try_set_value(true);
        let typed = (self.id.try_get_value(), self.text.try_get_untracked(), self.replaces.try_get_value());
        let (Some(id), Some(text), Some(replaces)) = typed else { return };
        let unkept = self.state.unkept_notes;
        self.state.library.edit_note(id.clone(), text.clone(), replaces, move |outcome| {
            self.in_turn.try_set_value(false);
            match outcome {
                Ok(version) => {
                    unkept.update_value(|notes| drop(notes.remove(&id)));
                    self.replaces.try_set_value(version.into_iter().collect());
                    // What was typed while it was being saved waits for its own turn.
                    if self.text.try_get_untracked().as_ref() == Some(&text) {
                        self.saving.try_set(Saving::Saved);
                    }
                }
                Err(words) => {
                    // It waits there until the field is opened again, wherever the reader has gone.
                    unkept.update_value(|notes| drop(notes.insert(id, text)));
                    self.saving.try_set(Saving::Refused(words));
                }
            }
        });
    }
}

/// The note of a saved paper.
#[component]
pub fn NoteEditor(
    /// The identifier that names the entry.
    id: PaperId,
) -> impl IntoView {
    let state = AppState::here();
    let versions = {
        let id = id.clone();
        Memo::new(move |_| {
            state.library.with(|library| {
                let notes = library.get(&id).into_iter().flat_map(|entry| entry.notes());
                notes.map(|note| (note.stamp, note.text.clone())).collect::<Vec<_>>()
            })
        })
    };
    let draft = Draft {
        state,
        id: StoredValue::new(id),
        text: RwSignal::new(String::new()),
        replaces: StoredValue::new(Vec::new()),
        saving: RwSignal::new(Saving::Saved),
        delay: StoredValue::new_local(None),
        in_turn: StoredValue::new(false),
    };
    let editing = state.note_open;
    let begin = move |text: String, replaces: Vec<Stamp>| {
        draft.text.set(text);
        draft.replaces.set_value(replaces);
        draft.saving.set(Saving::Saved);
        editing.set(true);
    };
    let begin_with_what_is_there = move || {
        let versions = versions.get_untracked();
        let text = versions.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n\n");
        let unkept = state.unkept_notes.with_value(|notes| notes.get(&draft.id.get_value()).cloned());
        let changed = versions.len() > 1 || unkept.is_some();
        let text = unkept.unwrap_or(text);
        begin(text.clone(), versions.into_iter().map(|(stamp, _)| stamp).collect());
        if changed {
            draft.type_text(text);
        }
    };
    // The key `e` opens it from outside.
    Effect::new(move |was: Option<bool>| {
        let now = editing.get();
        if now && was != Some(true) {
            if draft.saving.get_untracked() == Saving::Saved {
                begin_with_what_is_there();
            }
            request_animation_frame(|| {
                focus::focus("#note");
            });
        }
        now
    });
    // There may be no later time.
    StoredValue::new_local(page::on_hidden(move || draft.save_at_once()));
    on_cleanup(move || {
        draft.save_at_once();
        editing.set(false);
    });
    let close = move || {
        draft.save();
        editing.try_set(false);
        focus::later("#edit-note");
    };
    let body = move || {
        if editing.get() {
            view! { <Field draft versions on_close=Callback::new(move |()| close())/> }.into_any()
        } else {
            let versions = versions.get();
            view! { <Versions versions on_edit=Callback::new(move |()| editing.set(true))/> }.into_any()
        }
    };
    view! {
        <section class="note" aria-labelledby="note-title">
            <h2 class="desk-title" id="note-title">"My notes"</h2>
            {body}
        </section>
    }
}

/// The field, how it stands, and what another tab or device wrote meanwhile.
#[component]
fn Field(draft: Draft, versions: Memo<Vec<(Stamp, String)>>, on_close: Callback<()>) -> impl IntoView {
    let words = move || match draft.saving.get() {
        Saving::Saved if draft.text.with(String::is_empty) => "Saved as you type".to_owned(),
        Saving::Saved => "Saved".to_owned(),
        Saving::Typed => "Saving…".to_owned(),
        Saving::Refused(words) => words,
    };
    let elsewhere = Memo::new(move |_| {
        let mine = draft.text.get_untracked();
        draft.saving.track();
        let replaces = draft.replaces.get_value();
        let others = versions.get().into_iter();
        others.filter(|(stamp, text)| !replaces.contains(stamp) && *text != mine).collect::<Vec<_>>()
    });
    let others = move || {
        let others = elsewhere.get();
        (!others.is_empty()).then(|| {
            let texts = others.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>();
            let append = move |_| {
                let mut replaces = draft.replaces.get_value();
                replaces.extend(others.iter().map(|(stamp, _)| *stamp));
                draft.replaces.set_value(replaces);
                let mut all = vec![draft.text.get_untracked()];
                all.extend(others.iter().map(|(_, text)| text.clone()));
                draft.type_text(all.join("\n\n"));
            };
            view! {
                <div class="note-other" role="alert">
                    <p class="hint">"This note was also changed elsewhere. Both are kept:"</p>
                    {texts.into_iter().map(|text| view! { <NoteText text/> }).collect_view()}
                    <button class="button" type="button" on:click=append>"Put it below mine"</button>
                </div>
            }
        })
    };
    view! {
        <textarea
            class="note-field" id="note" rows="6" aria-labelledby="note-title" aria-describedby="note-state"
            prop:value=draft.text on:input=move |event| draft.type_text(event_target_value(&event))
            on:blur=move |_| draft.save()
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.prevent_default();
                    event.stop_propagation();
                    on_close.run(());
                }
            }
        ></textarea>
        {others}
        <p class="note-line">
            <span class="note-state" id="note-state" role="status">{words}</span>
            <span class="hint">"Markdown"</span>
            <button class="button" type="button" on:click=move |_| on_close.run(())>"Done"</button>
        </p>
    }
}

/// The note as it stands; more than one version are shown one below the other until the reader brings them together.
#[component]
fn Versions(versions: Vec<(Stamp, String)>, on_edit: Callback<()>) -> impl IntoView {
    let (words, explained) = match versions.len() {
        0 => ("Write a note", None),
        1 => ("Edit note", None),
        _ => (
            "Put them together",
            Some("Written in several places at once. All are kept until you put them together."),
        ),
    };
    let texts = versions.into_iter().map(|(_, text)| view! { <NoteText text/> }).collect_view();
    view! {
        {explained.map(|words| view! { <p class="hint">{words}</p> })}
        {texts}
        <button class="link-button" id="edit-note" type="button" on:click=move |_| on_edit.run(())>
            <Icon path=PENCIL/>
            {words}
        </button>
    }
}
