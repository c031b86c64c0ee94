// The offline copy from its first version to its last, over a network that fails. After each step the reader's records
// are what they were.
import { chromium, type BrowserContext } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "../fixtures";
import { byId, paper, papers } from "../site/collection";
import type { FaultyProxy } from "../site/faulty_proxy";
import { rootFolder } from "../site/sites";
import { changed, listOf, Versions } from "../site/versions";
import { App } from "../pages/app";

const lora = paper("MTL-LoRA");
const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");
const first = rootFolder();
/** Files that an update with everything changed fetches; the service worker's own script apart. */
const CHANGED = listOf(first).files.filter((file) =>
  /^\.\/$|^data\/papers|^assets\/(boot|trust|offline)-|^assets\/app-.*css$|^icons\/|webmanifest$/.test(file.url),
).length;

interface Published {
  host: FaultyProxy;
  versions: Versions;
  /** Puts the next version in the place of the one before, all files at once. */
  publish(folder: string): Promise<void>;
  /** A reader with two saved papers and a setting, who has the first version whole. */
  reader(): Promise<App>;
  /** The records are what they were when the reader came. */
  expectRecordsKept(app: App): Promise<void>;
}

const test = base.extend<{ site: Published }>({
  site: async ({ page, serve, faulty, guard }, use) => {
    guard.allow(/Failed to load resource|ServiceWorker|service worker|ERR_|integrity|digest/i);
    const host = await faulty(await serve(first));
    const versions = new Versions(first);
    let records: Record<string, string> = {};
    await use({
      host,
      versions,
      publish: async (folder) => host.publish((await serve(folder)).url),
      reader: async () => {
        const app = new App(page, host.url);
        await app.open();
        for (const { title } of [lora, retrieval]) {
          await app.search(title);
          await app.list.save(title).click();
        }
        await app.masthead.theme.click();
        await app.masthead.expectReadyOffline();
        records = await app.records();
        expect(Object.keys(records)).toHaveLength(3);
        return app;
      },
      expectRecordsKept: async (app) => expect(await app.records()).toEqual(records),
    });
    await versions.remove();
  },
});

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

test(`the server dies after k of the ${CHANGED} files of an update, for each k from 0 to ${CHANGED - 1}: the version before stays whole, ${CHANGED} times`, async ({ site }) => {
  test.slow();
  const app = await site.reader();
  const before = await app.build();
  const next = await site.versions.newEverything("next");
  const fetched = changed(first, next).map((file) => `/${file.url}`.replace("/./", "/"));
  expect(fetched).toHaveLength(CHANGED);
  await site.publish(next);
  for (let k = 0; k < CHANGED; k += 1) {
    await app.page.evaluate(() => caches.delete("offprint:/:next"));
    await app.copy.clearHttpCache();
    let sent = 0;
    site.host.spoil = (path) => (path !== "/sw.js" && (!fetched.includes(path) || sent++ >= k) ? "refused" : undefined);
    expect(await app.copy.update(), `${k} files`).toBe("failed");
    expect(sent, "the update was under way").toBeGreaterThan(k);
    site.host.spoil = () => "refused";
    await app.reload();
    expect(await app.build()).toBe(before);
    await expect(app.list.rows.first()).toBeVisible();
    await app.copy.expectWhole(first);
    await site.expectRecordsKept(app);
  }
  // The server is back: what arrived is kept, the rest is fetched.
  site.host.spoil = () => undefined;
  expect(await app.copy.update()).toBe("installed");
  await app.copy.expectWhole(next);
});

test(`a byte flipped in transit is refused in each of the ${CHANGED} files of an update, ${CHANGED} times`, async ({ site }) => {
  test.slow();
  const app = await site.reader();
  const next = await site.versions.newEverything("next");
  await site.publish(next);
  for (const { url } of changed(first, next)) {
    await app.page.evaluate(() => caches.delete("offprint:/:next"));
    await app.copy.clearHttpCache();
    site.host.spoiled.length = 0;
    site.host.spoil = (path) => (path === `/${url}`.replace("/./", "/") ? "flipped byte" : undefined);
    expect(await app.copy.update(), url).toBe("failed");
    expect(site.host.spoiled.length, "it is tried again, and then no more").toBe(3);
  }
  await app.copy.expectWhole(first);
  await app.open("settings");
  await expect(app.settings.offline).toContainText("A new version did not arrive whole; this one stays.");
  await site.expectRecordsKept(app);
});

for (const [fault, says] of [
  ["partial", "The server answered 206"],
  ["status 500", "The connection failed, or a file arrived damaged."],
  ["silence", "The server took too long."],
] as const) {
  test(`an update with 1 file as ${fault} is not taken, and the settings say why`, async ({ site }) => {
    const app = await site.reader();
    await app.open("settings");
    const everything = await site.versions.newEverything("next");
    const impatient = new Versions(everything);
    await site.publish(await impatient.newWorker("impatient", (program) => program.replace("30_000 + file.bytes / 10", "700")));
    site.host.spoil = (path) => (path.includes("maskable") ? fault : undefined);
    expect(await app.copy.update()).toBe("failed");
    await expect(app.settings.offline).toContainText(says);
    await expect(app.settings.offline).toContainText("Everything works offline");
    await app.copy.expectWhole(first);
    await site.expectRecordsKept(app);
    site.host.spoil = () => undefined;
    await impatient.remove();
  });
}

