// The service worker: keeps the whole site for use without a network. `SITE` stands above: the site's base path, its
// version, the app's own routes and every file with its hash and size; the site assembly writes it.

/** Caches of other sites on this origin are named after other base paths and are never touched. */
const PREFIX = `offprint:${SITE.base}:`;
const CACHE = PREFIX + SITE.version;
const address = file => new URL(file.url, registration.scope).href;
const FILES = new Map(SITE.files.map(file => [address(file), file]));
/** A name with its content's hash means the same bytes in every version. */
const HASHED = /-[0-9a-f]{12}\.\w+$/;
/** Files that are fetched side by side; the page may want something meanwhile. */
const LANES = 4;
/** Before each further attempt at a file, in milliseconds. */
const WAITS = [300, 1200];
/** How long one attempt at a file may take, in milliseconds: its bytes at 10 KB a second, and half a minute. */
const limit = file => 30_000 + file.bytes / 10;
/** How long a navigation that is not the app's own, or a question to the server, may take, in milliseconds. */
const NETWORK_LIMIT = 10_000;

addEventListener("install", event => event.waitUntil(fill()));
// The page of the first visit comes along too, so that an update reloads it like every other.
addEventListener("activate", event => event.waitUntil(removeOlder().then(() => clients.claim())));
addEventListener("fetch", event => {
  const answer = respond(event.request);
  if (answer) event.respondWith(answer);
});
addEventListener("message", event => {
  if (event.data?.type === "skip-waiting") skipWaiting();
  if (event.data?.type === "status") event.waitUntil(report(event.source));
  if (event.data?.type === "check") event.waitUntil(check(event.source));
});

let filling;

/** Fills the cache; whoever asks while that is being done waits for the same attempt. */
function fill() {
  filling ??= fillOnce().finally(() => (filling = undefined));
  return filling;
}

/**
 * Takes every file from an older cache or fetches it, checked against its hash: all or nothing. If one fails, this
 * version is not installed and the one before stays whole. A cache that an earlier, interrupted attempt left, or that
 * the browser has thrown away in part, is continued: what it holds was checked when it was put there.
 */
async function fillOnce() {
  const cache = await caches.open(CACHE);
  const older = await olderCaches();
  const cancel = new AbortController();
  const progress = { type: "progress", done: 0, total: FILES.size, bytes: 0 };
  const waiting = [...FILES];
  const lane = async () => {
    for (let next; (next = waiting.shift()); ) {
      const [url, file] = next;
      if (!(await cache.match(url))) {
        await cache.put(url, (await kept(older, url, file)) ?? (await load(url, file, cancel.signal)));
      }
      progress.done += 1;
      progress.bytes += file.bytes;
      await tell(progress);
    }
  };
  // Wait for all, so that nothing is still being written when the attempt is over.
  const lanes = Array.from({ length: LANES }, () => lane().catch(error => {
    waiting.length = 0;
    cancel.abort(error);
    return error;
  }));
  const failed = (await Promise.all(lanes)).find(Boolean);
  if (!failed) return;
  await tell({ type: "failed", reason: reason(cancel.signal.reason) });
  throw cancel.signal.reason;
}

/** The file out of an older cache, if it is there with exactly these bytes. */
async function kept(older, url, file) {
  for (const cacheName of older) {
    const response = await caches.match(url, { cacheName, ignoreVary: true });
    if (response && (await holds(response.clone(), file))) return response;
  }
}

async function holds(response, file) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return file.integrity === `sha256-${btoa(String.fromCharCode(...digest))}`;
}

async function load(url, file, cancelled) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetchWhole(url, file, attempt, cancelled);
    } catch (error) {
      if (cancelled.aborted || attempt === WAITS.length) throw error;
      await new Promise(done => setTimeout(done, WAITS[attempt]));
    }
  }
}

