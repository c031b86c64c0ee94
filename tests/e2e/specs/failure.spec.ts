// When the app breaks, does not come, or hangs: the page says so, the library is safe, and there is a way on.
import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures";
import { paper, papers } from "../site/collection";
import { App } from "../pages/app";

const lora = paper("MTL-LoRA");

test("a panic shows what happened, exports the library without the app, and a reload goes on", async ({ app, page, guard }) => {
  guard.allow(/unreachable|RuntimeError/);
  await app.open();
  await app.save(lora.title);
  const [kept, stored] = [await app.records(), await app.kept()];
  // What the app's panic hook does; after it nothing of the app runs any more.
  await page.evaluate(() => dispatchEvent(new CustomEvent("offprint:panic", { detail: "index out of bounds" })));
  await expect(app.rescue.heading).toBeVisible();
  await expect(app.rescue.dialog).toContainText("What you saved is safe.");
  await expect(app.rescue.dialog).toContainText("index out of bounds");
  const download = page.waitForEvent("download");
  await app.rescue.export.click();
  expect(JSON.parse(await readFile(await (await download).path(), "utf8"))).toMatchObject(stored);
  await app.rescue.reload.click();
  await app.ready();
  await app.masthead.expectSaved(1);
  expect(await app.records()).toEqual(kept);
});

for (const [what, fault] of [
  ["program does not come", "status 500"],
  ["program is cut short", "cut off"],
] as const) {
  test(`where the app's ${what}, the page says so over the plain list and exports the library`, async ({ page, serve, faulty, guard }) => {
    guard.allow(/./);
    const host = await faulty(await serve());
    const app = new App(page, host.url);
    await app.open();
    await app.save(lora.title);
    const [kept, stored] = [await app.records(), await app.kept()];
    await app.masthead.expectReadyOffline();
    // As for a reader who comes without an offline copy.
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
    await app.copy.evict();
    await app.copy.clearHttpCache();
    host.spoil = (path) => (path.includes("app_bg-") ? fault : undefined);
    await page.goto(host.url);
    await expect(app.rescue.heading).toBeVisible();
    const download = page.waitForEvent("download");
    await app.rescue.export.click();
    expect(JSON.parse(await readFile(await (await download).path(), "utf8"))).toMatchObject(stored);
    host.spoil = () => undefined;
    await app.rescue.reload.click();
    await app.ready();
    expect(await app.records()).toEqual(kept);
  });
}

test("a program that never comes leaves the plain list with its links to read", async ({ page, serve, faulty, guard }) => {
  // When the test ends, and the server with it.
  guard.allow(/Failed to (load resource|fetch)/);
  const host = await faulty(await serve());
  host.spoil = (path) => (path.includes("app_bg-") ? "silence" : undefined);
  await page.goto(host.url, { waitUntil: "commit" });
  const first = page.getByRole("article").first();
  await expect(first.getByRole("heading")).toBeVisible();
  await expect(first.getByRole("link").first()).toHaveAttribute("href", /^\/paper\//);
});

test("the search worker crashes 1 time and is there again by itself; the page goes on", async ({ app, page, guard }) => {
  guard.allow(/crash/);
  await app.open();
  await app.search("karpukhin");
  const before = page.workers();
  expect(before).toHaveLength(1);
  const again = page.waitForEvent("worker");
  await before[0].evaluate(() => void setTimeout(() => { throw new Error("crash"); }));
  await again;
  await app.search("MTL-LoRA");
  await expect(app.list.link(lora.title)).toBeVisible();
  await app.search("");
  await app.list.expectCount(papers.length);
  await expect(app.rescue.dialog).toHaveCount(0);
});
