//! The page's end of the search worker.
//!
//! Messages are texts, see [`offprint_search::protocol`]. The worker is started through the page's own script
//! (`offprint.worker`), which holds the Trusted Types policy for exactly that address. Should it crash, it is
//! started again, gets its papers again, and answers the newest search; should it crash over that search as
//! well, the caller is told, and the next search tries once more.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::{EventListener, EventListenerOptions};
use offprint_search::{
    SearchRequest,
    protocol::{FromWorker, Scope, ToWorker},
};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::spawn_local;
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};

use super::{page, words, worker_queue::Queue};

/// Why the search does not run, in words for the reader.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkerError {
    /// The browser did not start the worker. The browser's own words.
    #[error("The search could not be started ({0}). Reload the page to try again.")]
    Start(String),
    /// The worker crashed, and again when it was started anew. The browser's own words.
    #[error("The search stopped working ({0}). It starts again with your next search.")]
    Crashed(String),
    /// The worker said something that this page does not understand, as after an update.
    #[error("The search and this page do not belong together ({0}). Reload the page.")]
    Misunderstood(String),
}

#[wasm_bindgen]
extern "C" {
    /// `new Worker`, behind the page's Trusted Types policy.
    #[wasm_bindgen(js_namespace = offprint, js_name = worker, catch)]
    fn start_script(url: &str) -> Result<Worker, JsValue>;
}

/// A handle of the search worker; copies share the worker, which ends with the last of them.
#[derive(Clone)]
pub struct SearchClient(SendWrapper<Rc<Client>>);

struct Client {
    running: RefCell<Option<Running>>,
    scopes: RefCell<[Lane; 2]>,
    on_message: RefCell<Rc<dyn Fn(FromWorker)>>,
    on_failure: RefCell<Rc<dyn Fn(WorkerError)>>,
    /// Whether the worker was started again after a crash and has not answered since.
    restarted: Cell<bool>,
}

/// A worker with the listeners on it, which must go when it goes.
struct Running {
    worker: Worker,
    /// Whether it has said that it listens; what is sent earlier would be lost.
    ready: bool,
    _listeners: [EventListener; 3],
}

/// What the worker is to have and to do for one scope.
#[derive(Default)]
struct Lane {
    papers: Option<Rc<str>>,
    searches: Queue<SearchRequest>,
}

impl SearchClient {
    /// Starts the worker. Papers and searches can be sent at once.
    ///
    /// # Errors
    /// [`WorkerError::Start`] if the browser refuses.
    pub fn start() -> Result<Self, WorkerError> {
        let client = Rc::new(Client {
            running: RefCell::default(),
            scopes: RefCell::default(),
            on_message: RefCell::new(Rc::new(|_| {})),
            on_failure: RefCell::new(Rc::new(|_| {})),
            restarted: Cell::new(false),
        });
        client.run()?;
        Ok(Self(SendWrapper::new(client)))
    }

    /// Gives the worker the papers of a scope, as [`ToWorker::Load`] has them, in the place of those it had.
    pub fn load(&self, scope: Scope, papers: &str) {
        self.0.scopes.borrow_mut()[lane(scope)].papers = Some(papers.into());
        if self.0.is_ready() {
            self.0.send_papers(scope);
            self.0.send_search(scope);
        }
    }

    /// Searches a scope. `seq` comes back with the answer; of searches that wait in the worker only the newest is
    /// carried out, and a search of a scope without papers waits for them.
    pub fn search(&self, scope: Scope, request: SearchRequest, seq: u32) {
        self.0.scopes.borrow_mut()[lane(scope)].searches.put(seq, request);
        if self.0.running.borrow().is_none() {
            if let Err(error) = self.0.run() {
                self.0.fail(error);
            }
        } else if self.0.is_ready() {
            self.0.send_search(scope);
        }
    }

    /// Asks why a paper is a hit of a search. A worker that is not running says nothing.
    pub fn explain(&self, scope: Scope, request: SearchRequest, seq: u32, doc: u32) {
        if self.0.is_ready() {
            self.0.send(ToWorker::Explain { scope, seq, request, doc }.encode());
        }
    }

    /// Calls `f` with everything that the worker says, in the place of what was called before.
    pub fn on_message(&self, f: impl Fn(FromWorker) + 'static) {
        self.0.on_message.replace(Rc::new(f));
    }

