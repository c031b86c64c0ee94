//! Working offline: what is kept of the site in this browser, and its updates.
//!
//! `public/offline.js` registers the service worker and follows it; it is loaded when the page is ready, so that
//! saving does not compete with what the reader waits for. It is reached through the page's own script
//! (`offprint.offline`), which holds the Trusted Types policy for the worker's address. Commands go there by name;
//! what comes back is a text with one field per line, see [`OfflineCopy::parse`].

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};

/// What the page can truthfully say about working offline.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OfflineState {
    /// This browser, or this way of opening the page, has no service workers.
    Unsupported,
    /// Nothing is saved yet.
    #[default]
    NotSaved,
    /// The reader wants nothing to be saved.
    Removed,
    /// The site is being saved.
    Saving,
    /// Everything is saved and checked: the network can go.
    Ready,
    /// A new version is saved and waits for [`Command::Update`]; the page works with the old one until then.
    UpdateWaiting,
    /// Saving failed.
    Failed,
}

/// The copy of the site in this browser.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OfflineCopy {
    /// How far it has come.
    pub state: OfflineState,
    /// Files saved.
    pub files: u64,
    /// Files in all, while they are being saved.
    pub total: u64,
    /// Bytes saved.
    pub bytes: u64,
    /// Of these the program's, the papers', the fonts' and everything else's.
    pub kinds: [u64; 4],
    /// Whether the site's server could not be reached when it was last asked.
    pub unreachable: bool,
    /// Whether the browser offers to install the site: 0 no, 1 yes, 2 yes and it is to be shown beside the state.
    pub install: u64,
    /// When the server was last asked for a new version, in milliseconds since 1970-01-01 UTC; 0 if never.
    pub checked: u64,
    /// What went wrong last, for the reader; empty if nothing did.
    pub reason: String,
}

/// What the reader can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Let the waiting version take over; every open tab of the site reloads with it.
    Update,
    /// Ask the server for a new version and the worker for how things stand.
    Check,
    /// Remove the copy and keep none.
    Remove,
    /// Keep a copy again.
    Keep,
    /// Install the site as an app.
    Install,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = offprint, js_name = offline, catch)]
    fn run(command: &str, tell: &Function) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = offprint, js_name = offline, catch)]
    fn send(command: &str) -> Result<JsValue, JsValue>;
}

impl OfflineCopy {
    /// Reads what `offline.js` tells: state, files, total, bytes, four kinds, reached, install, checked, reason.
    /// What is missing is zero or empty.
    pub fn parse(text: &str) -> Self {
        let mut fields = text.split('\n');
        let state = match fields.next().unwrap_or_default() {
            "unsupported" => OfflineState::Unsupported,
            "removed" => OfflineState::Removed,
            "saving" => OfflineState::Saving,
            "ready" => OfflineState::Ready,
            "update" => OfflineState::UpdateWaiting,
            "failed" => OfflineState::Failed,
            _ => OfflineState::NotSaved,
        };
        let mut number = || fields.next().and_then(|field| field.parse().ok()).unwrap_or(0);
        Self {
            state,
            files: number(),
            total: number(),
            bytes: number(),
            kinds: [number(), number(), number(), number()],
            unreachable: number() == 0,
            install: number(),
            checked: number(),
            reason: fields.next().unwrap_or_default().to_owned(),
        }
    }
}

/// Starts keeping the site, unless the reader wants no copy, and calls `on_change` with how things stand, now and
/// whenever that changes, for as long as the page lives. To be called once, when the page is ready.
pub fn register(on_change: impl Fn(OfflineCopy) + 'static) {
    let tell = Closure::<dyn Fn(String)>::new(move |text: String| on_change(OfflineCopy::parse(&text)));
    // A page without its script has said so already, on the rescue screen.
    let _ = run("start", tell.as_ref().unchecked_ref());
    tell.forget();
}

/// Carries out what the reader asked for; how it went is told like every change.
pub fn command(command: Command) {
    let name = match command {
        Command::Update => "update",
        Command::Check => "check",
        Command::Remove => "remove",
        Command::Keep => "keep",
        Command::Install => "install",
    };
    let _ = send(name);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_field_and_what_is_missing_is_nothing() {
        let told = "ready\n21\n0\n900\n500\n200\n150\n50\n1\n2\n1777802400000\nno room";
        let copy = OfflineCopy {
            state: OfflineState::Ready,
            files: 21,
            total: 0,
            bytes: 900,
            kinds: [500, 200, 150, 50],
            unreachable: false,
            install: 2,
            checked: 1_777_802_400_000,
            reason: "no room".into(),
        };
        assert_eq!(OfflineCopy::parse(told), copy);
        let failed = OfflineCopy { state: OfflineState::Failed, unreachable: true, ..Default::default() };
        assert_eq!(OfflineCopy::parse("failed"), failed);
        assert_eq!(OfflineCopy::parse("").state, OfflineState::NotSaved);
    }
}
