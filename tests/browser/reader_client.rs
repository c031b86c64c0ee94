//! The client of the worker that reads files, with scripts in the worker's place.

use offprint_app::platform::{
    chosen_file::Content,
    reader_client::{ReaderError, read, read_within},
};
use offprint_interchange::{Contents, Outcome};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, holds, pause, run, set_meta, text};

const CLEAR: Afterwards = Afterwards(
    "delete window.offprint; delete window.ended; document.querySelector('meta[name=\"offprint:reader\"]')?.remove()",
);

/// Makes a worker that runs `on_file` for its message, with the file's name and bytes as `name` and `buffer`.
fn use_worker(on_file: &str) {
    run("window.ended = 0; window.offprint = { reader: url => {
            const worker = new Worker(url, { type: 'module' }), end = worker.terminate.bind(worker);
            worker.terminate = () => { window.ended++; end(); };
            return worker;
        } }");
    let script = format!("onmessage = ({{ data: [name, buffer] }}) => {{ {on_file} }}");
    let blob = js_sys::Function::new_with_args(
        "script",
        "return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))",
    );
    let url = blob.call1(&wasm_bindgen::JsValue::NULL, &script.into()).unwrap();
    set_meta("offprint:reader", &url.as_string().unwrap());
}

#[wasm_bindgen_test]
async fn a_file_is_handed_over_and_the_worker_ends_with_the_answer() {
    let _clear = CLEAR;
    use_worker("postMessage(JSON.stringify({ refused: name + ': ' + new TextDecoder().decode(buffer) }))");
    let outcome = read("x.bib", Content::of_text("héllo")).await;
    assert_eq!(outcome, Ok(Outcome::Refused("x.bib: héllo".to_owned())));
    assert_eq!(text("String(ended)"), "1");
    let empty = Outcome::Read(Contents::default()).encode();
    use_worker(&format!("postMessage({empty:?})"));
    assert_eq!(read("x", Content::of_text("")).await, Ok(Outcome::Read(Contents::default())));
}

#[wasm_bindgen_test]
async fn what_goes_wrong_is_told_and_the_worker_is_ended() {
    let _clear = CLEAR;
    use_worker("throw new Error('out of memory')");
    let crashed = read("x", Content::of_text("x")).await;
    assert!(matches!(&crashed, Err(ReaderError::Crashed(words)) if words.contains("memory")), "{crashed:?}");
    use_worker("postMessage('ready')");
    assert!(matches!(read("x", Content::of_text("x")).await, Err(ReaderError::Misunderstood(_))));
    use_worker("for (;;);");
    assert_eq!(read_within("x", Content::of_text("x"), 200).await, Err(ReaderError::TimedOut));
    assert!(holds("ended === 1"));
    use_worker("");
    set_meta("offprint:reader", "/nowhere/reader.js");
    assert_eq!(read("x", Content::of_text("x")).await, Err(ReaderError::NotHere));
    run("window.offprint = { reader: () => { throw new TypeError('refused') } }");
    let refused = read("x", Content::of_text("x")).await;
    assert_eq!(refused, Err(ReaderError::Start("refused".to_owned())));
}

#[wasm_bindgen_test]
async fn whoever_drops_the_future_ends_the_worker() {
    let _clear = CLEAR;
    use_worker("for (;;);");
    let (reading, handle) = futures_util::future::abortable(read("x", Content::of_text("x")));
    wasm_bindgen_futures::spawn_local(async move { drop(reading.await) });
    pause(100).await;
    assert!(holds("ended === 0"));
    handle.abort();
    pause(50).await;
    assert!(holds("ended === 1"));
}
