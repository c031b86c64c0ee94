//! User Timing, which the measurements read, and the moment after a paint.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Performance;

use super::page;

/// How long a moment is after which a browser is taken to be idle, in milliseconds.
const IDLE_WITHIN: i32 = 300;

fn performance() -> Option<Performance> {
    page::window()?.performance()
}

/// Milliseconds since the page began to load, on the clock of marks and measures.
pub fn now() -> f64 {
    performance().map_or(0.0, |performance| performance.now())
}

/// Sets a mark at this moment.
pub fn mark(name: &str) {
    if let Some(performance) = performance() {
        // A mark that the browser refuses is a measurement lost and nothing else.
        let _ = performance.mark(name);
    }
}

/// Notes a measure from `start_ms` to `end_ms`, both on the clock of [`now`].
pub fn measure(name: &str, start_ms: f64, end_ms: f64) {
    let Some(performance) = performance() else { return };
    // The binding knows `measure` with the names of marks only; with times it takes an object.
    let times = Object::new();
    let set = |key: &str, value: f64| Reflect::set(&times, &key.into(), &value.into()).is_ok();
    if let (true, true, Ok(measure)) = (
        set("start", start_ms.max(0.0)),
        set("end", end_ms.max(0.0)),
        Reflect::get(&performance, &"measure".into()),
    ) && let Some(measure) = measure.dyn_ref::<Function>()
    {
        // As with `mark`.
        let _ = measure.call2(&performance, &name.into(), &times);
    }
}

/// Calls `f` once, in a task of its own, after what waits to be done now.
pub fn next_task(f: impl FnOnce() + 'static) {
    post(&Closure::once_into_js(f));
}

/// Calls `f` once, right after the frame is painted that shows what changes now: in the first task that follows it.
/// In a hidden tab, that is when the tab is shown again.
pub fn after_paint(f: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(f);
    if in_frame() {
        post(&run);
    } else if let Some(window) = page::window() {
        let post = Closure::once_into_js(move || post(&run));
        // Fails only where there are no frames to wait for.
        let _ = window.request_animation_frame(post.unchecked_ref());
    }
}

/// Has a function called in a task of its own, by the page's script; without that, by a timer.
fn post(run: &JsValue) {
    if let Some(next) = script("next") {
        // An exception of the function is the page's panic hook's to report.
        let _ = next.call1(&JsValue::NULL, run);
    } else if let Some(window) = page::window() {
        let _ = window.set_timeout_with_callback(run.unchecked_ref());
    }
}

/// Calls `f` once, when the browser has nothing better to do; where it does not say when that is, after a moment.
pub fn when_idle(f: impl FnOnce() + 'static) {
    let run = Closure::once_into_js(f);
    if let Some(window) = page::window() {
        let run = run.unchecked_ref::<Function>();
        if window.request_idle_callback(run).is_err() {
            // Without timers nothing of a page works.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(run, IDLE_WITHIN);
        }
    }
}

/// Whether the page's script says that the frame at hand is not painted yet.
fn in_frame() -> bool {
    script("inFrame").and_then(|says| says.call0(&JsValue::NULL).ok()).is_some_and(|says| says.is_truthy())
}

/// A function of the page's script, `offprint`.
fn script(name: &str) -> Option<Function> {
    let script = Reflect::get(&js_sys::global(), &"offprint".into()).ok()?;
    Reflect::get(&script, &name.into()).ok()?.dyn_into().ok()
}
