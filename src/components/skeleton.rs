//! The shape of a list that is on its way.

use leptos::prelude::*;

/// Grey rows.
#[component]
pub fn Skeleton() -> impl IntoView {
    let row =
        |_| view! { <div class="skeleton" aria-hidden="true"><span></span><span></span><span></span></div> };
    (0..9).map(row).collect_view()
}
