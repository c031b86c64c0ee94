//! The worker's global scope: one message in, a file's name and bytes, and one text out.

use js_sys::{Array, Uint8Array, global};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Listens to the page. Runs when the module is loaded.
///
/// # Errors
/// The module was loaded outside a dedicated worker.
#[wasm_bindgen(start)]
pub fn start() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = global().dyn_into()?;
    let page = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Ok(file) = event.data().dyn_into::<Array>() else { return };
        let name = file.get(0).as_string().unwrap_or_default();
        let bytes = Uint8Array::new(&file.get(1)).to_vec();
        let answer = crate::read(&name, &bytes).encode();
        // Posting a string to the page that started the worker cannot fail.
        let _ = page.post_message(&JsValue::from_str(&answer));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    Ok(())
}
