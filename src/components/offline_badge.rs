//! What the page can truthfully say about working offline, in a few words.

use leptos::prelude::*;

use super::{link::Link, offline_section::size};
use crate::{
    platform::{
        service_worker::{Command, OfflineCopy, OfflineState, command},
        storage::StorageHealth,
    },
    state::app_state::AppState,
};

/// The state for the style sheet, and its words.
pub fn words(storage: StorageHealth, copy: &OfflineCopy) -> (&'static str, String) {
    let (state, words) = match copy.state {
        _ if storage == StorageHealth::Blocked => ("blocked", "Storage blocked"),
        OfflineState::UpdateWaiting => ("update", "Update available"),
        OfflineState::Ready if copy.unreachable => ("offline", "Offline now"),
        // Shorter, so that the offer has room beside it.
        OfflineState::Ready if copy.install == 2 => ("ready", "Works offline"),
        OfflineState::Ready => ("ready", "Ready to work offline"),
        OfflineState::Saving => {
            let words = format!("Saving {} of {}, {}", copy.files, copy.total, size(copy.bytes));
            return ("saving", words);
        }
        OfflineState::Failed => ("blocked", "Not saved for offline"),
        OfflineState::NotSaved => ("none", "Not saved for offline yet"),
        OfflineState::Removed | OfflineState::Unsupported => ("none", "Online only"),
    };
    (state, words.into())
}

/// The badge in the bar at the top, with the one action that fits.
#[component]
pub fn OfflineBadge() -> impl IntoView {
    let state = AppState::here();
    let badge = move || state.offline.with(|copy| words(state.library.health(), copy));
    let action = move || {
        let (words, wanted) = match badge().0 {
            "update" => ("Reload", Command::Update),
            "ready" if state.offline.with(|copy| copy.install == 2) => ("Install", Command::Install),
            "blocked" => {
                let link =
                    view! { <Link address="settings".to_owned() class="link-button">"What now?"</Link> };
                return Some(link.into_any());
            }
            _ => return None,
        };
        Some(
            view! { <button class="link-button" type="button" on:click=move |_| command(wanted)>{words}</button> }
                .into_any(),
        )
    };
    view! {
        <div class="offline" data-state=move || badge().0 aria-live="polite">
            <span class="offline-text">{move || badge().1}</span>
            {action}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ready_is_only_said_when_everything_is_saved() {
        let copy = |state| OfflineCopy { state, files: 3, total: 20, bytes: 1500, ..Default::default() };
        let ready = copy(OfflineState::Ready);
        let offer = OfflineCopy { install: 2, ..ready.clone() };
        let unreachable = OfflineCopy { unreachable: true, ..ready.clone() };
        let available = StorageHealth::Available;
        for (storage, copy, state, said) in [
            (available, &ready, "ready", "Ready to work offline"),
            (available, &offer, "ready", "Works offline"),
            (available, &unreachable, "offline", "Offline now"),
            (available, &copy(OfflineState::Saving), "saving", "Saving 3 of 20, 2 KB"),
            (available, &copy(OfflineState::NotSaved), "none", "Not saved for offline yet"),
            (available, &copy(OfflineState::Removed), "none", "Online only"),
            (available, &copy(OfflineState::UpdateWaiting), "update", "Update available"),
            (available, &copy(OfflineState::Failed), "blocked", "Not saved for offline"),
            (StorageHealth::Blocked, &ready, "blocked", "Storage blocked"),
        ] {
            assert_eq!(words(storage, copy), (state, said.to_owned()));
        }
    }
}
