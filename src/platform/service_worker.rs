//! Working offline: the service worker, what it has saved, and its updates.
//!
//! The page registers `sw.js` through the page's own script (`offprint.register`), which holds the Trusted
//! Types policy for exactly that address. Messages, both ways, are plain objects: the page sends
//! `{type: "status"}` and `{type: "skip-waiting"}`; the worker answers
//! `{type: "status", version, files, bytes, ready}` and, while it saves, tells all pages
//! `{type: "progress", done, total, bytes}`.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
};

use super::page;

/// What the page can truthfully say about working offline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfflineState {
    /// This browser, or this way of opening the page, has no service workers.
    Unsupported,
    /// Nothing is saved yet.
    NotSaved,
    /// The site is being saved.
    Saving {
        /// Files saved so far.
        done: u32,
        /// Files in all.
        total: u32,
        /// Bytes saved so far.
        bytes: u64,
    },
    /// Everything is saved and checked: the network can go.
    Ready {
        /// Files saved.
        files: u32,
        /// Their bytes.
        bytes: u64,
    },
    /// A new version is saved and waits for [`apply_update`]; the page works with the old one until then.
    UpdateWaiting,
    /// Saving failed; the reason, for the reader. What was saved before is still there.
    Failed(String),
}

#[wasm_bindgen]
extern "C" {
    /// `navigator.serviceWorker.register`, behind the page's Trusted Types policy.
    #[wasm_bindgen(js_namespace = offprint, js_name = register, catch)]
    fn register_script(url: &str, options: &JsValue) -> Result<Promise, JsValue>;
}

/// What is known of the registration; the page has one.
struct Offline {
    container: ServiceWorkerContainer,
    registration: RefCell<Option<ServiceWorkerRegistration>>,
    on_state: Box<dyn Fn(OfflineState)>,
}

thread_local! {
    static OFFLINE: RefCell<Option<Rc<Offline>>> = const { RefCell::new(None) };
}

/// Registers the service worker and calls `on_state` with how things stand, now and whenever that changes, for
/// as long as the page lives. To be called once, when the page is ready, so that saving does not compete with
/// what the reader waits for.
pub fn register(on_state: impl Fn(OfflineState) + 'static) {
    let Some(container) = container() else { return on_state(OfflineState::Unsupported) };
    let offline =
        Rc::new(Offline { container, registration: RefCell::new(None), on_state: Box::new(on_state) });
    OFFLINE.set(Some(Rc::clone(&offline)));
    offline.reload_on_update();
    offline.listen();
    spawn_local(async move {
        if let Err(error) = offline.start().await {
            offline.tell(OfflineState::Failed(words(&error)));
        }
    });
}

/// Lets the waiting version take over; every open tab of the site reloads with it. Without one, nothing.
pub fn apply_update() {
    let waiting = current().and_then(|offline| offline.registration.borrow().as_ref()?.waiting());
    if let Some(waiting) = waiting {
        post(&waiting, "skip-waiting");
    }
}

/// Asks the server for a new version and the worker for how things stand.
pub fn check_now() {
    let Some(offline) = current() else { return };
    let Some(registration) = offline.registration.borrow().clone() else { return };
    offline.ask(&registration);
    if let Ok(update) = registration.update() {
        spawn_local(async move {
            // Offline, there is no new version to be had, and the old one works: nothing to tell.
            let _ = JsFuture::from(update).await;
        });
    }
}

fn current() -> Option<Rc<Offline>> {
    OFFLINE.with_borrow(Option::clone)
}

/// The browser's service workers; absent over plain HTTP and in some private windows, against what the
/// binding says.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = page::window()?.navigator();
    let container = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    (!container.is_undefined() && !container.is_null()).then(|| container.unchecked_into())
}

impl Offline {
    fn tell(&self, state: OfflineState) {
        (self.on_state)(state);
    }

