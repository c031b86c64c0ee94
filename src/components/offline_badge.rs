//! What the page can truthfully say about working offline, in a few words.

use leptos::prelude::*;

use super::link::Link;
use crate::{
    platform::{
        service_worker::{self, OfflineState},
        storage::StorageHealth,
    },
    state::app_state::AppState,
};

/// The state for the style sheet, and its words.
pub fn words(storage: StorageHealth, online: bool, offline: &OfflineState) -> (&'static str, String) {
    match (storage, offline) {
        (StorageHealth::Blocked, _) => ("blocked", "Storage blocked".into()),
        (_, OfflineState::UpdateWaiting) => ("update", "Update available".into()),
        (_, OfflineState::Ready { .. }) if online => ("ready", "Ready to work offline".into()),
        (_, OfflineState::Ready { .. }) => ("offline", "Offline now".into()),
        (_, OfflineState::Saving { done, total, .. }) => ("saving", format!("Saving {done} of {total}")),
        (_, OfflineState::Failed(_)) => ("blocked", "Not saved for offline".into()),
        (_, OfflineState::NotSaved) => ("none", "Not saved for offline yet".into()),
        (_, OfflineState::Unsupported) => ("none", "Online only".into()),
    }
}

/// The badge in the bar at the top, with the one action that fits.
#[component]
pub fn OfflineBadge() -> impl IntoView {
    let state = AppState::here();
    let badge =
        move || state.offline.with(|offline| words(state.library.health(), state.online.get(), offline));
    let action = move || {
        match badge().0 {
        "update" => Some(
            view! { <button class="link-button" type="button" on:click=|_| service_worker::apply_update()>"Reload"</button> }
                .into_any(),
        ),
        "blocked" => {
            Some(view! { <Link address="settings".to_owned() class="link-button">"What now?"</Link> }.into_any())
        }
        _ => None,
    }
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
        let ready = OfflineState::Ready { files: 21, bytes: 900_000 };
        for (storage, online, state, shown) in [
            (StorageHealth::Available, true, &ready, "ready"),
            (StorageHealth::Available, false, &ready, "offline"),
            (StorageHealth::Available, true, &OfflineState::Saving { done: 1, total: 2, bytes: 3 }, "saving"),
            (StorageHealth::Available, true, &OfflineState::NotSaved, "none"),
            (StorageHealth::Available, true, &OfflineState::UpdateWaiting, "update"),
            (StorageHealth::Blocked, true, &ready, "blocked"),
        ] {
            assert_eq!(words(storage, online, state).0, shown);
        }
    }
}
