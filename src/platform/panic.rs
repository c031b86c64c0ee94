//! What happens when the app breaks: the page's rescue screen is called.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

use super::page;

/// Makes a panic dispatch `offprint:panic` on the window, with the message and the place as `detail`. The
/// page's own script listens and shows the rescue screen, as after a panic nothing of the app runs any more.
pub fn set_hook() {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        let details = CustomEventInit::new();
        details.set_detail(&JsValue::from_str(&message));
        if let (Some(window), Ok(event)) =
            (page::window(), CustomEvent::new_with_event_init_dict("offprint:panic", &details))
        {
            // Nobody is left to be told of a second failure.
            let _ = window.dispatch_event(&event);
        }
    }));
}
