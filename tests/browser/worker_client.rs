//! The client of the search worker, with scripts in the worker's place.

use offprint_app::platform::worker_client::{SearchClient, WorkerError};
use offprint_search::{
    SearchRequest, SearchResponse,
    protocol::{FromWorker, Scope},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::script::{Afterwards, Heard, pause, run, set_meta, text};

const CLEAR: Afterwards =
    Afterwards("delete window.offprint; document.querySelector('meta[name=\"offprint:worker\"]')?.remove()");

/// Makes a worker that says it is ready, and then runs `on_search` for each search, with its number as `seq`
/// and its text as `message`; `answer(seq)` answers it.
fn use_worker(on_search: &str) {
    let json = |message: &FromWorker| message.encode();
    let answer = json(&FromWorker::Answer {
        scope: Scope::Collection,
        seq: 4_000_000_000,
        micros: 7,
        response: SearchResponse::default(),
    });
    let script = format!(
        "const answer = seq => postMessage({answer:?}.replace('4000000000', seq));
         onmessage = ({{ data: message }}) => {{
            const seq = Number(/^search \\w+ (\\d+) ?\\n/.exec(message)?.[1]);
            if (seq) {{ {on_search} }} else self.loads = (self.loads ?? 0) + /^load \\w+\\n{{}}$/.test(message);
         }};
         setTimeout(() => postMessage({ready:?}), 30);",
        ready = json(&FromWorker::Ready),
    );
    run("window.offprint = { worker: url => new Worker(url) }");
    let blob = js_sys::Function::new_with_args(
        "script",
        "return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))",
    );
    let url = blob.call1(&wasm_bindgen::JsValue::NULL, &script.into()).unwrap();
    set_meta("offprint:worker", &url.as_string().unwrap());
}

struct Searching {
    client: SearchClient,
    answers: Heard<u32>,
    failures: Heard<WorkerError>,
}

fn start() -> Searching {
    let client = SearchClient::start().unwrap();
    let (answers, failures) = (Heard::new(), Heard::new());
    let note = answers.note();
    client.on_message(move |message| {
        if let FromWorker::Answer { seq, .. } = message {
            note(seq);
        }
    });
    client.on_failure(failures.note());
    client.load(Scope::Collection, "{}");
    Searching { client, answers, failures }
}

impl Searching {
    fn search(&self, query: &str, seq: u32) {
        let request = SearchRequest { query: query.to_owned(), ..SearchRequest::default() };
        self.client.search(Scope::Collection, request, seq);
    }
}

#[wasm_bindgen_test]
async fn searches_sent_before_the_worker_is_ready_are_not_lost() {
    let _clear = CLEAR;
    use_worker("answer(seq)");
    let searching = start();
    searching.search("m", 1);
    pause(300).await;
    assert_eq!(searching.answers.take(), [1]);
}

#[wasm_bindgen_test]
async fn a_search_does_not_wait_for_the_answer_to_the_one_before() {
    let _clear = CLEAR;
    use_worker("if (seq === 3) answer(seq)");
    let searching = start();
    pause(150).await;
    for (query, seq) in [("m", 1), ("mu", 2), ("mul", 3)] {
        searching.search(query, seq);
    }
    pause(200).await;
    assert_eq!(searching.answers.take(), [3]);
}

#[wasm_bindgen_test]
async fn a_search_of_a_scope_without_papers_waits_for_them() {
    let _clear = CLEAR;
    use_worker("answer(seq)");
    let searching = start();
    searching.client.search(Scope::Library, SearchRequest::default(), 5);
    pause(200).await;
    assert!(searching.answers.take().is_empty());
    searching.client.load(Scope::Library, "{}");
    pause(200).await;
    assert_eq!(searching.answers.take(), [5]);
}

#[wasm_bindgen_test]
async fn a_worker_that_crashes_once_is_started_again_and_answers() {
    let _clear = Afterwards("delete window.offprint; removeEventListener('error', window.onCrash)");
    run("window.crashes = 0; addEventListener('error', window.onCrash = () => window.crashes++)");
    use_worker("throw new Error('out of memory')");
    let searching = start();
    searching.search("m", 1);
    use_worker("self.loads === 1 && answer(seq)");
    pause(500).await;
    assert_eq!(searching.answers.take(), [1]);
    assert!(searching.failures.take().is_empty());
    assert_eq!(text("String(crashes)"), "0", "the page's rescue screen is not called");
}

#[wasm_bindgen_test]
async fn a_search_that_crashes_the_worker_each_time_is_told_and_the_next_one_works() {
    let _clear = CLEAR;
    use_worker("if (message.includes('poison')) throw new Error('boom'); answer(seq)");
    let searching = start();
    searching.search("poison", 1);
    pause(600).await;
    let failures = searching.failures.take();
    assert!(
        matches!(failures.as_slice(), [WorkerError::Crashed(reason)] if reason.contains("boom")),
        "{failures:?}"
    );
    searching.search("multi", 2);
    pause(300).await;
    assert_eq!(searching.answers.take(), [2]);
}

#[wasm_bindgen_test]
fn a_worker_that_cannot_be_started_is_told() {
    let _clear = CLEAR;
    run("window.offprint = { worker: () => { throw new TypeError('refused') } }");
    assert_eq!(SearchClient::start().err(), Some(WorkerError::Start("refused".to_owned())));
}
