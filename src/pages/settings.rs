//! Settings: theme, keys, the offline copy, storage, records that were set aside.

use leptos::prelude::*;

use crate::{
    components::{
        about::AboutCollection, backup_section::BackupSection, link::Link, offline_section::OfflineSection,
        storage_section::StorageSection,
    },
    state::{app_state::AppState, palette::Action, settings::Theme},
};

/// The page of the settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let state = AppState::here();
    let theme = move |(theme, words): (Theme, &'static str)| {
        view! {
            <label class="choice">
                <input
                    type="radio" name="theme" prop:checked=move || state.settings.get().theme == theme
                    on:change=move |_| state.settings.change(|settings| settings.theme = theme)
                />
                {words}
            </label>
        }
    };
    let toggle_keys = move |event| {
        let on = event_target_checked(&event);
        state.settings.change(|settings| settings.single_keys = on);
    };
    let about = move || {
        state.catalogue.with(|c| c.ready().cloned()).map(|catalogue| view! { <AboutCollection catalogue/> })
    };
    view! {
        <main class="page" id="main" tabindex="-1">
            <div class="page-body">
                <div class="page-head"><h1 class="page-title">"Settings"</h1></div>
                <Section title="Theme">
                    <fieldset>
                        <legend class="visually-hidden">"Theme"</legend>
                        <div class="choices">
                            {[(Theme::System, "System"), (Theme::Light, "Light"), (Theme::Dark, "Dark")].map(theme).collect_view()}
                        </div>
                    </fieldset>
                </Section>
                <Section title="Keys">
                    <label class="check">
                        <input
                            type="checkbox" prop:checked=move || state.settings.get().single_keys on:change=toggle_keys
                        />
                        "Single-letter keys"
                    </label>
                    <p class="hint">
                        "They never fire while you type in a field. "
                        <button class="link-button" type="button" on:click=move |_| state.act(Action::Keys)>"All keys"</button>
                    </p>
                </Section>
                <Section title="Offline"><OfflineSection/></Section>
                <Section title="Library"><BackupSection/></Section>
                <Section title="Storage"><StorageSection/></Section>
                <Section title="About this collection">
                    {about}
                    <p class="hint"><Link address="about".to_owned()>"More about this collection"</Link></p>
                </Section>
                <Section title="Offprint">
                    <p class="hint">
                        {concat!("Version ", env!("CARGO_PKG_VERSION"), ", MIT or Apache-2.0. Nothing leaves this browser unless you ask for it.")}
                    </p>
                </Section>
            </div>
        </main>
    }
}

#[component]
fn Section(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <section class="section">
            <h2 class="section-title">{title}</h2>
            <div class="section-body">{children()}</div>
        </section>
    }
}
