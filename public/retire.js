// The kill switch. Published in the place of `sw.js`, it ends the service worker and removes what that had kept; the
// reader's library is not touched. `SITE` stands above with the site's base path; the site assembly writes it.
addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil(retire()));
// A page that registers while the worker is being unregistered keeps it alive: then it ends itself once more.
addEventListener("message", event => {
  if (event.data?.type === "status") event.waitUntil(retire());
});

/** Pages are told first: where none is controlled, the worker is gone as soon as it is unregistered. */
async function retire() {
  for (const page of await clients.matchAll({ includeUncontrolled: true })) {
    page.postMessage({ type: "retired", base: SITE.base });
  }
  const own = (await caches.keys()).filter(name => name.startsWith(`offprint:${SITE.base}:`));
  await Promise.all(own.map(name => caches.delete(name)));
  await registration.unregister();
}
