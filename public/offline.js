// Working offline, as the page sees it. Loaded when the page is ready: registers the service worker, follows it, and
// tells the app how things stand, one field per line; `src/platform/service_worker.rs` reads that.

const base = document.querySelector("[name='offprint:base']").content;
const container = navigator.serviceWorker;
/** What is remembered between visits: when a check last succeeded, what the reader chose, what was offered. */
const KEY = "offprint/offline:" + base;
/** A tab that comes to the front asks again after this time, in milliseconds. */
const CHECK_AGAIN = 600_000;

const state = { kind: "none", done: 0, total: 0, bytes: 0, kinds: [0, 0, 0, 0], reached: true, reason: "" };
/** How long a retired worker may take to end, in milliseconds: where another tab holds it, it stays. */
const ENDS_WITHIN = 1_000;
let page, listener, registration, found, asked = 0, isOffered = false, isRetired = false;

/** Carries out a command of the app. Never rejects. */
export async function run(command, tell, given) {
  listener = tell ?? listener;
  page = given;
  try {
    await commands[command]();
  } catch (error) {
    become("failed", { reason: error?.message || "The browser gave no reason." });
  }
}

const commands = {
  async start() {
    if (!container) return become("unsupported");
    listen();
    if (memory().removed) become("removed");
    else await keep();
  },
  check,
  /** Lets the waiting version take over; every open tab of the site reloads with it. */
  update: () => registration?.waiting?.postMessage({ type: "skip-waiting" }),
  async keep() {
    remember({ removed: false });
    become("none");
    await keep();
  },
  async remove() {
    remember({ removed: true });
    await registration?.unregister();
    const own = (await caches.keys()).filter(name => name.startsWith(`offprint:${base}:`));
    await Promise.all(own.map(name => caches.delete(name)));
    become("removed");
  },
  async install() {
    await page.installation()?.prompt();
    page.installed();
    publish();
  },
};

function listen() {
  // Another version of this site takes over: reload. Not when the first one does, or when the worker before was that
  // of a site above this one: the page that is open then is that version's already.
  const isOwn = () => container.controller?.scriptURL === page.script;
  let controlled = isOwn();
  container.addEventListener("controllerchange", () => {
    if (controlled) location.reload();
    controlled = isOwn();
  });
  container.addEventListener("message", ({ data, source }) => {
    if (data?.base === base) hear(data, source);
  });
  addEventListener("online", check);
  addEventListener("offline", () => become(state.kind, { reached: false }));
  addEventListener("storage", ({ key }) => {
    const isRemoved = Boolean(memory().removed);
    if (key !== KEY || isRemoved === (state.kind === "removed")) return;
    if (isRemoved) become("removed");
    else keep().catch(() => {});
  });
  addEventListener("beforeinstallprompt", publish);
  addEventListener("appinstalled", publish);
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && Date.now() - asked > CHECK_AGAIN) check();
  });
}

async function keep() {
  await register();
  found = registration.active;
  check();
}

async function register() {
  // The worker's own script is asked for anew each time, or an update would wait for the HTTP cache.
  registration = await page.register("sw.js", { scope: base, updateViaCache: "none" });
  if (registration.waiting && registration.active) replace();
  else if (!registration.active) become("none");
  follow(registration.installing);
  registration.onupdatefound = () => follow(registration.installing);
}

/**
 * A visit that begins while a retired worker is still ending gets that one, and nobody has asked the server whether the
 * site has come back: it is registered once more when that has ended, and asked for.
 */
async function comeBack(retired) {
  found = undefined;
  await new Promise(done => {
    retired.onstatechange = done;
    setTimeout(done, ENDS_WITHIN);
  });
  await register();
  await registration.update().catch(() => {});
  // If there is nothing new, the old one is to end all the same.
  if (!registration.installing && !registration.waiting) registration.active?.postMessage({ type: "status" });
}

/**
 * Asks the worker how things stand, and it asks the server for a new version. The browser is told to fetch one only if
 * there is one: it does so by itself after a navigation, and a page that is left meanwhile can hold it up.
 */
function check() {
  if (!registration?.active || state.kind === "removed") return;
  asked = Date.now();
  registration.active.postMessage({ type: "status" });
  registration.active.postMessage({ type: "check" });
}

/** Follows a worker through its installation. */
function follow(worker) {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "activated") {
      remember({ checked: Date.now() });
      worker.postMessage({ type: "status" });
    }
    if (worker.state === "installed" && registration.active) replace();
    if (worker.state === "redundant" && !registration.active && state.kind !== "failed") {
      become("failed", { reason: "It will be tried again at the next visit." });
    }
  });
}

/** A new version waits until the reader takes it, unless the one before has ended itself by the kill switch. */
function replace() {
  if (isRetired) commands.update();
  else become("update");
}

/** What the worker says. While the page works with what is kept, a new version being saved is no news. */
function hear(data, source) {
  const works = state.kind === "ready" || state.kind === "update" || state.kind === "removed";
  if (data.type === "progress" && !works && (registration?.installing || registration?.active)) {
    become("saving", { done: data.done, total: data.total, bytes: data.bytes });
  }
  if (data.type === "checked") {
    if (data.reached) remember({ checked: Date.now() });
    become(state.kind, { reached: data.reached });
    if (data.isOther) registration.update().catch(() => {});
  }
  if (data.type === "failed") become(works ? state.kind : "failed", { reason: data.reason });
  if (data.type === "retired") {
    isRetired = true;
    become("failed", { reason: "This site has withdrawn its offline copy." });
    replace();
    if (source === found) comeBack(source).catch(() => {});
  }
  if (data.type === "status" && state.kind !== "removed") {
    isRetired = false;
    const bytes = data.kinds.reduce((sum, part) => sum + part, 0);
    const kind = registration?.waiting && registration.active ? "update" : data.ready ? "ready" : "none";
    become(kind, { done: data.files, bytes, kinds: data.kinds, reason: "" });
  }
}

function become(kind, more = {}) {
  Object.assign(state, { kind }, more);
  publish();
}

function publish() {
  const { kind, done, total, bytes, kinds, reached, reason } = state;
  const checked = memory().checked ?? 0;
  listener?.([kind, done, total, bytes, ...kinds, Number(reached && navigator.onLine), offer(), checked, reason].join("\n"));
}

/** 0: cannot be installed, 1: can be, 2: can be, and this is the one visit that offers it beside the state. */
function offer() {
  if (!page.installation()) return 0;
  if (state.kind === "ready" && !memory().offered) {
    isOffered = true;
    remember({ offered: true });
  }
  return isOffered ? 2 : 1;
}

/** Where storage is blocked nothing is remembered. */
function memory() {
  try {
    return JSON.parse(localStorage[KEY]);
  } catch {
    return {};
  }
}

function remember(more) {
  try {
    localStorage[KEY] = JSON.stringify({ ...memory(), ...more });
  } catch {}
}