test("the cache is deleted under a running page, 2 times: the page goes on, and what is missing is fetched again", async ({ site }) => {
  const app = await site.reader();
  await app.copy.evict();
  await app.search("karpukhin");
  await expect(app.list.link(retrieval.title)).toBeVisible();
  await app.masthead.link("Settings").click();
  await app.settings.checkNow.click();
  await expect(app.settings.offline).toContainText("Everything works offline");
  await app.copy.expectWhole(first);

  await site.host.goAway();
  await app.copy.evict();
  await app.masthead.link("Browse").click();
  await app.search("MTL-LoRA");
  await expect(app.list.link(lora.title)).toBeVisible();
  await app.masthead.link("Settings").click();
  await app.settings.checkNow.click();
  await expect(app.masthead.badge).toContainText("Not saved for offline");
  await site.expectRecordsKept(app);
  await site.host.comeBack();
  await app.settings.checkNow.click();
  await app.masthead.expectReadyOffline();
  await app.copy.expectWhole(first);
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

test("range requests go to the network, and 3 kinds of answers that are not whole files of the site add nothing to the cache", async ({ site }) => {
  const app = await site.reader();
  const { url } = listOf(first).files.find((file) => file.url.startsWith("data/papers"))!;
  site.host.asked.length = 0;
  const got = await app.page.evaluate(async (url) => {
    const range = await fetch(url, { headers: { range: "bytes=0-9" } });
    const opaque = await fetch("about", { mode: "no-cors" });
    const unlisted = await fetch("404.html");
    return [range.status, opaque.status, unlisted.status];
  }, url);
  expect(got).toEqual([200, 404, 200]);
  expect(site.host.asked).toEqual([`/${url}`, "/about", "/404.html"]);
  await app.copy.expectWhole(first);
});

const routes = [
  ["", papers[0].title],
  ["?q=karpukhin", retrieval.title],
  [`paper/${lora.ids[0]}`, lora.title],
  [`paper/${retrieval.ids[1]}?q=retrieval`, byId(retrieval.ids[0]).title],
  ["library", lora.title],
  [`library/paper/${retrieval.ids[0]}`, retrieval.title],
  ["settings", "Everything works offline"],
  ["about", "About this collection"],
] as const;

test(`the browser starts anew without a server on each of ${routes.length} routes`, async ({ serve, launchOptions, guard }) => {
  guard.allow(/./);
  const profile = await mkdtemp(join(tmpdir(), "offprint-profile-"));
  const start = (): Promise<BrowserContext> => chromium.launchPersistentContext(profile, { ...launchOptions, headless: true });
  const server = await serve();
  const before = await start();
  const visited = new App(before.pages()[0], server.url);
  await visited.open();
  for (const { title } of [lora, retrieval]) {
    await visited.search(title);
    await visited.list.save(title).click();
  }
  await visited.masthead.expectReadyOffline();
  const records = await visited.records();
  await before.close();
  await server.stop();

  const after = await start();
  for (const [route, shows] of routes) {
    const app = new App(await after.newPage(), server.url);
    await app.open(route);
    await expect(app.page.getByText(shows).first(), route).toBeVisible();
    await app.masthead.expectSaved(2);
    expect(await app.records()).toEqual(records);
    await app.page.close();
  }
  await after.close();
  await rm(profile, { recursive: true, force: true });
});

test("over a line like 3G (200 KB a second, 300 ms) the page is usable while it is saved, then ready; an update waits the same way", async ({ site, page }) => {
  test.slow();
  site.host.line = { latency: 300, bytesPerSecond: 200_000 };
  const app = new App(page, site.host.url);
  const said = await app.masthead.notes();
  await app.open();
  await app.search("MTL-LoRA");
  await app.list.save(lora.title).click();
  await app.masthead.expectReadyOffline();
  expect(said[0]).toBe("Not saved for offline yet");
  expect(said.filter((words) => /^Saving \d+ of \d+, [\d.]+ (bytes|KB|MB)$/.test(words)).length).toBeGreaterThan(5);
  expect(said.at(-1)).toBe("Ready to work offline");
  await app.copy.expectWhole(first);
  const records = await app.records();
  const next = await site.versions.newEverything("next");
  await site.publish(next);
  expect(await app.copy.update()).toBe("installed");
  await app.search("karpukhin");
  await expect(app.list.link(retrieval.title)).toBeVisible();
  await app.masthead.expectUpdateAvailable();
  expect(await app.records()).toEqual(records);
});

test("2 sites on one origin, one below the other: the first visit reloads neither, and caches, settings and updates are apart, the library is shared", async ({ site, serve, tab }) => {
  const { subPathFolder } = await import("../site/sites");
  const { Server } = await import("../site/server");
  const app = await site.reader();
  const below = subPathFolder();
  const inner = await Server.start(below, "/offprint/");
  site.host.publish(inner.url, "/offprint/");
  const other = await tab(`${site.host.url}offprint/`);
  let loads = 0;
  other.page.on("load", () => (loads += 1));
  await other.open();
  await other.masthead.expectReadyOffline();
  expect(loads).toBe(1);
  expect(await app.copy.registrations()).toEqual(["/", "/offprint/"]);
  await app.copy.expectWhole(first);
  await other.copy.expectWhole(below);
  await other.masthead.expectSaved(2);
  expect(Object.keys(await other.kept("offprint/settings:")), "the theme was chosen above only").toEqual(["offprint/settings:/"]);

  // An update above is none below.
  await site.publish(await site.versions.newEverything("next"));
  expect(await app.copy.update()).toBe("installed");
  await app.masthead.expectUpdateAvailable();
  await other.page.bringToFront();
  await other.masthead.expectReadyOffline();
  await app.page.bringToFront();
  await app.masthead.badge.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => app.build().catch(() => "")).toBe("next");
  await app.ready();
  expect(loads).toBe(1);
  await other.copy.expectWhole(below);
  await site.expectRecordsKept(app);
  // Both work without the server.
  await site.host.goAway();
  await app.reload();
  await other.reload();
  await other.masthead.expectSaved(2);
  await site.expectRecordsKept(other);
  await inner.stop();
});
