//! Copying works the new way, the old way, or says that it did not.

use offprint_app::platform::clipboard::copy;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, holds, run, text};

const RESTORE: Afterwards = Afterwards(
    "delete navigator.clipboard; delete document.execCommand; document.querySelector('#held')?.remove()",
);

fn clipboard(value: &str) {
    run(&format!("Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {value} }})"));
}

#[wasm_bindgen_test]
async fn the_clipboard_is_used_where_there_is_one() {
    let _restore = RESTORE;
    clipboard("{ writeText: async text => { window.copied = text } }");
    assert_eq!(copy("@misc{ré}").await, Ok(()));
    assert_eq!(text("copied"), "@misc{ré}");
}

#[wasm_bindgen_test]
async fn without_one_the_text_is_copied_by_selection_and_the_focus_returns() {
    let _restore = RESTORE;
    run(
        "document.body.append(Object.assign(document.createElement('button'), { id: 'held' })); held.focus();
         document.execCommand = () => { window.copied = document.activeElement.value; return true }",
    );
    for value in ["undefined", "{ writeText: async () => { throw new Error('refused') } }"] {
        clipboard(value);
        run("window.copied = ''");
        assert_eq!(copy("two\nlines").await, Ok(()));
        assert_eq!(text("copied"), "two\nlines");
        assert!(holds("document.activeElement === held && !document.querySelector('textarea')"));
    }
}

#[wasm_bindgen_test]
async fn a_refusal_is_told() {
    let _restore = RESTORE;
    clipboard("undefined");
    run("document.execCommand = () => false");
    assert_eq!(copy("x").await, Err("The browser did not allow copying.".to_owned()));
}
