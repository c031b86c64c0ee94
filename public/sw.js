// The service worker: keeps the whole site for use without a network. `SITE` stands above: the site's base path, its
// version, the app's own routes and every file with its hash and size; the site assembly writes it.

/** Caches of other sites on this origin are named after other base paths and are never touched. */
const PREFIX = `offprint:${SITE.base}:`;
const CACHE = PREFIX + SITE.version;
const address = file => new URL(file.url, registration.scope).href;
const FILES = new Map(SITE.files.map(file => [address(file), file]));
/** A name with its content's hash means the same bytes in every version. */
const HASHED = /-[0-9a-f]{12}\.\w+$/;

addEventListener("install", event => event.waitUntil(install()));
// The page of the first visit comes along too, so that an update reloads it like every other.
addEventListener("activate", event => event.waitUntil(removeOlder().then(() => clients.claim())));
addEventListener("fetch", event => {
  const answer = respond(event.request);
  if (answer) event.respondWith(answer);
});
addEventListener("message", event => {
  if (event.data?.type === "skip-waiting") skipWaiting();
  if (event.data?.type === "status") {
    const reply = event.ports[0] ?? event.source;
    event.waitUntil(status().then(answer => reply.postMessage(answer)));
  }
});

/**
 * Fetches every file and checks it against its hash: all or nothing. If one fails, this version is not installed
 * and the one before stays whole. A cache that an earlier, interrupted attempt left is continued: what it holds
 * was checked when it was put there.
 */
async function install() {
  const cache = await caches.open(CACHE);
  const older = (await olderCaches()).map(name => caches.open(name));
  const progress = { type: "progress", done: 0, total: FILES.size, bytes: 0 };
  const fetchAll = [...FILES].map(async ([url, file]) => {
    if (!(await cache.match(url))) {
      const kept = HASHED.test(url) && (await firstMatch(older, url));
      await cache.put(url, kept || (await load(url, file)));
    }
    progress.done += 1;
    progress.bytes += file.bytes;
    await tell(progress);
  });
  // Wait for all, so that nothing is still being written when the attempt is over.
  const failed = (await Promise.allSettled(fetchAll)).find(result => result.status === "rejected");
  if (failed) throw failed.reason;
}

async function load(url, file) {
  const response = await fetch(url, { cache: "reload", integrity: file.integrity, credentials: "same-origin" });
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  if (!response.redirected) return response;
  // An answer that came by a redirect cannot serve a navigation.
  return new Response(await response.blob(), { headers: response.headers });
}

async function firstMatch(opening, url) {
  for (const cache of await Promise.all(opening)) {
    const response = await cache.match(url);
    if (response) return response;
  }
}

async function olderCaches() {
  return (await caches.keys()).filter(name => name.startsWith(PREFIX) && name !== CACHE);
}

/** Pages of the version before may still run, but everything they load they have loaded at their start. */
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
  return fetch(request).catch(() => fromCache(start, request));
}

/** From the cache; from the network should the browser have thrown the cache away. Nothing is ever added here. */
async function fromCache(url, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(url, { ignoreVary: true })) ?? fetch(request);
}

async function status() {
  const cache = await caches.open(CACHE);
  const present = await Promise.all([...FILES.keys()].map(url => cache.match(url, { ignoreVary: true })));
  const files = present.filter(Boolean).length;
  const bytes = SITE.files.reduce((sum, file) => sum + file.bytes, 0);
  return { type: "status", version: SITE.version, files, bytes, ready: files === FILES.size };
}

async function tell(message) {
  for (const client of await clients.matchAll({ type: "window", includeUncontrolled: true })) {
    if (client.url.startsWith(registration.scope)) client.postMessage(message);
  }
}
