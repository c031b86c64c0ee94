//! Scripts that set the stage: elements, fakes of what a browser would refuse or take too long for.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Runs a script in the page and gives its value.
pub fn run(script: &str) -> JsValue {
    js_sys::eval(script).unwrap_or_else(|error| panic!("{script}: {error:?}"))
}

/// The value of a script as text.
pub fn text(script: &str) -> String {
    run(script).as_string().unwrap_or_default()
}

/// Whether a script's value is `true`.
pub fn holds(script: &str) -> bool {
    run(script) == JsValue::TRUE
}

/// Waits for the promise that a script gives.
pub async fn wait(script: &str) -> JsValue {
    JsFuture::from(js_sys::Promise::from(run(script))).await.unwrap()
}

/// Lets timers and messages run for some milliseconds.
pub async fn pause(milliseconds: u32) {
    gloo_timers::future::TimeoutFuture::new(milliseconds).await;
}

/// Sets the content of a `<meta>` of the page, in the place of an earlier one.
pub fn set_meta(name: &str, content: &str) {
    let (name, content) = (JsValue::from(name), JsValue::from(content));
    let set = js_sys::Function::new_with_args(
        "name, content",
        "document.querySelector(`meta[name=\"${name}\"]`)?.remove();
         document.head.append(Object.assign(document.createElement('meta'), { name, content }));",
    );
    set.call2(&JsValue::NULL, &name, &content).unwrap();
}

/// Collects what a callback is called with.
pub struct Heard<T>(Rc<RefCell<Vec<T>>>);

impl<T: 'static> Heard<T> {
    pub fn new() -> Self {
        Self(Rc::default())
    }

    /// A callback that notes what it gets.
    pub fn note(&self) -> impl Fn(T) + 'static {
        let heard = Rc::clone(&self.0);
        move |value| heard.borrow_mut().push(value)
    }

    /// What was noted since the last time.
    pub fn take(&self) -> Vec<T> {
        self.0.take()
    }
}

/// Runs a script when dropped, to take a fake away also when the test fails.
pub struct Afterwards(pub &'static str);

impl Drop for Afterwards {
    fn drop(&mut self) {
        run(self.0);
    }
}
