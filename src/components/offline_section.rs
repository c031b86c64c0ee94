//! What is kept for working offline, in full sentences.

use leptos::prelude::*;

use crate::{
    platform::{
        page,
        service_worker::{Command, OfflineCopy, OfflineState, command},
    },
    state::app_state::AppState,
};

/// The state of the offline copy, and what can be done about it.
#[component]
pub fn OfflineSection() -> impl IntoView {
    let state = AppState::here();
    let sentences = move || {
        state
            .offline
            .with(|copy| describe(copy, page::moment))
            .into_iter()
            .map(|text| view! { <p class="hint">{text}</p> })
            .collect_view()
    };
    let actions = move || {
        let offered = state.offline.with(actions);
        offered
            .into_iter()
            .map(|(words, wanted)| {
                view! { <button class="button" type="button" on:click=move |_| command(wanted)>{words}</button> }
            })
            .collect_view()
    };
    view! {
        {sentences}
        <div class="section-actions">{actions}</div>
    }
}

/// The state of the offline copy, in sentences. `moment` writes a time for the reader.
fn describe(copy: &OfflineCopy, moment: fn(u64) -> String) -> Vec<String> {
    let OfflineCopy { files, total, kinds: [program, papers, fonts, rest], .. } = copy;
    let bytes = size(copy.bytes);
    let state = match copy.state {
        OfflineState::Unsupported => {
            "This browser, or this way of opening the page, cannot keep it for offline use.".into()
        }
        OfflineState::NotSaved => "The page is not kept for offline use yet.".into(),
        OfflineState::Removed => "You removed the offline copy: the page needs a network.".into(),
        OfflineState::Saving => {
            format!("Keeping the page for offline use: {files} of {total} files, {bytes} so far.")
        }
        OfflineState::Ready => {
            format!("Everything works offline: {files} files, {bytes}, kept in this browser.")
        }
        OfflineState::UpdateWaiting => {
            "A new version is here and waits; this one works until you reload.".into()
        }
        OfflineState::Failed => format!("The page could not be kept for offline use. {}", copy.reason),
    };
    let mut sentences: Vec<String> = vec![state];
    if copy.state == OfflineState::Ready {
        let [program, papers, fonts, rest] = [program, papers, fonts, rest].map(|bytes| size(*bytes));
        sentences
            .push(format!("Program {program}, papers {papers}, fonts {fonts}, icons and the rest {rest}."));
        if !copy.reason.is_empty() {
            sentences.push(format!("A new version did not arrive whole; this one stays. {}", copy.reason));
        }
    }
    if copy.checked > 0 {
        let checked = moment(copy.checked);
        sentences.push(if copy.unreachable {
            format!("The site cannot be reached now; last checked for a new version: {checked}.")
        } else {
            format!("Checked for a new version: {checked}.")
        });
    }
    sentences
}

/// What can be done about it.
fn actions(copy: &OfflineCopy) -> Vec<(&'static str, Command)> {
    let mut actions = match copy.state {
        OfflineState::Unsupported => Vec::new(),
        OfflineState::Removed => vec![("Keep for offline use", Command::Keep)],
        OfflineState::UpdateWaiting => vec![("Reload with the new version", Command::Update)],
        OfflineState::Ready => vec![("Check now", Command::Check), ("Remove offline copy", Command::Remove)],
        _ => vec![("Check now", Command::Check)],
    };
    if copy.install > 0 {
        actions.push(("Install as an app", Command::Install));
    }
    actions
}

/// A number of bytes for people.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1000 => format!("{bytes} bytes"),
        1000..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_for_people() {
        for (bytes, words) in [(0, "0 bytes"), (999, "999 bytes"), (1500, "2 KB"), (2_340_000, "2.3 MB")] {
            assert_eq!(size(bytes), words);
        }
    }

    #[test]
    fn a_copy_that_works_says_what_it_holds_and_when_it_was_compared_with_the_server() {
        let mut copy = OfflineCopy {
            state: OfflineState::Ready,
            files: 21,
            bytes: 1_300_000,
            kinds: [900_000, 200_000, 150_000, 50_000],
            checked: 10,
            ..Default::default()
        };
        assert_eq!(
            describe(&copy, |at| format!("{at}:00")),
            [
                "Everything works offline: 21 files, 1.3 MB, kept in this browser.",
                "Program 900 KB, papers 200 KB, fonts 150 KB, icons and the rest 50 KB.",
                "Checked for a new version: 10:00.",
            ]
        );
        copy.unreachable = true;
        copy.reason = "The server took too long.".into();
        let sentences = describe(&copy, |at| format!("{at}:00"));
        assert!(sentences[2].ends_with("this one stays. The server took too long."), "{sentences:?}");
        assert!(sentences[3].starts_with("The site cannot be reached now"), "{sentences:?}");
    }

    #[test]
    fn what_can_be_done_fits_the_state() {
        let copy = |state, install| OfflineCopy { state, install, ..Default::default() };
        let offered = |copy: &OfflineCopy| actions(copy).into_iter().map(|(_, c)| c).collect::<Vec<_>>();
        for (copy, commands) in [
            (copy(OfflineState::Unsupported, 0), vec![]),
            (copy(OfflineState::Ready, 1), vec![Command::Check, Command::Remove, Command::Install]),
            (copy(OfflineState::Removed, 0), vec![Command::Keep]),
            (copy(OfflineState::UpdateWaiting, 0), vec![Command::Update]),
            (copy(OfflineState::Failed, 0), vec![Command::Check]),
        ] {
            assert_eq!(offered(&copy), commands);
        }
    }
}
