// What the offline copy holds and does: repaired, on a slow line, from a cold start, beside another site's.
import { chromium, type BrowserContext } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "../fixtures";
import { byId, papers } from "../site/collection";
import { first, lora, retrieval, test } from "../site/published";
import { Server } from "../site/server";
import { subPathFolder } from "../site/sites";
import { listOf } from "../site/versions";
import { App } from "../pages/app";

test("the cache is deleted under a running page, 2 times: the page goes on, and what is missing is fetched again", async ({ site }) => {
  const app = await site.reader();
  await app.copy.evict();
  await app.search("karpukhin");
  await expect(app.list.link(retrieval.title)).toBeVisible();
  await app.masthead.link("Settings").click();
  await app.settings.checkNow.click();
  // The settings said so before, too: what counts is that it is so again.
  await expect(() => app.copy.expectWhole(first)).toPass();
  await expect(app.settings.offline).toContainText("Everything works offline");

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

test("range requests go to the network, and 3 kinds of answers that are not whole files of the site add nothing to the cache", async ({ site }) => {
  const app = await site.reader();
  const { url } = listOf(first).files.find((file) => file.url.startsWith("data/papers"))!;
  site.host.asked.length = 0;
  const got = await app.page.evaluate(async (url) => {
    const range = await fetch(url, { headers: { range: "bytes=0-9" } });
    const missing = await fetch("about", { mode: "no-cors" });
    const unlisted = await fetch("404.html");
    return [range.status, missing.status, unlisted.status];
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
  ["digest", "The newest papers"],
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
    await visited.save(title);
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
  await app.save(lora.title);
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
