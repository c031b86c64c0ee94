// The part of the program that is fetched when the first view stands: when it comes, and what is said if it does not.
import { type Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { paper } from "../site/collection";
import { App } from "../pages/app";

const lora = paper("MTL-LoRA");
const isChunk = (path: string) => path.includes("app_screens-");

/** When the chunk and the main program were asked for and had come, and when the app was ready, in milliseconds. */
async function times(page: Page) {
  return page.evaluate(() => {
    const all = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const of = (name: string) => all.filter((entry) => entry.name.includes(name));
    return {
      chunk: of("app_screens-").map(({ startTime, initiatorType }) => ({ startTime, initiatorType })),
      programCame: of("app_bg-")[0].responseEnd,
      ready: performance.getEntriesByName("offprint:ready")[0].startTime,
    };
  });
}

test("the start page fetches it once, when the page is ready", { tag: "@paths" }, async ({ app, page }) => {
  await app.open();
  await expect.poll(async () => (await times(page)).chunk.length).toBe(1);
  await page.keyboard.press("?");
  await expect(app.keys.dialog).toBeVisible();
  const { chunk, ready } = await times(page);
  expect(chunk).toHaveLength(1);
  expect(chunk[0].startTime).toBeGreaterThan(ready);
});

for (const address of ["library", "settings", "about", "nowhere"]) {
  test(`/${address} fetches it once, along with the program`, { tag: address === "library" ? "@paths" : [] }, async ({ app, page, guard }) => {
    guard.allow(/404 \(Not Found\)/);
    await app.open(address);
    await expect(page.getByRole("heading", { level: 1 }).first()).toHaveText(/^(Library|Settings|About this collection|Page not found)$/);
    const { chunk, programCame } = await times(page);
    expect(chunk).toHaveLength(1);
    expect(chunk[0].initiatorType).toBe("link");
    expect(chunk[0].startTime).toBeLessThan(programCame);
  });
}

test("an open paper does not ask for it before the page is ready", async ({ app, page }) => {
  await app.open(`paper/${lora.ids[0]}`);
  await expect.poll(async () => (await times(page)).chunk.length).toBe(1);
  const { chunk, ready } = await times(page);
  expect(chunk[0].startTime).toBeGreaterThan(ready);
});

for (const fault of ["status 500", "refused", "cut off"] as const) {
  test(`where it does not come (${fault}), a page says so, all else works, and "Try again" gets it`, async ({ page, serve, faulty, guard }) => {
    guard.allow(/Failed to load resource|ServiceWorker|service worker|ERR_|integrity/i);
    const host = await faulty(await serve());
    host.spoil = (path) => (isChunk(path) ? fault : undefined);
    const app = new App(page, host.url);
    await app.open();
    await page.keyboard.press("g");
    await page.keyboard.press("s");
    const notice = page.getByRole("heading", { name: "This part could not be loaded" });
    await expect(notice).toBeVisible();
    expect(host.spoiled.filter(isChunk).length).toBeGreaterThanOrEqual(3);

    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await app.search("MTL-LoRA");
    await expect(app.list.link(lora.title)).toBeVisible();
    await app.list.save(lora.title).click();
    await app.masthead.expectSaved(1);

    await app.open("settings");
    await expect(notice).toBeVisible();
    host.spoil = () => undefined;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
    await expect(notice).toHaveCount(0);
    await app.masthead.expectSaved(1);
    await expect(app.rescue.dialog).toHaveCount(0);
  });
}

test("a dialog says so too, closes on Escape, and is there when it can be had", async ({ page, serve, faulty, guard }) => {
  guard.allow(/Failed to load resource|ServiceWorker|service worker|ERR_/i);
  const host = await faulty(await serve());
  host.spoil = (path) => (isChunk(path) ? "refused" : undefined);
  const app = new App(page, host.url);
  await app.open();
  await page.keyboard.press("Control+k");
  const awaited = page.getByRole("dialog", { name: "Not loaded yet" });
  await expect(awaited).toBeVisible();
  await expect(awaited).toContainText("This part could not be loaded");
  await page.keyboard.press("Escape");
  await expect(awaited).toHaveCount(0);

  // Work that is in there says so in a message.
  await page.keyboard.press("j");
  await page.keyboard.press("c");
  await expect(app.toast.message.filter({ hasText: "A part of Offprint could not be loaded." })).toBeVisible();

  await page.keyboard.press("Control+k");
  host.spoil = () => undefined;
  const again = awaited.getByRole("button", { name: "Try again" });
  await expect(app.palette.dialog.or(again)).toBeVisible();
  if (await again.isVisible()) await again.click();
  await expect(app.palette.dialog).toBeVisible();
  await expect(awaited).toHaveCount(0);
});

test("a visit that begins in the library works without a server", { tag: "@paths" }, async ({ page, context, serve }) => {
  const server = await serve();
  const app = new App(page, server.url);
  await app.open();
  await app.search("MTL-LoRA");
  await app.list.save(lora.title).click();
  await app.masthead.expectReadyOffline();
  await server.stop();
  await page.close();
  const later = new App(await context.newPage(), server.url);
  await later.open("library");
  await expect(later.list.link(lora.title)).toBeVisible();
  await later.page.keyboard.press("Control+k");
  await expect(later.palette.dialog).toBeVisible();
  expect((await times(later.page)).chunk).toHaveLength(1);
});
