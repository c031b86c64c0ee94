//! The shell: the bar, the page of the view, what lies over it; and how it takes the static page's place.

use leptos::prelude::*;
use offprint_search::protocol::Scope;

use crate::{
    chunk,
    components::{
        lazily::{Place, lazily},
        masthead::Masthead,
        popovers::Popovers,
        staged,
        toast::Toasts,
    },
    pages::browse::Browse,
    platform::{focus, keyboard, page, panic, pointer, timers::Delay, timing},
    state::{
        app_state::AppState,
        catalogue::CatalogueState,
        commands::{Command, command_of},
        dialogs::Dialog,
        view_state::Page,
    },
};

/// How long after the last change the tab's title follows, in milliseconds: a browser takes its time over it, and
/// nobody reads it while typing.
const TITLE_DELAY: u32 = 300;

/// Starts the app: it takes the static page's place as soon as it has something better to show.
pub fn start() {
    panic::set_hook();
    // Fails only if an executor is there already, and then that one serves.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    // The program has just been put together, which is enough for one task.
    timing::next_task(open_and_mount);
}

/// Opens everything that the app works with, and has it mounted once there is something to show.
fn open_and_mount() {
    let owner = Owner::new();
    owner.set();
    let state = owner.with(AppState::start);
    if untrack(|| state.view().with(|view| view.page != Page::Browse)) {
        chunk::want();
    }
    let root = owner.clone();
    owner.with(|| {
        Effect::new(move |mounted: Option<bool>| {
            if mounted == Some(true) {
                return true;
            }
            let ready = has_something_to_show(state);
            if ready {
                // What is mounted belongs to the root: an effect's own children end when it runs again.
                let root = root.clone();
                timing::next_task(move || root.with(|| untrack(|| mount(state))));
            }
            ready
        });
    });
    // The app lives as long as the page.
    std::mem::forget(owner);
}

/// Whether the view can be shown: answered, failed, or in need of no answer.
fn has_something_to_show(state: AppState) -> bool {
    let view = state.view().get();
    let scope = if view.page == Page::Library { Scope::Library } else { Scope::Collection };
    let answered = state.search.answer().get().is_some_and(|answer| answer.scope == scope);
    let failed = state.catalogue.with(|catalogue| matches!(catalogue, CatalogueState::Failed(_)))
        || state.search.failure().is_some();
    answered || failed || !view.has_list()
}

/// Draws the app behind the static page, part by part, and then puts it in its place.
fn mount(state: AppState) {
    let Some(root) = page::app_root() else { return };
    staged::begin();
    leptos::mount::mount_to(root, move || view! { <App state/> }).forget();
    staged::draw_all(move || take_over(state));
}

/// Puts the app in the place of the static page, within one frame, and keeps what the reader has begun.
fn take_over(state: AppState) {
    let early = page::take_early_input();
    page::remove_first_page();
    page::show_app();
    if !early.value.is_empty() && early.value != state.navigation.now().query {
        state.navigation.type_query(early.value);
    }
    if early.focused {
        focus::focus("#search");
        if let Some((start, end)) = early.selection {
            request_animation_frame(move || {
                focus::select_range("#search", start, end);
            });
        }
    }
    page::restore_scroll(early.scroll_top);
    timing::after_paint(move || {
        timing::mark("offprint:ready");
        state.follow_offline_copy();
        // The chunk, and with it what is kept beside the library.
        timing::when_idle(move || {
            chunk::run(state.notices, move |screens| {
                (screens.look_for_new)(state);
                (screens.open_archive)(state.library)
            })
        });
    });
}

/// The whole page.
#[component]
pub fn App(
    /// The running state.
    state: AppState,
) -> impl IntoView {
    provide_context(state);
    let page_now = Memo::new(move |_| state.view().with(|view| view.page));
    let open = Memo::new(move |_| state.view().with(|view| view.open.is_some() && view.has_list()));
    follow_keys(state);
    follow_title(state);
    let content = move || match page_now.get() {
        Page::Browse => view! { <Browse/> }.into_any(),
        Page::Library => lazily(Place::Page, |screens| (screens.library)()),
        Page::Bin => lazily(Place::Page, |screens| (screens.bin)()),
        Page::Import => lazily(Place::Page, |screens| (screens.import)()),
        Page::Digest => lazily(Place::Page, |screens| (screens.digest)()),
        Page::Settings => lazily(Place::Page, |screens| (screens.settings)()),
        Page::About => lazily(Place::Page, |screens| (screens.about)()),
        Page::NotFound => lazily(Place::Page, |screens| (screens.not_found)()),
    };
    let over = move || match state.dialog.get() {
        Dialog::None => ().into_any(),
        Dialog::Palette => lazily(Place::Dialog, |screens| (screens.palette)()),
        Dialog::Keys => lazily(Place::Dialog, |screens| (screens.keys)()),
        Dialog::Share => lazily(Place::Dialog, |screens| (screens.share)()),
    };
    let skip = move |event| {
        if pointer::take_click(&event) {
            focus::focus("#main");
        }
    };
    view! {
        <div class="shell" data-open=move || open.get().then_some("paper")>
            <a class="skip-link" href="#main" on:click=skip>"Skip to the papers"</a>
            <Masthead shown_page=page_now/>
            {staged::staged(move || content.into_any())}
        </div>
        <Popovers/>
        <Toasts/>
        {over}
    }
}

/// Listens for keys.
fn follow_keys(state: AppState) {
    let after_g = StoredValue::new(false);
    let listener = keyboard::on_keydown(move |press| {
        let command = command_of(press, after_g.get_value(), state.settings.get_untracked().single_keys);
        after_g.set_value(command == Some(Command::AwaitPage));
        let over = state.dialog.get_untracked() != Dialog::None;
        match command {
            // A dialog keeps its keys, and closes on Escape by itself.
            Some(command) if !over || command == Command::Palette => state.run(command),
            _ => false,
        }
    });
    StoredValue::new_local(listener);
}

/// Keeps the tab's title true.
fn follow_title(state: AppState) {
    let delay = StoredValue::new_local(None);
    Effect::new(move || {
        let collection = state.catalogue.with(|c| {
            c.ready().map_or_else(|| "Offprint".into(), |c| format!("{} · Offprint", c.about.title))
        });
        let title =
            match (state.open_paper(), state.view().with(|view| (view.page, view.query.trim().to_owned()))) {
                (Some(paper), _) => format!("{} · Offprint", paper.title),
                (None, (Page::Library, _)) => "Library · Offprint".into(),
                (None, (Page::Bin, _)) => "Bin · Offprint".into(),
                (None, (Page::Import, _)) => "Import · Offprint".into(),
                (None, (Page::Digest, _)) => "Digest · Offprint".to_owned(),
                (None, (Page::Settings, _)) => "Settings · Offprint".into(),
                (None, (Page::About, _)) => format!("About · {collection}"),
                (None, (Page::NotFound, _)) => "Page not found · Offprint".into(),
                (None, (Page::Browse, query)) if !query.is_empty() => format!("{query} · {collection}"),
                (None, (Page::Browse, _)) => collection,
            };
        delay.set_value(Some(Delay::start(TITLE_DELAY, move || page::set_title(&title))));
    });
}