/**
 * One attempt. Its hash is checked by the browser. What carries its hash in its name may come from the HTTP cache,
 * where the page has just put it; a further attempt goes past that cache.
 */
async function fetchWhole(url, file, attempt, cancelled) {
  const cache = attempt === 0 && HASHED.test(url) ? "default" : "reload";
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(limit(file))]);
  const response = await fetch(url, { cache, integrity: file.integrity, credentials: "same-origin", signal });
  if (response.status !== 200) throw new Error(`The server answered ${response.status} for ${file.url}.`);
  if (!response.redirected) return response;
  // An answer that came by a redirect cannot serve a navigation.
  return new Response(await response.blob(), { headers: response.headers });
}

/** Why the site could not be kept, for the reader. */
function reason(error) {
  if (error.name === "QuotaExceededError") return "There is no room left in this browser's storage.";
  if (error.name === "TimeoutError") return "The server took too long.";
  return error.name === "Error" ? error.message : "The connection failed, or a file arrived damaged.";
}

async function olderCaches() {
  return (await caches.keys()).filter(name => name.startsWith(PREFIX) && name !== CACHE);
}

/** Pages of the version before may still run; they are reloaded as soon as this version takes over. */
async function removeOlder() {
  await Promise.all((await olderCaches()).map(name => caches.delete(name)));
}

function respond(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || request.headers.has("range")) return null;
  const plain = url.origin + url.pathname;
  if (FILES.has(plain)) return fromCache(plain, request);
  if (request.mode !== "navigate") return null;
  const start = new URL("./", registration.scope).href;
  const route = plain.slice(start.length).split("/")[0];
  if (SITE.routes.includes(route)) return fromCache(start, request);
  // Perhaps another site below this one, perhaps a mistyped address: the network knows, the app is the fallback.
  const late = new Promise((_, reject) => setTimeout(reject, NETWORK_LIMIT));
  return Promise.race([fetch(request), late]).catch(() => fromCache(start, request));
}

/** From the cache; from the network should the browser have thrown the cache away. Nothing is ever added here. */
async function fromCache(url, request) {
  return (await stored(url).catch(() => undefined)) ?? fetch(request);
}

function stored(url) {
  return caches.match(url, { cacheName: CACHE, ignoreVary: true });
}

/** Says what is really kept; what is missing is fetched, and the outcome told to all pages. */
async function report(to) {
  const now = await status();
  to.postMessage({ ...now, base: SITE.base });
  if (!now.ready) await fill().then(async () => tell(await status()), () => {});
}

/** Asks the server whether it has another version than this one: its worker says so in its first lines. */
async function check(to) {
  const signal = AbortSignal.timeout(NETWORK_LIMIT);
  const answer = await fetch(location.href, { cache: "no-cache", signal }).catch(() => undefined);
  const script = answer?.ok ? await answer.text().catch(() => undefined) : undefined;
  const isOther = script !== undefined && /"version": ?"(\w+)"/.exec(script)?.[1] !== SITE.version;
  to.postMessage({ type: "checked", reached: script !== undefined, isOther, base: SITE.base });
}

async function status() {
  const present = await Promise.all([...FILES.keys()].map(stored));
  const files = present.filter(Boolean).length;
  const kinds = [0, 0, 0, 0];
  for (const file of SITE.files) kinds[kind(file.url)] += file.bytes;
  return { type: "status", version: SITE.version, files, kinds, ready: files === FILES.size };
}

/** Program, papers, fonts, everything else: what the settings list. */
function kind(url) {
  if (url.startsWith("data/")) return 1;
  if (url.endsWith(".woff2")) return 2;
  return url === "./" || /\.(js|wasm|css)$/.test(url) ? 0 : 3;
}

/** Tells the pages in scope; pages of a site below this one see by the base path that it is not for them. */
async function tell(message) {
  for (const client of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
    if (client.url.startsWith(registration.scope)) client.postMessage({ ...message, base: SITE.base });
  }
}
