//! Clicks on links that the app follows itself.

use web_sys::MouseEvent;

/// Whether the app is to follow this click on one of its links. The browser keeps clicks that ask for a new
/// tab, a new window or a download; for the others its own navigation is prevented.
pub fn take_click(event: &MouseEvent) -> bool {
    let plain = event.button() == 0
        && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
        && !event.default_prevented();
    if plain {
        event.prevent_default();
    }
    plain
}
