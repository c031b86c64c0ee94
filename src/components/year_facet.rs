//! The years as a histogram that is also a range control: bars to click, two selects for exact ends and keys.

use leptos::{ev::MouseEvent, prelude::*};
use offprint_search::YearRange;

use super::icon::{DOWN, Icon};
use crate::state::{app_state::AppState, facts, shown::Shown};

/// Height of the chart in its own units.
const HEIGHT: u32 = 48;

/// The year facet. A click chooses a year, with Shift it extends the range to it. Nothing if the collection has no years.
#[component]
pub fn YearFacet(
    /// The answer that is shown.
    shown: Shown,
) -> impl IntoView {
    let state = AppState::here();
    let years = Memo::new(move |_| {
        shown.facets(|counts| counts.years.iter().map(|(year, _)| *year).collect::<Vec<_>>())
    });
    let highest =
        move || shown.facets(|counts| counts.years.iter().map(|(_, count)| *count).max().unwrap_or(0));
    let range = Signal::derive(move || state.settled().with(|view| view.filters.years));
    let choose = move |range: Option<YearRange>| state.navigation.decide(|view| view.filters.years = range);
    let bar = move |year: u16| {
        let count = move || {
            shown
                .facets(|counts| counts.years.iter().find(|(y, _)| *y == year).map_or(0, |(_, count)| *count))
        };
        // A year with any paper at all is to be seen.
        let height = move || (count() * HEIGHT).div_ceil(highest().max(1)).max(u32::from(count() > 0));
        let alone = YearRange { from: Some(year), to: Some(year) };
        let click = move |event: MouseEvent| {
            let now = range.get_untracked();
            if let (true, Some(now)) = (event.shift_key(), now) {
                let (from, to) = (now.from.unwrap_or(year).min(year), now.to.unwrap_or(year).max(year));
                choose(Some(YearRange { from: Some(from), to: Some(to) }));
            } else {
                choose((now != Some(alone)).then_some(alone));
            }
        };
        let pressed = move || range.get().is_some_and(|range| range.contains(year)).to_string();
        view! {
            <button class="year-bar" type="button" tabindex="-1" aria-pressed=pressed on:click=click>
                <svg viewBox="0 0 4 48" preserveAspectRatio="none" aria-hidden="true">
                    <rect y=move || (HEIGHT - height()).to_string() width="4" height=move || height().to_string()></rect>
                </svg>
                <span class="year-tip">{move || format!("{year}: {}", facts::papers(count() as usize))}</span>
            </button>
        }
    };
    // An end at the collection's own end is open, so that newer papers will be inside.
    let set_end = move |is_from: bool, year: u16| {
        let ends = years.with_untracked(|years| years.first().copied().zip(years.last().copied()));
        let Some((first, last)) = ends else { return };
        let now = range.get_untracked().unwrap_or_default();
        let (from, to) = (now.from.unwrap_or(first), now.to.unwrap_or(last));
        let (from, to) = if is_from { (year, to.max(year)) } else { (from.min(year), year) };
        let range = YearRange { from: (from > first).then_some(from), to: (to < last).then_some(to) };
        choose((range != YearRange::default()).then_some(range));
    };
    let end = move |is_from: bool| {
        let chosen = Signal::derive(move || {
            let range = range.get().unwrap_or_default();
            let open =
                years.with(|years| if is_from { years.first().copied() } else { years.last().copied() });
            if is_from { range.from.or(open) } else { range.to.or(open) }
        });
        let option = move |year: u16| {
            view! { <option value=year.to_string() prop:selected=move || chosen.get() == Some(year)>{year}</option> }
        };
        let changed = move |event| {
            if let Ok(year) = event_target_value(&event).parse() {
                set_end(is_from, year);
            }
        };
        view! {
            <label class="select">
                <span class="visually-hidden">{if is_from { "From year" } else { "To year" }}</span>
                <select name=if is_from { "from" } else { "to" } on:change=changed>
                    {move || years.get().into_iter().map(option).collect_view()}
                </select>
                <Icon path=DOWN/>
            </label>
        }
    };
    move || {
        (!years.read().is_empty()).then(|| {
            view! {
                <fieldset class="facet facet-years">
                    <legend class="facet-name">"Year"</legend>
                    <div class="years-chart">{move || years.get().into_iter().map(bar).collect_view()}</div>
                    <div class="years-range">{end(true)}<span aria-hidden="true">"–"</span>{end(false)}</div>
                </fieldset>
            }
        })
    }
}
