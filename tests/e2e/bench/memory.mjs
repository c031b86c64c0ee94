// Memory of the page with its workers, after some searches.
import { open } from "./page.mjs";

/** Asked before memory is measured, where no others are given. */
const QUERIES = ["multi-task learning", "retrieval", "aribic"];

/** The longest that a worker may take over a command, in milliseconds. */
const ANSWERS_WITHIN = 60_000;

/** Bytes in all of a site's page with its workers, after some searches. */
export async function memory(page, url, queries = QUERIES) {
  await noteMemories(page);
  await open(page, url);
  const search = page.getByRole("combobox", { name: "Search papers" });
  for (const query of [...queries, ""]) {
    await search.fill(query);
    await page.waitForTimeout(200);
  }
  return scriptsAndLinear(page);
}

/** Lets the page note the linear memory of every program that it starts; to be called before it is opened. */
export async function noteMemories(page) {
  await page.addInitScript(() => {
    const memories = (globalThis.notedMemories = new Set());
    const note = (memory) => memory instanceof WebAssembly.Memory && memories.add(memory);
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const original = WebAssembly[name];
      WebAssembly[name] = async (source, imports) => {
        for (const module of Object.values(imports ?? {})) Object.values(module).forEach(note);
        const result = await original.call(WebAssembly, source, imports);
        Object.values((result.instance ?? result).exports).forEach(note);
        return result;
      };
    }
  });
}

/**
 * Bytes in all: what the browser measures for the page and its workers, and the linear memory of every WebAssembly
 * program, which that measurement leaves out. Where the page is not isolated, the page's own heap stands for the first.
 */
export async function scriptsAndLinear(page) {
  const session = await page.context().newCDPSession(page);
  const linear = await linearMemories(session);
  const scripts = (await measured(page)) ?? (await heap(session));
  const sum = linear.reduce((sum, { bytes }) => sum + bytes, 0);
  return { bytes: scripts.bytes + sum, how: scripts.how, scripts: scripts.bytes, linear };
}

async function measured(page) {
  const bytes = await page.evaluate(async () => {
    if (!globalThis.crossOriginIsolated || !performance.measureUserAgentSpecificMemory) return null;
    const late = new Promise((done) => setTimeout(() => done(null), 60_000));
    return (await Promise.race([performance.measureUserAgentSpecificMemory(), late]))?.bytes ?? null;
  });
  return bytes && { bytes, how: "measureUserAgentSpecificMemory" };
}

async function heap(session) {
  await session.send("HeapProfiler.collectGarbage");
  return { bytes: (await session.send("Runtime.getHeapUsage")).usedSize, how: "the page's heap" };
}

/** Bytes of linear memory in the page and in each of its dedicated workers. */
async function linearMemories(session) {
  const expression = "[...notedMemories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0)";
  const { result } = await session.send("Runtime.evaluate", { expression, returnByValue: true });
  const found = [{ where: "page", bytes: result.value }];
  const workers = [];
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type === "worker") workers.push(sessionId);
  });
  await session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  for (const worker of workers) found.push({ where: "worker", bytes: await linearMemory(sender(session, worker)) });
  return found;
}

/** Sends commands to a target behind a session. */
function sender(session, sessionId) {
  let last = 0;
  return (method, params) =>
    new Promise((done, failed) => {
      const id = (last += 1);
      setTimeout(() => failed(new Error(`${method} was not answered`)), ANSWERS_WITHIN).unref();
      const listen = (event) => {
        const answer = JSON.parse(event.message);
        if (event.sessionId !== sessionId || answer.id !== id) return;
        session.off("Target.receivedMessageFromTarget", listen);
        if (answer.error) failed(new Error(answer.error.message));
        else done(answer.result);
      };
      session.on("Target.receivedMessageFromTarget", listen);
      session.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id, method, params }) });
    });
}

async function linearMemory(send) {
  const { result: prototype } = await send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await send("Runtime.queryObjects", { prototypeObjectId: prototype.objectId });
  const { result } = await send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0); }",
    returnByValue: true,
  });
  return result.value;
}
