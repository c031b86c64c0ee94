//! A facet of names: the most frequent ones, the chosen ones, and all of them on demand.

use leptos::prelude::*;

use super::facet_value::FacetValue;

/// How many values a facet shows before "Show all".
const SHOWN: usize = 8;

/// A facet whose values are names with counts, in order of frequency. Nothing if there are no values.
#[component]
pub fn FacetList(
    /// Its name for people.
    name: &'static str,
    /// Its name in the form.
    field: &'static str,
    /// Every value with its count.
    #[prop(into)]
    counts: Signal<Vec<(String, u32)>>,
    /// The chosen values.
    #[prop(into)]
    chosen: Signal<Vec<String>>,
    /// Chooses a value, or not any more.
    toggle: Callback<String>,
) -> impl IntoView {
    let all = RwSignal::new(false);
    // The values stay where they are while their counts change.
    let total = Memo::new(move |_| counts.with(Vec::len));
    let names = Memo::new(move |_| {
        counts.with(|counts| {
            chosen.with(|chosen| {
                let shown = counts.iter().enumerate();
                let shown = shown.filter(|(at, (name, _))| all.get() || *at < SHOWN || chosen.contains(name));
                shown.map(|(_, (name, _))| name.clone()).collect::<Vec<_>>()
            })
        })
    });
    let value = move |name: String| {
        let count = {
            let name = name.clone();
            Signal::derive(move || {
                counts.with(|counts| counts.iter().find(|(n, _)| *n == name).map_or(0, |(_, count)| *count))
            })
        };
        let checked = {
            let name = name.clone();
            Signal::derive(move || chosen.with(|chosen| chosen.contains(&name)))
        };
        let words = name.clone();
        view! { <FacetValue field words=words count checked on_change=move || toggle.run(name.clone())/> }
    };
    let more = move || {
        (total.get() > SHOWN).then(|| {
            let words =
                move || if all.get() { "Show fewer".to_owned() } else { format!("Show all {}", total.get()) };
            view! {
                <button
                    class="facet-more link-button" type="button" aria-expanded=move || all.get().to_string()
                    on:click=move |_| all.update(|all| *all = !*all)
                >
                    {words}
                </button>
            }
        })
    };
    move || {
        (total.get() > 0).then(|| {
            view! {
                <fieldset class="facet">
                    <legend class="facet-name">{name}</legend>
                    <ul class="facet-list">
                        <For each=move || names.get() key=String::clone children=value/>
                    </ul>
                    {more}
                </fieldset>
            }
        })
    }
}
