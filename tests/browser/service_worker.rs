//! What the page says about working offline, with a fake of the browser's registration.

use offprint_app::platform::service_worker::{self, OfflineState};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, Heard, pause, run, text};

const RESTORE: Afterwards = Afterwards("delete navigator.serviceWorker; delete window.offprint");

/// A fake registration. `sw(state)` makes a worker that notes what it is told in `told`; `say(message)` is a
/// worker speaking to the page.
fn fake(registration: &str) {
    run(&format!(
        "window.told = [];
         window.sw = state => Object.assign(new EventTarget(), {{ state, postMessage: m => told.push(m.type) }});
         window.container = Object.assign(new EventTarget(), {{ controller: null }});
         Object.defineProperty(navigator, 'serviceWorker', {{ configurable: true, value: container }});
         window.registration = Object.assign(new EventTarget(),
            {{ active: null, waiting: null, installing: null, update: async () => told.push('update') }}, {registration});
         window.offprint = {{ register: async (url, options) => {{ window.asked = url + ' ' + options.scope; return registration }} }};
         window.say = data => container.dispatchEvent(new MessageEvent('message', {{ data }}));
         window.becomes = (worker, state) => {{ worker.state = state; worker.dispatchEvent(new Event('statechange')) }};"
    ));
}

async fn register() -> Heard<OfflineState> {
    let heard = Heard::new();
    service_worker::register(heard.note());
    pause(20).await;
    heard
}

#[wasm_bindgen_test]
async fn a_browser_without_service_workers_is_told() {
    let _restore = RESTORE;
    run("Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: undefined })");
    assert_eq!(register().await.take(), [OfflineState::Unsupported]);
}

#[wasm_bindgen_test]
async fn a_refused_registration_is_told_with_its_reason() {
    let _restore = RESTORE;
    fake("{}");
    run("offprint.register = async () => { throw new TypeError('address refused') }");
    assert_eq!(register().await.take(), [OfflineState::Failed("address refused".to_owned())]);
}

#[wasm_bindgen_test]
async fn a_first_visit_goes_from_nothing_over_saving_to_ready_without_a_reload() {
    let _restore = RESTORE;
    fake("{ installing: sw('installing') }");
    let heard = register().await;
    assert_eq!(text("asked"), "/sw.js /");
    assert_eq!(heard.take(), [OfflineState::NotSaved]);
    run("say({ type: 'progress', done: 3, total: 20, bytes: 1000 })");
    assert_eq!(heard.take(), [OfflineState::Saving { done: 3, total: 20, bytes: 1000 }]);
    run("registration.active = registration.installing; registration.installing = null;
         becomes(registration.active, 'installed'); becomes(registration.active, 'activated');
         container.controller = registration.active; container.dispatchEvent(new Event('controllerchange'))");
    assert_eq!(text("told.join()"), "status");
    heard.take();
    run(
        "say({ type: 'status', version: 'v', files: 20, bytes: 4000, ready: true }); say({ type: 'other' }); say(null)",
    );
    assert_eq!(heard.take(), [OfflineState::Ready { files: 20, bytes: 4000 }]);
}

#[wasm_bindgen_test]
async fn a_failed_first_installation_is_told_and_a_failed_update_is_not() {
    let _restore = RESTORE;
    for (active, told) in [("null", 1), ("sw('activated')", 0)] {
        fake(&format!("{{ installing: sw('installing'), active: {active} }}"));
        let heard = register().await;
        heard.take();
        run("becomes(registration.installing, 'redundant')");
        let failed = heard.take().iter().filter(|state| matches!(state, OfflineState::Failed(_))).count();
        assert_eq!(failed, told, "{active}");
    }
}

#[wasm_bindgen_test]
async fn an_update_waits_until_the_reader_takes_it() {
    let _restore = RESTORE;
    fake("{ active: sw('activated') }");
    let heard = register().await;
    run("registration.installing = sw('installing'); registration.dispatchEvent(new Event('updatefound'));
         say({ type: 'progress', done: 1, total: 2, bytes: 5 })");
    assert!(heard.take().is_empty(), "the page works with what is saved while a new version is");
    run("registration.waiting = registration.installing; registration.installing = null; told = [];
         becomes(registration.waiting, 'installed'); say({ type: 'status', files: 2, bytes: 5, ready: true })");
    assert_eq!(heard.take(), [OfflineState::UpdateWaiting, OfflineState::UpdateWaiting]);
    service_worker::apply_update();
    assert_eq!(text("told.join()"), "skip-waiting");
}

#[wasm_bindgen_test]
async fn an_incomplete_copy_is_not_called_ready() {
    let _restore = RESTORE;
    fake("{ active: sw('activated') }");
    let heard = register().await;
    run("told = []");
    service_worker::check_now();
    pause(20).await;
    assert_eq!(text("told.join()"), "status,update");
    run("say({ type: 'status', files: 19, bytes: 4000, ready: false })");
    assert_eq!(heard.take(), [OfflineState::NotSaved]);
}
