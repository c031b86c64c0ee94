//! What the collection says of itself.

use leptos::prelude::*;
use offprint_paper::is_safe_url;

use crate::state::catalogue::Catalogue;

/// The facts about the collection.
#[component]
pub fn AboutCollection(
    /// The collection.
    catalogue: std::sync::Arc<Catalogue>,
) -> impl IntoView {
    let about = &catalogue.about;
    let years = catalogue.papers().iter().filter_map(|paper| paper.year);
    let span = years.clone().min().zip(years.max());
    let papers = match span {
        Some((first, last)) if first < last => {
            format!("{}, from {first} to {last}", catalogue.papers().len())
        }
        Some((year, _)) => format!("{}, of {year}", catalogue.papers().len()),
        None => catalogue.papers().len().to_string(),
    };
    let fact = |name: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <dt>{name}</dt> <dd>{text}</dd> })
    };
    let contact = about.contact.clone().map(|address| {
        let words = address.strip_prefix("mailto:").unwrap_or(&address).to_owned();
        let shown = if is_safe_url(&address) {
            view! { <a href=address rel="noopener noreferrer">{words}</a> }.into_any()
        } else {
            words.into_any()
        };
        view! { <dt>"Contact"</dt> <dd>{shown}</dd> }
    });
    view! {
        <dl class="facts">
            {fact("Papers", papers)}
            {fact("Source", about.source.clone())}
            {fact("Read on", about.date.clone().unwrap_or_default())}
            {fact("Licence", about.licence.clone())}
            {contact}
        </dl>
    }
}
