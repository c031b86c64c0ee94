//! The second part of the program, the chunk: how the main part comes by it. What is in it, `screens.rs` says.
//!
//! In a site, the chunk is a file of its own, fetched when the first view stands, or at once when something in it is
//! wanted. In development and in tests the program is one piece, and the same code runs.
//!
//! From a component: [`lazily`](crate::components::lazily::lazily). From anywhere else: [`run`], or [`load`].

use std::{future::Future, pin::Pin, sync::LazyLock};

use leptos::prelude::*;

use crate::{
    screens::{self, Screens},
    state::notices::Notices,
};

/// Work in the chunk that takes its time.
pub type Work = Pin<Box<dyn Future<Output = ()>>>;

/// The chunk could not be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("A part of Offprint could not be loaded. Try again when you are online.")]
pub struct NotHere;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotHere {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// How far the chunk has come.
#[derive(Clone, Copy)]
pub enum Chunk {
    /// Nobody has asked for it yet.
    Away,
    /// It is being fetched.
    OnItsWay,
    /// It is here.
    Here(&'static Screens),
    /// Every attempt failed.
    Failed,
}

static CHUNK: LazyLock<ArcRwSignal<Chunk>> = LazyLock::new(|| ArcRwSignal::new(Chunk::Away));

/// How far the chunk has come, tracked.
pub fn chunk() -> Chunk {
    CHUNK.get()
}

/// What is in the chunk, if that is here; tracked.
pub fn here() -> Option<&'static Screens> {
    match CHUNK.get() {
        Chunk::Here(screens) => Some(screens),
        _ => None,
    }
}

/// What is in the chunk, as soon as that is here; at once if it is. The bindings try several times, with a time limit.
///
/// # Errors
/// All of them failed. The next call tries anew.
pub async fn load() -> Result<&'static Screens, NotHere> {
    if let Chunk::Here(screens) = CHUNK.get_untracked() {
        return Ok(screens);
    }
    if !matches!(CHUNK.get_untracked(), Chunk::OnItsWay) {
        CHUNK.set(Chunk::OnItsWay);
    }
    let came = screens::enter().await;
    // Several may have waited for it.
    if !matches!(CHUNK.get_untracked(), Chunk::Here(_)) {
        CHUNK.set(came.map_or(Chunk::Failed, Chunk::Here));
    }
    came
}

/// Fetches the chunk, again if that failed, unless it is here or on its way.
pub fn want() {
    if matches!(CHUNK.get_untracked(), Chunk::Away | Chunk::Failed) {
        CHUNK.set(Chunk::OnItsWay);
        leptos::task::spawn_local(async {
            // Whoever waits for it looks at the signal.
            let _ = load().await;
        });
    }
}

/// Does work that is in the chunk, as soon as that is here; says so if it cannot be had.
pub fn run(notices: Notices, work: impl FnOnce(&'static Screens) -> Work + 'static) {
    leptos::task::spawn_local(async move {
        match load().await {
            Ok(screens) => work(screens).await,
            Err(error) => notices.warn(error.to_string()),
        }
    });
}
