// A new version: it waits, says so, and takes all tabs along when the reader wants it.
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "../fixtures";
import { paper } from "../site/collection";
import { nextFolder, rootFolder } from "../site/sites";
import { App } from "../pages/app";

const lora = paper("MTL-LoRA").title;

/** A site that can be replaced by its next version while it is served. */
const test = base.extend<{ site: { folder: string; publishNext(): Promise<void> } }>({
  site: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "offprint-"));
    await cp(rootFolder(), folder, { recursive: true });
    await use({ folder, publishNext: () => cp(nextFolder(), folder, { recursive: true }) });
    await rm(folder, { recursive: true });
  },
});

const build = (app: App) => app.page.locator('meta[name="offprint:build"]').getAttribute("content");

test("an update waits in both tabs, reloads both when asked, and leaves the library as it was", async ({ page, tab, serve, site }) => {
  const server = await serve(site.folder);
  const app = new App(page, server.url);
  await app.open();
  await app.masthead.expectReadyOffline();
  await app.save(lora);
  const kept = await app.kept();
  const other = await tab(server.url);
  await other.open("library");
  const before = await build(app);
  const loads = { app: 0, other: 0 };
  page.on("load", () => (loads.app += 1));
  other.page.on("load", () => (loads.other += 1));

  await site.publishNext();
  await other.page.bringToFront();
  await other.open("settings");
  await page.bringToFront();
  await app.masthead.expectUpdateAvailable();
  await other.masthead.expectUpdateAvailable();
  expect([await build(app), await build(other)]).toEqual([before, before]);
  expect(loads).toEqual({ app: 0, other: 1 });

  await app.masthead.badge.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => loads).toEqual({ app: 1, other: 2 });
  await app.ready();
  await other.page.bringToFront();
  await other.ready();
  expect(await build(app)).not.toBe(before);
  expect(await build(other)).toBe(await build(app));
  expect(await app.kept()).toEqual(kept);
  await other.masthead.expectSaved(1);
  await app.masthead.expectReadyOffline();
});

test("an update that arrives half leaves the old version whole", async ({ page, serve, faulty, site, guard }) => {
  guard.allow(/Failed to load resource|ServiceWorker|service worker|ERR_/i);
  const behind = await faulty(await serve(site.folder));
  const app = new App(page, behind.url);
  await app.open();
  await app.masthead.expectReadyOffline();
  const before = await build(app);
  await site.publishNext();
  // The worker's own script arrives, the page that belongs to it does not.
  behind.spoil = (path) => (path === "/" ? "cut off" : undefined);
  await app.open("settings");
  await expect.poll(() => behind.spoiled.length).toBeGreaterThan(0);
  await behind.stop();
  await app.open("?q=MTL-LoRA");
  await expect(app.list.link(lora)).toBeVisible();
  expect(await build(app)).toBe(before);
  await app.masthead.expectOfflineNow();
});
