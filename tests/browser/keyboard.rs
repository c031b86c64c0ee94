//! Keys say whether they belong to a text being typed, and are kept from the browser when handled.

use offprint_app::platform::keyboard::{KeyPress, on_keydown};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, Heard, holds, run};

/// Presses a key on the element that the script gives; says whether the browser may go on with it.
fn press(element: &str, options: &str) -> bool {
    holds(&format!(
        "({element}).dispatchEvent(new KeyboardEvent('keydown',
            {{ bubbles: true, cancelable: true, composed: true, ...{options} }}))"
    ))
}

#[wasm_bindgen_test]
fn keys_in_text_fields_are_told_from_others() {
    let _clear = Afterwards("document.querySelector('#keys').remove()");
    run("document.body.insertAdjacentHTML('beforeend', `<div id=keys><input><input type=search><input type=checkbox>
        <textarea></textarea><select></select><button></button><div contenteditable><b></b></div></div>`)");
    let heard: Heard<KeyPress> = Heard::new();
    let note = heard.note();
    let _listener = on_keydown(move |key| {
        note(key.clone());
        false
    });
    for (selector, text) in [
        ("input", true),
        ("[type=search]", true),
        ("[type=checkbox]", false),
        ("textarea", true),
        ("select", true),
        ("button", false),
        ("[contenteditable] b", true),
    ] {
        assert!(press(&format!("document.querySelector('#keys {selector}')"), "{ key: 's' }"));
        assert_eq!(heard.take()[0].in_text_field, text, "{selector}");
    }
    press("document.body", "{ key: 's' }");
    assert!(!heard.take()[0].in_text_field);
}

#[wasm_bindgen_test]
fn a_handled_key_goes_no_further_and_others_do() {
    let listener = on_keydown(|key| key.key == "k" && key.ctrl_or_meta && !key.alt && !key.shift);
    for modifier in ["ctrlKey", "metaKey"] {
        assert!(!press("document.body", &format!("{{ key: 'k', {modifier}: true }}")));
    }
    assert!(press("document.body", "{ key: 'k' }"));
    assert!(press("document.body", "{ key: 'k', ctrlKey: true, shiftKey: true }"));
    drop(listener);
    assert!(press("document.body", "{ key: 'k', ctrlKey: true }"));
}

#[wasm_bindgen_test]
fn keys_of_an_input_method_and_keys_dealt_with_by_the_page_are_left_alone() {
    let _clear = Afterwards("removeEventListener('keydown', window.mine, true)");
    let heard: Heard<KeyPress> = Heard::new();
    let note = heard.note();
    let _listener = on_keydown(move |key| {
        note(key.clone());
        true
    });
    assert!(press("document.body", "{ key: 'Enter', isComposing: true }"));
    run("document.body.dispatchEvent(new Event('keydown', { bubbles: true }))");
    run("window.mine = e => e.preventDefault(); addEventListener('keydown', window.mine, true)");
    press("document.body", "{ key: 'j' }");
    assert!(heard.take().is_empty());
}
