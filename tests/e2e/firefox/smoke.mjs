// A journey through a served site in Firefox, over WebDriver BiDi, which Firefox speaks itself: `node smoke.mjs URL`.
// FIREFOX names the browser; Node.js older than 22 needs `--experimental-websocket`. Exits 1 at the first step that fails.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [url] = process.argv.slice(2);
if (!url) {
  console.error("usage: node smoke.mjs URL");
  process.exit(2);
}
const profile = await mkdtemp(join(tmpdir(), "offprint-firefox-"));
const firefox = spawn(process.env.FIREFOX || "firefox-esr", ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"], {
  stdio: ["ignore", "ignore", "pipe"],
});
const address = await new Promise((done, fail) => {
  let said = "";
  firefox.stderr.on("data", (text) => {
    said += text;
    const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
    if (found) done(found[1]);
  });
  firefox.on("exit", () => fail(new Error(`Firefox ended: ${said.slice(-400)}`)));
});

const socket = new WebSocket(`${address}/session`);
await new Promise((done, fail) => Object.assign(socket, { onopen: done, onerror: fail }));
const waiting = new Map();
const complaints = [];
socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  if (message.method === "log.entryAdded" && message.params.level === "error") complaints.push(message.params.text);
  waiting.get(message.id)?.(message);
};
let count = 0;
async function send(method, params) {
  const id = (count += 1);
  socket.send(JSON.stringify({ id, method, params }));
  const answer = await new Promise((done) => waiting.set(id, done));
  if (answer.type === "error") throw new Error(`${method}: ${answer.message}`);
  return answer.result;
}
const session = await send("session.new", { capabilities: {} });
const { context } = (await send("browsingContext.getTree", {})).contexts[0];
await send("session.subscribe", { events: ["log.entryAdded"] });

async function evaluate(expression) {
  const answer = await send("script.evaluate", { expression, target: { context }, awaitPromise: true });
  if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
  return answer.result.value;
}
const open = (path) => send("browsingContext.navigate", { context, url: new URL(path, url).href, wait: "complete" });
/** Waits until an expression is true, and says what was waited for if it never is. */
async function until(what, expression) {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (await evaluate(expression).catch(() => false)) return console.log(`✓ ${what}`);
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`${what}: never; the page shows: ${await evaluate("document.body.innerText.slice(0, 600)")}`);
}
async function type(text) {
  await evaluate("document.querySelector('#search').focus(); document.querySelector('#search').select()");
  const keys = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
  await send("input.performActions", { context, actions: [{ type: "key", id: "keys", actions: keys }] });
}

let failed;
try {
  await open("./");
  await until("the app takes the static page's place", "performance.getEntriesByName('offprint:ready').length === 1");
  await type("knowlege-intensive");
  await until("a mistyped query finds its paper", "[...document.querySelectorAll('article h3, article h2')].some(h => h.textContent.includes('Knowledge-Intensive'))");
  await evaluate("document.querySelector('article a').click()");
  await until("the paper opens", "document.querySelector('#paper-title')?.textContent.length > 0");
  await evaluate("document.querySelector(\"article button[aria-pressed='false']\").click()");
  await until("the paper is saved", "Object.keys(localStorage).some(key => key.startsWith('offprint/entry/'))");
  await until("the site is kept for offline use", "/Ready to work offline|Works offline/.test(document.querySelector('.offline').textContent)");
  await open("library");
  await until("the library shows the saved paper", "document.querySelectorAll('article').length === 1");
  await open("settings");
  await until("the settings say what is kept", "/Everything works offline: \\d+ files/.test(document.body.innerText)");
  if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join("\n")}`);
  console.log(`passed in Firefox ${session.capabilities.browserVersion}`);
} catch (error) {
  failed = error;
}
await send("browser.close", {}).catch(() => {});
firefox.kill();
await rm(profile, { recursive: true, force: true });
if (failed) {
  console.error(String(failed));
  process.exit(1);
}
process.exit(0);
