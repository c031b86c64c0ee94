//! Files that the reader opens with the installed app (Launch Handler, <https://wicg.github.io/web-app-launch/>).

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::{chosen_file::ChosenFile, page};

/// Calls `f` with the files that the app is opened with, now and later. Where the browser has no such thing, never.
pub fn on_files(f: impl Fn(Vec<ChosenFile>) + Clone + 'static) {
    let Some(queue) = page::window().and_then(|window| Reflect::get(&window, &"launchQueue".into()).ok())
    else {
        return;
    };
    let Some(set) = method(&queue, "setConsumer") else { return };
    let consumer = Closure::<dyn Fn(JsValue)>::new(move |launched: JsValue| {
        let handles = Reflect::get(&launched, &"files".into()).unwrap_or(JsValue::UNDEFINED);
        let f = f.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let mut files = Vec::new();
            for handle in Array::from(&handles).iter() {
                files.extend(file(&handle).await.map(ChosenFile::new));
            }
            if !files.is_empty() {
                f(files);
            }
        });
    });
    // Where it is refused, the app was opened without files.
    let _ = set.call1(&queue, consumer.as_ref());
    consumer.forget();
}

async fn file(handle: &JsValue) -> Option<File> {
    let promise: Promise = method(handle, "getFile")?.call0(handle).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

fn method(target: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(target, &name.into()).ok()?.dyn_into().ok()
}
