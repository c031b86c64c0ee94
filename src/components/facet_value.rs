//! One value of a facet: a box to tick, and what ticking it would give.

use leptos::prelude::*;

/// A value with its count. A count of nought dims it; it stays where it is.
#[component]
pub fn FacetValue(
    /// The facet's name in the form.
    field: &'static str,
    /// The value, as shown.
    words: String,
    /// How many results a click would give.
    #[prop(into)]
    count: Signal<u32>,
    /// Whether it is chosen.
    #[prop(into)]
    checked: Signal<bool>,
    /// What a click does.
    on_change: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <li>
            <label class="facet-value" class:is-empty=move || count.get() == 0>
                <input
                    type="checkbox" name=field value=words.clone() prop:checked=checked on:change=move |_| on_change()
                />
                <span>{words}</span>
                <span class="facet-count">{count}</span>
            </label>
        </li>
    }
}
