//! A view that is in the chunk, drawn when that is here.

use leptos::prelude::*;

use super::{
    icon::{CROSS, Icon},
    notice::Notice,
};
use crate::{
    chunk::{self, Chunk},
    platform::{dialog, page},
    screens::Screens,
    state::{app_state::AppState, dialogs::Dialog},
};

/// Where a view stands, and so what it stands in until it is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is a whole page.
    Page,
    /// It is a dialog.
    Dialog,
    /// It is part of something that is there already.
    Within,
}

/// Draws a view of the chunk: at once if that is here, otherwise when it comes. If it cannot be had, the place says so
/// and lets the reader try again.
///
/// ```text
/// lazily(Place::Page, |screens| (screens.settings)())
/// ```
pub fn lazily(place: Place, draw: impl Fn(&'static Screens) -> AnyView + Send + 'static) -> AnyView {
    chunk::want();
    let now = move || match chunk::chunk() {
        Chunk::Here(screens) => draw(screens),
        Chunk::Failed => framed(place, view! { <NotHere/> }.into_any()),
        Chunk::Away | Chunk::OnItsWay => {
            let said = view! { <p class="notice hint" role="status">"On its way…"</p> };
            framed(place, said.into_any())
        }
    };
    now.into_any()
}

/// What is said in place of a view.
fn framed(place: Place, said: AnyView) -> AnyView {
    match place {
        Place::Page => view! {
            <main class="page" id="main" tabindex="-1">
                <h1 class="visually-hidden">"Not loaded yet"</h1>
                {said}
            </main>
        }
        .into_any(),
        Place::Dialog => {
            let state = AppState::here();
            Effect::new(|| dialog::show("#awaited"));
            let close = move || state.dialog.set(Dialog::None);
            view! {
                <dialog id="awaited" class="dialog" aria-label="Not loaded yet" on:close=move |_| close()>
                    <div class="dialog-head">
                        <button class="icon-button" type="button" aria-label="Close" on:click=move |_| close()>
                            <Icon path=CROSS/>
                        </button>
                    </div>
                    {said}
                </dialog>
            }
            .into_any()
        }
        Place::Within => said,
    }
}

#[component]
fn NotHere() -> impl IntoView {
    let text = if page::is_online() {
        "The connection failed, or the server did not answer in time. Everything else goes on working."
    } else {
        "You are offline, and this part is not saved in this browser yet. Everything else goes on working."
    };
    view! {
        <Notice title="This part could not be loaded" text>
            <button class="button button-primary" type="button" on:click=|_| chunk::want()>"Try again"</button>
        </Notice>
    }
}
