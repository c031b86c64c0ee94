//! A strip above the list that says when nothing can be kept, or when something could not be read.

use leptos::prelude::*;

use super::{
    icon::{ALERT, Icon},
    link::Link,
    offline_section::size,
};
use crate::{
    chunk,
    platform::storage::{MOST_CHARACTERS, StorageHealth},
    state::{
        app_state::AppState,
        library::{Backup, LibraryStore},
    },
};

/// From how many characters on the reader is told, before anything fails.
const NEARLY_FULL: usize = MOST_CHARACTERS / 10 * 9;

/// What is wrong with the storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing can be kept.
    Blocked,
    /// There is little room left.
    NearlyFull,
    /// The backup file is not written any more.
    BackupEnded,
    /// A part of what was kept cannot be read.
    Unreadable,
}

/// The worst that is wrong; tracked.
pub fn trouble(library: LibraryStore) -> Option<Trouble> {
    if library.health() == StorageHealth::Blocked {
        Some(Trouble::Blocked)
    } else if library.used() > NEARLY_FULL {
        Some(Trouble::NearlyFull)
    } else if let Backup::Lapsed(_) | Backup::Failed(_) = library.backup() {
        Some(Trouble::BackupEnded)
    } else {
        (!library.reports().is_empty()).then_some(Trouble::Unreadable)
    }
}

/// The strip; nothing while all is well.
#[component]
pub fn StorageStrip() -> impl IntoView {
    let state = AppState::here();
    let export = move |_| {
        chunk::run(state.notices, move |screens| (screens.export_library)(state));
    };
    let has_saved = move || state.library.with(|library| !library.is_empty());
    move || match trouble(state.library) {
        Some(Trouble::Blocked) => {
            let export = has_saved().then(|| {
                view! { <button class="link-button" type="button" on:click=export>"Export library"</button> }
            });
            view! {
                <div class="strip" role="status">
                    <Icon path=ALERT/>
                    <p>"This browser lets Offprint keep nothing: what you save lasts until you leave this page."</p>
                    {export}
                </div>
            }
            .into_any()
        }
        Some(Trouble::NearlyFull) => {
            let words = format!(
                "The room for your library runs short: {} of about {} are used.",
                size(state.library.used() as u64),
                size(MOST_CHARACTERS as u64)
            );
            view! {
                <div class="strip" role="status">
                    <Icon path=ALERT/>
                    <p>{words}</p>
                    <button class="link-button" type="button" on:click=export>"Export library"</button>
                    <Link address="settings".to_owned() class="link-button">"See by what"</Link>
                </div>
            }
            .into_any()
        }
        Some(Trouble::BackupEnded) => {
            let resume =
                move |_| chunk::run(state.notices, move |screens| (screens.resume_backup)(state.library));
            view! {
                <div class="strip" role="status">
                    <Icon path=ALERT/>
                    <p>"Your backup file is not written any more. What you save is kept in this browser."</p>
                    <button class="link-button" type="button" on:click=resume>"Resume backup"</button>
                    <Link address="settings".to_owned() class="link-button">"See why"</Link>
                </div>
            }
            .into_any()
        }
        Some(Trouble::Unreadable) => view! {
            <div class="strip" role="status">
                <Icon path=ALERT/>
                <p>"Part of your library cannot be read. Nothing was deleted."</p>
                <Link address="settings".to_owned() class="link-button">"See what"</Link>
            </div>
        }
        .into_any(),
        None => ().into_any(),
    }
}
