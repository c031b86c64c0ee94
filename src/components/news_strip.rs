//! A strip above the collection's list that says how many papers are new.

use leptos::prelude::*;

use super::link::Link;
use crate::{
    platform::page,
    state::{
        app_state::AppState,
        digest::{Digest, mark_seen},
        facts,
    },
};

/// The strip; nothing while nothing is new.
#[component]
pub fn NewsStrip() -> impl IntoView {
    let state = AppState::here();
    move || {
        let (count, seen_at) = state.digest.with(Digest::news)?;
        let words = format!("{} new since {}.", facts::papers(count), page::day(seen_at));
        Some(view! {
            <div class="strip strip-news" role="status">
                <p>{words}</p>
                <Link address="digest".to_owned() class="link-button">"See them"</Link>
                <button class="link-button" type="button" on:click=move |_| mark_seen(state)>"Mark as seen"</button>
            </div>
        })
    }
}
