// Runs in the page: one engine at a time in a dedicated worker. Every engine is driven by the same lines.
//
// An engine is `{ name, worker, load, files, requests }`: the addresses of its worker, of the text that it is given at
// once, of an index's files by their headers if it answers from one, and of a JSON array with one message per query. It
// says one thing when it listens, one when it is loaded (with files: one per file), and one per query; what it says is
// handed on as it is.

/** Queries that are asked before anything is timed, so that every engine's code is compiled. */
const WARM_UP = 200;

/** A worker that answers each message with one message. */
class Engine {
  #worker;
  #heard = [];
  #waiting = null;

  constructor(address) {
    this.#worker = new Worker(address, { type: "module" });
    this.#worker.onmessage = ({ data }) => {
      if (this.#waiting) this.#waiting.done(data);
      else this.#heard.push(data);
      this.#waiting = null;
    };
    this.#worker.onerror = (event) => this.#waiting?.failed(new Error(event.message || "the worker failed"));
  }

  hear() {
    if (this.#heard.length > 0) return Promise.resolve(this.#heard.shift());
    return new Promise((done, failed) => (this.#waiting = { done, failed }));
  }

  ask(message) {
    const answer = this.hear();
    this.#worker.postMessage(message);
    return answer;
  }

  /** Posts what is not answered. */
  tell(message) {
    this.#worker.postMessage(message);
  }

  end() {
    this.#worker.terminate();
  }
}

/** Starts an engine and loads it: what it said, and the milliseconds from "the bytes are here" to "ask me". */
async function load({ worker, load, files = [] }) {
  const engine = new Engine(worker);
  const ready = await engine.hear();
  const body = await (await fetch(load)).text();
  const bytes = await Promise.all(files.map(async ([header, file]) => [header, await (await fetch(file)).arrayBuffer()]));
  const started = performance.now();
  if (bytes.length > 0) engine.tell(body);
  const loaded = await engine.ask(bytes.shift() ?? body);
  const searchable = performance.now() - started;
  for (const file of bytes) await engine.ask(file);
  return { engine, ready, loaded, searchable };
}

/** Loads an engine, asks every query one after the other, and posts what it said and when to `/results/NAME`. */
export async function measure(what) {
  const { engine, ...said } = await load(what);
  const requests = await (await fetch(what.requests)).json();
  for (const request of requests.slice(0, WARM_UP)) await engine.ask(request);
  const answers = [];
  const roundTrip = [];
  for (const request of requests) {
    const started = performance.now();
    answers.push(await engine.ask(request));
    roundTrip.push(performance.now() - started);
  }
  engine.end();
  const body = JSON.stringify({ ...said, warmUp: Math.min(WARM_UP, requests.length), roundTrip, answers });
  await fetch(`/results/${what.name}`, { method: "POST", body });
}

/** Loads an engine, asks the first queries, and leaves it there to have its memory measured. */
export async function keep(what) {
  const { engine } = await load(what);
  const requests = await (await fetch(what.requests)).json();
  for (const request of requests.slice(0, WARM_UP)) await engine.ask(request);
  globalThis.kept = engine;
}

Object.assign(globalThis, { measure, keep });