    async fn start(self: &Rc<Self>) -> Result<(), JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"scope".into(), &page::base_path().into())?;
        // The worker's own script is asked for anew each time, or an update would wait for the HTTP cache.
        Reflect::set(&options, &"updateViaCache".into(), &"none".into())?;
        let registered = register_script(&page::service_worker_url(), &options)?;
        let registration: ServiceWorkerRegistration = JsFuture::from(registered).await?.unchecked_into();
        self.registration.replace(Some(registration.clone()));
        if registration.waiting().is_some() && registration.active().is_some() {
            self.tell(OfflineState::UpdateWaiting);
        } else if registration.active().is_none() {
            self.tell(OfflineState::NotSaved);
        }
        self.ask(&registration);
        self.follow(registration.installing());
        let offline = Rc::clone(self);
        let watched = registration.clone();
        EventListener::new(&registration, "updatefound", move |_| offline.follow(watched.installing()))
            .forget();
        Ok(())
    }

    /// Asks the active worker what it has saved.
    fn ask(&self, registration: &ServiceWorkerRegistration) {
        if let Some(active) = registration.active() {
            post(&active, "status");
        }
    }

    /// Follows a worker through its installation.
    fn follow(self: &Rc<Self>, worker: Option<ServiceWorker>) {
        let Some(worker) = worker else { return };
        let offline = Rc::clone(self);
        let watched = worker.clone();
        EventListener::new(&worker, "statechange", move |_| match watched.state() {
            ServiceWorkerState::Installed if offline.has_active() => {
                offline.tell(OfflineState::UpdateWaiting)
            }
            ServiceWorkerState::Activated => post(&watched, "status"),
            ServiceWorkerState::Redundant if !offline.has_active() => offline.tell(OfflineState::Failed(
                "The site could not be saved for offline use. It will be tried again at the next visit."
                    .to_owned(),
            )),
            _ => {}
        })
        .forget();
    }

    fn has_active(&self) -> bool {
        self.registration.borrow().as_ref().is_some_and(|registration| registration.active().is_some())
    }

    /// Whether a version is being saved, as far as is known.
    fn is_installing(&self) -> bool {
        self.registration.borrow().as_ref().is_none_or(|registration| registration.installing().is_some())
    }

    fn is_waiting(&self) -> bool {
        self.has_active() && self.registration.borrow().as_ref().is_some_and(|r| r.waiting().is_some())
    }

    /// Listens to the worker's messages.
    fn listen(self: &Rc<Self>) {
        let offline = Rc::clone(self);
        EventListener::new(&self.container, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>()
                && let Some(state) = offline.heard(&event.data())
            {
                offline.tell(state);
            }
        })
        .forget();
    }

    /// The state that a message of the worker tells of.
    fn heard(&self, message: &JsValue) -> Option<OfflineState> {
        let field = |name: &str| Reflect::get(message, &name.into()).ok();
        let number = |name: &str| field(name).and_then(|value| value.as_f64()).unwrap_or(0.0);
        match field("type")?.as_string()?.as_str() {
            // While the page works with a saved version, a new one being saved is no news.
            "progress" if self.has_active() => None,
            // Told before the attempt ended, heard after.
            "progress" if !self.is_installing() => None,
            "progress" => Some(OfflineState::Saving {
                done: number("done") as u32,
                total: number("total") as u32,
                bytes: number("bytes") as u64,
            }),
            "status" if self.is_waiting() => Some(OfflineState::UpdateWaiting),
            "status" if field("ready")?.as_bool() == Some(true) => {
                Some(OfflineState::Ready { files: number("files") as u32, bytes: number("bytes") as u64 })
            }
            "status" => Some(OfflineState::NotSaved),
            _ => None,
        }
    }

    /// Reloads the page when another version takes over. Not when the first one does: the page that is open
    /// then is that version's already.
    fn reload_on_update(&self) {
        let container = self.container.clone();
        let controlled = RefCell::new(container.controller().is_some());
        EventListener::new(&self.container, "controllerchange", move |_| {
            if controlled.replace(container.controller().is_some()) {
                page::reload();
            }
        })
        .forget();
    }
}

fn post(worker: &ServiceWorker, kind: &str) {
    let message = Object::new();
    if Reflect::set(&message, &"type".into(), &kind.into()).is_ok() {
        // A worker that is gone cannot be told anything; its successor is asked when it is active.
        let _ = worker.post_message(&message);
    }
}

fn words(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.or_else(|| error.as_string()).unwrap_or_else(|| "The browser gave no reason.".to_owned())
}
