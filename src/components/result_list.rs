//! The list of papers, as far as it is on the screen.

use leptos::prelude::*;

use super::{row::Row, staged};
use crate::{
    platform::{focus, scroll, timers::Delay},
    state::{app_state::AppState, shown::Shown},
};

/// How near the end of the rows, in CSS pixels, more rows are shown.
const NEAR_END: i32 = 1200;

/// How long after the last change rows below the screen are added, in milliseconds: not between two keystrokes.
const FILL_DELAY: u32 = 400;

/// The rows. More of them appear as the reader comes near the end; a new question begins at the top. A row belongs to a
/// place in the list, not to a paper: another paper in that place changes texts, which is far less work for a browser
/// than a row taken out and another one put in.
#[component]
pub fn ResultList(
    /// The answer that is shown.
    shown: Shown,
) -> impl IntoView {
    let state = AppState::here();
    // Half of the first rows are enough for one task.
    let rest = staged::turn();
    let count = Memo::new(move |_| {
        let all = shown.row_count();
        if rest.as_ref().is_none_or(|rest| rest.get()) { all } else { all / 2 }
    });
    let is_scrolled = StoredValue::new(false);
    Effect::new(move |first: Option<()>| {
        shown.question.get();
        if first.is_some() {
            if state.cursor.get_untracked().is_some() {
                state.cursor.set(None);
            }
            // A browser that is asked where a pane stands lays the page out for that, which no letter has to pay for.
            if is_scrolled.get_value() {
                is_scrolled.set_value(false);
                scroll::to_top(".rows");
            }
        }
    });
    Effect::new(move || {
        if let Some(place) = state.cursor.get() {
            shown.reach(place);
            request_animation_frame(|| {
                focus::scroll_into_view(".row.is-cursor, .row.is-open");
            });
        }
    });
    let grow = move || {
        if scroll::room_below(".rows") < NEAR_END {
            shown.grow();
        }
    };
    let fill = StoredValue::new_local(None);
    Effect::new(move || {
        shown.rows.track();
        fill.set_value(Some(Delay::start(FILL_DELAY, grow)));
    });
    let on_scroll = move |_| {
        let scrolled = scroll::is_scrolled(".rows");
        is_scrolled.set_value(scrolled);
        if scrolled {
            grow();
        }
    };
    let in_own_order = Memo::new(move |_| state.has_own_order());
    view! {
        <div class="rows" aria-busy=move || state.search.is_hurried().then_some("true") on:scroll=on_scroll>
            <For each=move || 0..count.get() key=|place| *place children=move |place| view! { <Row place shown in_own_order/> }/>
        </div>
    }
}
