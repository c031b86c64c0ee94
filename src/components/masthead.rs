//! The bar at the top: the mark, the search, the pages.

use leptos::prelude::*;

use super::{
    icon::{FILTERS, Icon, KNOBS, LIST, SHELF},
    link::{follow, href},
    offline_badge::OfflineBadge,
    search_box::SearchBox,
};
use crate::state::{
    app_state::AppState,
    palette::Action,
    view_state::{Page, ViewState},
};

/// The bar at the top; on a phone its pages lie at the bottom.
#[component]
pub fn Masthead(
    /// The page that is shown: the view itself changes with every letter.
    shown_page: Memo<Page>,
) -> impl IntoView {
    let state = AppState::here();
    let saved = Signal::derive(move || state.library.with(offprint_library::Library::len));
    let count = move || (saved.get() > 0).then(|| view! { <span class="count">{saved}</span> });
    let has_list = move || shown_page.get().has_list();
    let active = Signal::derive(move || state.settled().with(ViewState::active_filters));
    let active_count = move || (active.get() > 0).then(|| view! { <span class="count">{active}</span> });
    let filters = move || {
        has_list().then(|| {
            view! {
                <button class="nav-filters nav-link" type="button" popovertarget="filters">
                    <Icon path=FILTERS class="icon nav-icon"/>
                    "Filters "
                    {active_count}
                </button>
            }
        })
    };
    view! {
        <header class="masthead">
            <a class="brand" href=href("") aria-label="Offprint, start page" on:click=follow(String::new)>
                <Brand/>
                <span class="brand-name">"Offprint"</span>
            </a>
            <SearchBox/>
            <div class="masthead-end">
                <nav class="nav" aria-label="Pages">
                    <NavLink shown_page page=Page::Browse address="" icon=LIST>"Browse"</NavLink>
                    <NavLink shown_page page=Page::Library address="library" icon=SHELF>"Library " {count}</NavLink>
                    {filters}
                    <NavLink shown_page page=Page::Settings address="settings" icon=KNOBS>"Settings"</NavLink>
                </nav>
                <OfflineBadge/>
                <ThemeToggle/>
            </div>
        </header>
    }
}

#[component]
fn Brand() -> impl IntoView {
    view! {
        <svg
            class="brand-mark" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor"
            stroke-width="1.6" stroke-linejoin="round" stroke-linecap="round"
        >
            <path d="M4 5.2 12 3v16l-8 2.2z" fill="currentColor"></path>
            <path d="m12 3 8 2.2v16L12 19M15 9l2.4.65M15 12.5l2.4.65"></path>
        </svg>
    }
}

#[component]
fn NavLink(
    shown_page: Memo<Page>,
    page: Page,
    address: &'static str,
    icon: &'static str,
    children: Children,
) -> impl IntoView {
    let current = move || (shown_page.get() == page).then_some("page");
    view! {
        <a class="nav-link" href=href(address) aria-current=current on:click=follow(move || address.to_owned())>
            <Icon path=icon class="icon nav-icon"/>
            {children()}
        </a>
    }
}

#[component]
fn ThemeToggle() -> impl IntoView {
    let state = AppState::here();
    view! {
        <button
            class="icon-button theme-toggle" type="button" aria-label="Switch between light and dark" title="Theme"
            on:click=move |_| state.act(Action::SwitchTheme)
        >
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z"></path>
                <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"></path>
            </svg>
        </button>
    }
}
