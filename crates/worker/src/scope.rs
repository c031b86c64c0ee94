//! The worker's global scope: messages in and out, and turns of the event loop between them.

use std::cell::RefCell;

use js_sys::global;
#[cfg(feature = "files")]
use js_sys::{Array, Uint8Array};
use offprint_search::protocol::{FromWorker, ProtocolError};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent};

/// The desk of this build.
type Desk = crate::Desk<{ cfg!(feature = "files") }>;

/// Everything that lives as long as the worker.
struct Worker {
    scope: DedicatedWorkerGlobalScope,
    desk: Desk,
    /// A message to itself, sent through here, comes back after those that are already on their way.
    turns: MessageChannel,
    /// Whether such a message is on its way.
    turning: bool,
}

thread_local! {
    static WORKER: RefCell<Option<Worker>> = const { RefCell::new(None) };
}

/// Listens to the page. Runs when the module is loaded.
///
/// # Errors
/// The module was loaded outside a dedicated worker.
#[wasm_bindgen(start)]
pub fn start() -> Result<(), JsValue> {
    let scope: DedicatedWorkerGlobalScope = global().dyn_into()?;
    let turns = MessageChannel::new()?;
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let data = event.data();
        if let Some(text) = data.as_string() {
            with_worker(|worker| worker.take(&text));
        }
        #[cfg(feature = "files")]
        if let Ok(file) = data.dyn_into::<Array>() {
            let header = file.get(0).as_string().unwrap_or_default();
            let bytes = Uint8Array::new(&file.get(1)).to_vec();
            with_worker(|worker| worker.take_file(&header, bytes));
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let on_turn = Closure::<dyn FnMut()>::new(|| with_worker(Worker::turn));
    turns.port2().set_onmessage(Some(on_turn.as_ref().unchecked_ref()));
    on_turn.forget();
    let worker = Worker { scope, desk: Desk::default(), turns, turning: false };
    worker.post(&FromWorker::Ready);
    WORKER.with_borrow_mut(|slot| *slot = Some(worker));
    Ok(())
}

fn with_worker(act: impl FnOnce(&mut Worker)) {
    WORKER.with_borrow_mut(|worker| {
        if let Some(worker) = worker {
            act(worker);
        }
    });
}

impl Worker {
    fn take(&mut self, text: &str) {
        let scope = self.scope.clone();
        let taken = self.desk.take(text, &|| now(&scope));
        self.reply(taken);
    }

    #[cfg(feature = "files")]
    fn take_file(&mut self, header: &str, bytes: Vec<u8>) {
        let scope = self.scope.clone();
        let taken = self.desk.take_file(header, bytes, &|| now(&scope));
        self.reply(taken.map(Some));
    }

    fn reply(&mut self, taken: Result<Option<FromWorker>, ProtocolError>) {
        match taken {
            Ok(Some(reply)) => self.post(&reply),
            Ok(None) => {}
            Err(error) => wasm_bindgen::throw_str(&error.to_string()),
        }
        self.schedule();
    }

    /// Answers one search, after all messages that had arrived when it was scheduled.
    fn turn(&mut self) {
        self.turning = false;
        let scope = self.scope.clone();
        match self.desk.answer(&|| now(&scope)) {
            Some(answer) => self.post(&answer),
            None => self.desk.warm_up(),
        }
        self.schedule();
    }

    /// Asks for a turn of the event loop if there is anything to do in it.
    fn schedule(&mut self) {
        if (self.desk.has_work() || self.desk.is_cold()) && !self.turning {
            self.turning = self.turns.port1().post_message(&JsValue::NULL).is_ok();
        }
    }

    fn post(&self, message: &FromWorker) {
        // Posting a string to the page that started the worker cannot fail.
        let _ = self.scope.post_message(&JsValue::from_str(&message.encode()));
    }
}

/// Milliseconds since the worker started.
fn now(scope: &DedicatedWorkerGlobalScope) -> f64 {
    scope.performance().map_or(0.0, |clock| clock.now())
}
