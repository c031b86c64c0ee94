//! Every way in which a file can fail to come has its own words, and passing failures get a second attempt.

use offprint_app::platform::fetch::{FetchError, text, text_within};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, holds, run};

const RESTORE: Afterwards =
    Afterwards("delete navigator.onLine; if (window.realFetch) window.fetch = window.realFetch");

/// Puts a fake in the place of `fetch`; `n` is the number of the call, from 1.
fn fake(answer: &str) {
    run(&format!(
        "window.realFetch ??= window.fetch; window.calls = 0;
         window.fetch = async (url, options) => {{ const n = ++window.calls; {answer} }}"
    ));
}

#[wasm_bindgen_test]
async fn a_file_comes_as_its_text() {
    assert_eq!(text("data:application/json,%7B%22a%22:%22%C3%A9%22%7D").await, Ok(r#"{"a":"é"}"#.to_owned()));
}

#[wasm_bindgen_test]
async fn a_missing_file_is_told_at_once() {
    let _restore = RESTORE;
    fake("return new Response('', { status: 404 })");
    assert_eq!(text("x.json").await, Err(FetchError::Status(404)));
    assert!(holds("calls === 1"));
}

#[wasm_bindgen_test]
async fn a_server_that_stumbles_is_asked_once_more() {
    let _restore = RESTORE;
    for stumble in ["return new Response('', { status: 503 })", "throw new TypeError('reset')"] {
        fake(&format!("if (n == 1) {{ {stumble} }} return new Response('[]')"));
        assert_eq!(text("x.json").await, Ok("[]".to_owned()));
        fake(stumble);
        assert!(text("x.json").await.is_err());
        assert!(holds("calls === 2"));
    }
}

#[wasm_bindgen_test]
async fn a_web_page_in_the_place_of_a_file_is_refused() {
    let _restore = RESTORE;
    fake(
        "return new Response('<!doctype html>', { headers: { 'content-type': 'Text/HTML; charset=utf-8' } })",
    );
    let error = text("x.json").await.unwrap_err();
    assert!(error.to_string().starts_with("A web page came instead"), "{error}");
}

#[wasm_bindgen_test]
async fn a_server_that_never_answers_is_given_up_and_the_request_ended() {
    let _restore = RESTORE;
    fake(
        "window.aborted = 0;
         return new Promise((_, reject) => options.signal.addEventListener('abort', () => {
             window.aborted++; reject(options.signal.reason) }))",
    );
    assert_eq!(text_within("x.json", 30).await, Err(FetchError::TimedOut));
    assert!(holds("calls === 2 && aborted === 1"), "each attempt resets the count and ends");
}

#[wasm_bindgen_test]
async fn without_a_network_the_reader_is_told_that_they_are_offline() {
    let _restore = RESTORE;
    fake("throw new TypeError('Failed to fetch')");
    assert_eq!(text("x.json").await, Err(FetchError::Network("Failed to fetch".to_owned())));
    run("Object.defineProperty(navigator, 'onLine', { value: false, configurable: true }); calls = 0");
    assert_eq!(text("x.json").await, Err(FetchError::Offline));
    assert!(holds("calls === 1"));
}
