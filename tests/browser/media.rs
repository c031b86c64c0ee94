//! Media queries hold or do not, and their changes are told.

use offprint_app::platform::media;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, Heard, run};

#[wasm_bindgen_test]
fn a_query_holds_or_not_and_nonsense_does_not() {
    assert!(media::matches("(min-width: 1px)"));
    assert!(!media::matches("(min-width: 100000px)"));
    assert!(!media::matches("(((nonsense"));
}

#[wasm_bindgen_test]
fn a_change_is_told_until_the_listener_is_dropped() {
    let _restore = Afterwards("delete window.matchMedia");
    run("window.fakeQuery = Object.assign(new EventTarget(), { matches: false });
         window.matchMedia = () => window.fakeQuery;");
    let change = "fakeQuery.matches = !fakeQuery.matches; fakeQuery.dispatchEvent(new Event('change'))";
    let heard = Heard::new();
    let listener = media::on_change("(min-width: 60rem)", heard.note());
    run(change);
    run(change);
    assert_eq!(heard.take(), [true, false]);
    drop(listener);
    run(change);
    assert!(heard.take().is_empty());
}