    /// Calls `f` when the search has stopped working, in the place of what was called before.
    pub fn on_failure(&self, f: impl Fn(WorkerError) + 'static) {
        self.0.on_failure.replace(Rc::new(f));
    }
}

impl Client {
    fn run(self: &Rc<Self>) -> Result<(), WorkerError> {
        let worker = start_script(&page::worker_url()).map_err(|error| WorkerError::Start(words(&error)))?;
        let hear = {
            let client = Rc::downgrade(self);
            move |event: &Event| {
                if let (Some(client), Some(event)) = (client.upgrade(), event.dyn_ref::<MessageEvent>()) {
                    client.hear(&event.data());
                }
            }
        };
        let crash = {
            let client = Rc::downgrade(self);
            move |event: &Event| {
                // The crash is dealt with here; else the browser would report it as one of the whole page.
                event.prevent_default();
                let reason = event.dyn_ref::<ErrorEvent>().map(ErrorEvent::message).unwrap_or_default();
                // Not before the event is over, as its listener goes with the worker.
                let client = client.clone();
                spawn_local(async move {
                    if let Some(client) = client.upgrade() {
                        client.recover(reason);
                    }
                });
            }
        };
        let active = EventListenerOptions::enable_prevent_default();
        let listeners = [
            EventListener::new(&worker, "message", hear),
            EventListener::new_with_options(&worker, "error", active, crash.clone()),
            EventListener::new_with_options(&worker, "messageerror", active, crash),
        ];
        self.running.replace(Some(Running { worker, ready: false, _listeners: listeners }));
        Ok(())
    }

    fn hear(&self, data: &JsValue) {
        let text = data.as_string().unwrap_or_default();
        let message = match FromWorker::decode(&text) {
            Ok(message) => message,
            Err(error) => return self.fail(WorkerError::Misunderstood(error.to_string())),
        };
        match &message {
            FromWorker::Ready => {
                if let Some(running) = self.running.borrow_mut().as_mut() {
                    running.ready = true;
                }
                for scope in [Scope::Collection, Scope::Library] {
                    self.send_papers(scope);
                    self.send_search(scope);
                }
            }
            FromWorker::Answer { scope, seq, .. } => {
                self.restarted.set(false);
                self.scopes.borrow_mut()[lane(*scope)].searches.answered(*seq);
            }
            // After a failed load the worker still holds what it was asked before, and answers with the next one.
            _ => {}
        }
        // Cloned, so that what is called may set another one.
        let on_message = Rc::clone(&self.on_message.borrow());
        on_message(message);
    }

    /// After a crash: once more from the start, but not over and over again.
    fn recover(self: &Rc<Self>, reason: String) {
        drop(self.running.take());
        for lane in self.scopes.borrow_mut().iter_mut() {
            lane.searches.lost();
        }
        let again = if self.restarted.replace(true) {
            self.restarted.set(false);
            Err(WorkerError::Crashed(if reason.is_empty() { "no reason given".to_owned() } else { reason }))
        } else {
            self.run()
        };
        if let Err(error) = again {
            self.fail(error);
        }
    }

    fn fail(&self, error: WorkerError) {
        let on_failure = Rc::clone(&self.on_failure.borrow());
        on_failure(error);
    }

    fn is_ready(&self) -> bool {
        self.running.borrow().as_ref().is_some_and(|running| running.ready)
    }

    fn send_papers(&self, scope: Scope) {
        let Some(papers) = self.scopes.borrow()[lane(scope)].papers.clone() else { return };
        self.send(ToWorker::Load { scope, papers: &papers }.encode());
        self.scopes.borrow_mut()[lane(scope)].searches.open();
    }

    fn send_search(&self, scope: Scope) {
        let next = self.scopes.borrow_mut()[lane(scope)].searches.take();
        if let Some((seq, request)) = next {
            self.send(ToWorker::Search { scope, seq, request }.encode());
        }
    }

    fn send(&self, message: String) {
        let sent = {
            let running = self.running.borrow();
            let worker = running.as_ref().map(|running| &running.worker);
            worker.map_or(Ok(()), |worker| worker.post_message(&message.into()))
        };
        if let Err(error) = sent {
            self.fail(WorkerError::Misunderstood(words(&error)));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn lane(scope: Scope) -> usize {
    match scope {
        Scope::Collection => 0,
        Scope::Library => 1,
    }
}
