// Without a network: the server is really gone.
import { expect, test } from "../fixtures";
import { paper } from "../site/collection";
import { parseBibtex } from "../site/bibtex";
import { App } from "../pages/app";

const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("after one visit everything works without a server", { tag: "@paths" }, async ({ page, serve }) => {
  const server = await serve();
  const app = new App(page, server.url);
  await app.open();
  await app.masthead.expectReadyOffline();
  await server.stop();
  await expect(page.request.get(server.url)).rejects.toThrow();

  await app.reload();
  await expect(app.list.status).toHaveText("119 papers");
  await app.search("knowlege-intensive");
  await expect(app.list.link(retrieval.title)).toBeVisible();
  await app.open(`paper/${retrieval.ids[1]}?q=retrieval`);
  await expect(app.pane.title).toHaveText(retrieval.title);
  await page.keyboard.press("s");
  await app.masthead.expectSaved(1);
  await page.keyboard.press("c");
  await expect(app.toast.message).toContainText("BibTeX copied.");
  expect(parseBibtex(await page.evaluate(() => navigator.clipboard.readText()))).toHaveLength(1);
  for (const address of ["library", "settings", "about"]) {
    await app.open(address);
    await expect(page.getByRole("heading", { level: 1 }).first()).toHaveText(/Library|Settings|About/);
  }
  await app.masthead.expectSaved(1);
});

test("fonts and icons are there without a server", async ({ page, serve }) => {
  const server = await serve();
  const app = new App(page, server.url);
  await app.open();
  await app.masthead.expectReadyOffline();
  await server.stop();
  await app.reload();
  expect(await page.evaluate(() => document.fonts.ready.then((fonts) => [...fonts].filter((f) => f.status === "loaded").length))).toBeGreaterThan(1);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>("link[rel=manifest]")!;
    const manifest = await (await fetch(link.href)).json();
    const icons = await Promise.all(manifest.icons.map((icon: { src: string }) => fetch(new URL(icon.src, link.href))));
    return { start: new URL(manifest.start_url, link.href).href, icons: icons.map((icon: Response) => icon.status) };
  });
  expect(manifest.start).toBe(server.url);
  expect(manifest.icons.length).toBeGreaterThan(2);
  expect(new Set(manifest.icons)).toEqual(new Set([200]));
});

test("the first visit never reloads the page", { tag: "@paths" }, async ({ page, serve }) => {
  const server = await serve();
  const app = new App(page, server.url);
  let loads = 0;
  page.on("load", () => (loads += 1));
  await app.open();
  await app.search("retrieval");
  await app.masthead.expectReadyOffline();
  await expect(app.masthead.search).toHaveValue("retrieval");
  expect(loads).toBe(1);
});

for (const fault of ["status 500", "cut off", "flipped byte"] as const) {
  test(`one file with a ${fault} and nothing is called ready; a later visit completes it`, async ({ page, serve, faulty, guard }) => {
    guard.allow(/Failed to load resource|integrity|ServiceWorker|service worker|ERR_|digest/i);
    const spoiled = await faulty(await serve());
    const app = new App(page, spoiled.url);
    // Not needed by the page itself, so that only the installation can notice.
    spoiled.spoil = (path) => (path.includes("maskable") ? fault : undefined);
    await app.open();
    await expect(app.masthead.badge).toContainText("Not saved for offline", { timeout: 20_000 });
    await expect.poll(() => spoiled.spoiled.length).toBeGreaterThan(0);
    await expect(app.list.status).toHaveText("119 papers");
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null)).toBeNull();

    spoiled.spoil = () => undefined;
    await app.reload();
    await app.masthead.expectReadyOffline();
    await spoiled.stop();
    await app.reload();
    await expect(app.list.status).toHaveText("119 papers");
  });
}
