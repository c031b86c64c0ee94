// The offline copy from one version to the next and back. After each step the reader's records are what they were.
import { expect } from "../fixtures";
import { changed } from "../site/versions";
import { first, test } from "../site/published";

test("from one version to the next with 2 tabs open, the server gone before and after", async ({ site, tab }) => {
  const app = await site.reader();
  const other = await tab(site.host.url);
  await other.open("library");
  await site.host.goAway();
  await app.reload();
  await other.reload();
  await site.expectRecordsKept(app);

  const next = await site.versions.newEverything("next");
  await site.publish(next);
  await site.host.comeBack();
  expect(await app.copy.update()).toBe("installed");
  await app.masthead.expectUpdateAvailable();
  await other.masthead.expectUpdateAvailable();
  await site.host.goAway();
  await site.expectRecordsKept(app);
  await app.masthead.badge.getByRole("button", { name: "Reload" }).click();
  for (const one of [app, other]) {
    await one.page.bringToFront();
    await expect.poll(() => one.build().catch(() => "")).toBe("next");
    await one.ready();
    await one.masthead.expectSaved(2);
  }
  await app.copy.expectWhole(next);
  expect(await app.copy.versions()).toEqual(["next"]);
  await site.expectRecordsKept(app);
});

test("2 versions further when the first was never closed: the newest is taken, the one between leaves nothing", async ({ site, tab }) => {
  const app = await site.reader();
  const other = await tab(site.host.url);
  await other.open("settings");
  for (const label of ["second", "third"]) {
    await site.publish(await site.versions.newEverything(label));
    expect(await app.copy.update()).toBe("installed");
    await app.masthead.expectUpdateAvailable();
  }
  await site.expectRecordsKept(app);
  await app.masthead.badge.getByRole("button", { name: "Reload" }).click();
  for (const one of [app, other]) {
    await one.page.bringToFront();
    await expect.poll(() => one.build().catch(() => "")).toBe("third");
    await one.ready();
  }
  await expect.poll(() => app.copy.versions()).toEqual(["third"]);
  await site.expectRecordsKept(app);
});

test("back to the version before, 1 downgrade: it is taken like an update, and the library is untouched", async ({ site }) => {
  const app = await site.reader();
  const before = await app.build();
  const next = await site.versions.newEverything("next");
  for (const [folder, build] of [[next, "next"], [first, before]] as const) {
    await site.publish(folder);
    expect(await app.copy.update()).toBe("installed");
    await app.masthead.badge.getByRole("button", { name: "Reload" }).click();
    await expect.poll(() => app.build().catch(() => "")).toBe(build);
    await app.ready();
    await app.masthead.expectReadyOffline();
    await app.copy.expectWhole(folder);
    await site.expectRecordsKept(app);
  }
});

test("the kill switch ends the worker, removes this site's 1 cache and no other, and both tabs go on from the network", async ({ site, tab }) => {
  const app = await site.reader();
  const other = await tab(site.host.url);
  await other.open("library");
  await app.page.evaluate(async () => (await caches.open("offprint:/other/:1")).put("/other/x", new Response("x")));
  await site.publish(await site.versions.retired());
  await app.copy.update();
  await expect.poll(() => app.copy.registrations().catch(() => ["?"])).toEqual([]);
  for (const one of [app, other]) {
    await one.page.bringToFront();
    await one.open();
    await expect(one.masthead.badge).toContainText("Not saved for offline");
    await one.masthead.expectSaved(2);
  }
  expect(await app.page.evaluate(() => caches.keys())).toEqual(["offprint:/other/:1"]);
  await app.open("settings");
  await expect(app.settings.offline).toContainText("This site has withdrawn its offline copy.");
  await site.expectRecordsKept(app);
  // The site comes back to life with the next real version.
  await site.publish(first);
  await app.reload();
  await app.masthead.expectReadyOffline();
  await site.expectRecordsKept(app);
});

test("a site that comes back after the kill switch is kept at the first visit, though 1 tab still holds the worker that ended it", async ({ site, page, guard }) => {
  // How the browser draws a picture in a tab of its own.
  guard.allow(/^console: (Applying inline style|CSP violation: style-src-attr by inline)/);
  const app = await site.reader();
  // A file in a tab has no script that would reload it: it keeps the worker of its visit alive.
  const file = await page.context().newPage();
  await file.goto(new URL("icons/apple-touch-icon-180.png", site.host.url).href);
  await site.publish(await site.versions.retired());
  await app.copy.update();
  await expect.poll(() => app.copy.registrations().catch(() => ["?"])).toEqual([]);
  await site.publish(first);
  await app.page.bringToFront();
  await app.open();
  await app.masthead.expectReadyOffline();
  await app.copy.expectWhole(first);
  await site.expectRecordsKept(app);
});

test("a new collection fetches 2 files and the worker's script, nothing of the app again", async ({ site }) => {
  const app = await site.reader();
  const next = await site.versions.newCollection("next");
  await site.publish(next);
  site.host.asked.length = 0;
  expect(await app.copy.update()).toBe("installed");
  const fetched = changed(first, next).map((file) => `/${file.url}`.replace("/./", "/"));
  expect(fetched).toHaveLength(2);
  expect([...site.host.asked].sort()).toEqual([...fetched, "/sw.js"].sort());
  await app.copy.expectWhole(next);
  await site.expectRecordsKept(app);
});
