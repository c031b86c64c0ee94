//! What keys and menus do with what is saved. All of it lies in the chunk.

use leptos::prelude::*;
use offprint_paper::Paper;

use super::{app_state::AppState, citations, shelf::status_words};
use crate::platform::focus;

/// Something that is done with saved papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeskCommand {
    /// Copy BibTeX of the current paper.
    CopyBibtex,
    /// Copy BibTeX of everything saved.
    CopyAllBibtex,
    /// Edit the note of the current paper, which is saved if it is not.
    EditNote,
    /// Tag the current paper, which is saved if it is not.
    Tag,
    /// Mark the current paper read, or as one to read.
    ToggleRead,
    /// Select the row under the cursor, or not any more.
    Select,
    /// Move the current paper by so many places within its list.
    Move(isize),
    /// Take the latest change back.
    Undo,
    /// Do again what was taken back.
    Redo,
}

/// Carries a command out.
pub async fn carry_out(state: AppState, command: DeskCommand) {
    let current = state.current_paper();
    match (command, current) {
        (DeskCommand::CopyBibtex, Some(paper)) => citations::copy_bibtex(paper, state.notices).await,
        (DeskCommand::CopyAllBibtex, _) => {
            let papers = untrack(|| state.saved_papers());
            citations::copy_all_bibtex(papers, state.notices).await;
        }
        (DeskCommand::EditNote, Some(paper)) => at_paper(state, &paper, move || state.note_open.set(true)),
        (DeskCommand::Tag, Some(paper)) => at_paper(state, &paper, || {
            focus::focus("#new-tag");
        }),
        (DeskCommand::ToggleRead, Some(paper)) => match state.library.toggle_read(&paper.ids) {
            Some(status) => state.notices.say(format!("Marked “{}”.", status_words(status))),
            None => state.notices.say("Save the paper first, then mark it read."),
        },
        (DeskCommand::Select, _) => {
            let place = untrack(|| state.position()).unwrap_or(0);
            state.cursor.set(Some(place));
            state.selection.toggle(place, false, &untrack(|| state.listed()));
        }
        (DeskCommand::Move(by), _) => state.move_in_list(by),
        (DeskCommand::Undo, _) => state.library.undo(),
        (DeskCommand::Redo, _) => state.library.redo(),
        (_, None) => {}
    }
}

/// Goes to the desk of a paper, which is opened and saved if it is not, and does something there.
fn at_paper(state: AppState, paper: &Paper, then: impl Fn() + Clone + 'static) {
    if state.navigation.now().open.is_none() {
        state.open(paper, false);
    }
    // The desk is drawn in the next frame.
    let there = move || {
        let then = then.clone();
        request_animation_frame(move || request_animation_frame(then));
    };
    if untrack(|| state.library.is_saved(&paper.ids)) {
        there();
    } else {
        state.library.save(vec![Paper::clone(paper)], move |_| there());
    }
}
