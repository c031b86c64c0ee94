//! Numbers that nobody can foresee, and no other tab draws.

use js_sys::{Function, Reflect, Uint32Array};
use wasm_bindgen::JsCast;

use super::page;

/// A random number from the browser's generator for secrets; where that is missing, from its ordinary one.
pub fn number() -> u32 {
    secret().unwrap_or_else(|| (js_sys::Math::random() * 4_294_967_296.0) as u32)
}

fn secret() -> Option<u32> {
    let crypto = Reflect::get(&page::window()?.into(), &"crypto".into()).ok()?;
    let fill: Function = Reflect::get(&crypto, &"getRandomValues".into()).ok()?.dyn_into().ok()?;
    let numbers = Uint32Array::new_with_length(1);
    fill.call1(&crypto, &numbers).ok()?;
    Some(numbers.get_index(0))
}
