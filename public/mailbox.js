// The search's answers by way of shared memory. A browser that has just seen a key pressed puts messages off until it has
// painted the letter; what lies in shared memory can be read before that, and the papers appear with their letter.
// Browsers share memory with pages that are isolated (COOP and COEP); elsewhere answers come as messages, as all others do.
const mailbox = (() => {
  /** The box: its state, the number of bytes, the bytes. The state is 1 while an answer is put in, 3 while it is read. */
  const EMPTY = 0, FULL = 2, READING = 3, HEAD = 8, SIZE = 1 << 18;
  /** How long a frame waits for its answer, in milliseconds. A frame more for an answer that is late costs more than that. */
  const PATIENCE = 4;
  let inFrame = false;
  /** Gives a worker a box, and reads it in the frame after each question. */
  const give = worker => {
    if (!globalThis.crossOriginIsolated) return worker;
    const box = new SharedArrayBuffer(SIZE), state = new Int32Array(box, 0, 2), bytes = new Uint8Array(box, HEAD);
    const read = () => {
      if (Atomics.compareExchange(state, 0, FULL, READING) !== FULL) return;
      const data = new TextDecoder().decode(bytes.slice(0, state[1]));
      Atomics.store(state, 0, EMPTY);
      worker.dispatchEvent(new MessageEvent("message", { data }));
    };
    worker.addEventListener("message", event => {
      if (event.data !== null) return;
      event.stopImmediatePropagation();
      read();
    });
    const post = worker.postMessage.bind(worker);
    worker.postMessage = text => {
      post(text);
      requestAnimationFrame(() => {
        inFrame = true;
        if (text.startsWith("search")) for (const end = performance.now() + PATIENCE; Atomics.load(state, 0) !== FULL && performance.now() < end;);
        read();
        inFrame = false;
      });
    };
    post(box);
    return worker;
  };
  /** Whether an answer is being read that the frame at hand will show. */
  return { give, inFrame: () => inFrame };
})();
