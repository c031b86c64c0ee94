//! What is kept for working offline, in full sentences.

use leptos::prelude::*;

use crate::{
    platform::service_worker::{self, OfflineState},
    state::app_state::AppState,
};

/// The state of the offline copy, and what can be done about it.
#[component]
pub fn OfflineSection() -> impl IntoView {
    let state = AppState::here();
    let sentence = move || state.offline.with(describe);
    let action = move || {
        match state.offline.get() {
        OfflineState::UpdateWaiting => view! {
            <button class="button button-primary" type="button" on:click=|_| service_worker::apply_update()>
                "Reload with the new version"
            </button>
        }
        .into_any(),
        OfflineState::Unsupported => ().into_any(),
        _ => view! {
            <button class="button" type="button" on:click=|_| service_worker::check_now()>"Check for an update"</button>
        }
        .into_any(),
    }
    };
    view! {
        <p class="hint">{sentence}</p>
        <div class="section-actions">{action}</div>
    }
}

/// The state of the offline copy, in a sentence.
fn describe(offline: &OfflineState) -> String {
    match offline {
        OfflineState::Unsupported => {
            "This browser, or this way of opening the page, cannot keep it for offline use.".into()
        }
        OfflineState::NotSaved => "The page is not kept for offline use yet.".into(),
        OfflineState::Saving { done, total, bytes } => {
            format!("Keeping the page for offline use: {done} of {total} files, {} so far.", size(*bytes))
        }
        OfflineState::Ready { files, bytes } => {
            format!("Everything works offline: {files} files, {}, kept in this browser.", size(*bytes))
        }
        OfflineState::UpdateWaiting => {
            "A new version is here and waits; this one works until you reload.".into()
        }
        OfflineState::Failed(reason) => format!("The page could not be kept for offline use: {reason}"),
    }
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
}
