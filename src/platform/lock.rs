//! Taking turns with the other tabs of this origin (Web Locks, <https://w3c.github.io/web-locks/>).

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

use super::page;

/// The one lock for what is kept.
const NAME: &str = "offprint/library";

/// Runs `turn` while no other tab of this origin has its turn. Where the browser has no locks, it runs at once.
///
/// `turn` must not wait for anything: what it does, it does before it returns.
pub async fn in_turn(turn: impl FnOnce() + 'static) {
    let turn = Closure::once(move |_lock: JsValue| turn());
    match request(turn.as_ref().unchecked_ref()) {
        Some(promise) => {
            // If the browser refuses the lock, the turn must be had all the same: nothing may stay unsaved.
            if JsFuture::from(promise).await.is_err() {
                run(&turn);
            }
        }
        None => run(&turn),
    }
}

/// Once only: a closure that has run refuses the second time, and that is no matter.
fn run(turn: &Closure<dyn FnMut(JsValue)>) {
    let _ = turn.as_ref().unchecked_ref::<Function>().call1(&JsValue::NULL, &JsValue::NULL);
}

fn request(turn: &Function) -> Option<Promise> {
    let locks = Reflect::get(&page::window()?.navigator(), &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call2(&locks, &NAME.into(), turn).ok()?.dyn_into().ok()
}
