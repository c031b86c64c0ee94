// A large collection comes with its index: searched before its positions are there, and offline.
import { expect, test } from "../fixtures";
import { App } from "../pages/app";
import { LARGE, largeSite } from "../site/large";

test(`a site of ${LARGE} papers is searched by its published index, with phrases and reasons once positions have come, and offline`, async ({ page, serve, guard }) => {
  test.slow();
  guard.allow(/Failed to load resource|ERR_FAILED/);
  const site = await largeSite();
  const server = await serve(site.folder);
  const app = new App(page, server.url);
  let asked = 0;
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.context().route("**/data/positions-*.bin", async (route) => {
    asked += 1;
    await released;
    await route.continue();
  });
  await app.open();
  await expect(app.list.status).toHaveText(`${LARGE} papers`);
  await app.search("multi-taks lerning");
  await expect.poll(() => app.list.count()).toBeGreaterThan(50);
  await app.search('"learning multi"');
  const words = await app.list.count();
  await expect.poll(() => asked).toBeGreaterThan(0);
  release();
  // Positions are here: the phrase is searched as one, without another key.
  await expect.poll(() => app.list.count()).toBeLessThan(words);
  // The titles, for the last tier, come with the papers.
  await app.search("mltsklrn");
  await expect(app.list.status).toContainText("titles with these letters");
  await app.search("karpukhin");
  await app.explanation.button(app.list.rows.first()).click();
  await expect(app.explanation.words.first()).toHaveText("karpukhin → Karpukhin");
  await app.page.keyboard.press("Escape");
  await app.masthead.expectReadyOffline();
  await server.stop();
  await app.reload();
  await app.search('"learning multi"');
  await expect.poll(() => app.list.count()).toBeLessThan(words);
  await app.search("karpukhin");
  await expect.poll(() => app.list.count()).toBeGreaterThan(0);
  await site.remove();
});

test("an index that cannot be fetched is said, and comes with the next search", async ({ page, serve, guard }) => {
  test.slow();
  guard.allow(/Failed to load resource|ERR_FAILED/);
  const site = await largeSite();
  const server = await serve(site.folder);
  const app = new App(page, server.url);
  let asked = 0;
  let down = true;
  // The offline copy would ask for the file as well, in its own time.
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "serviceWorker"));
  await page.context().route("**/data/index-*.bin", async (route) => {
    asked += 1;
    if (down) await route.fulfill({ status: 503, body: "later" });
    else await route.continue();
  });
  await page.goto(server.url);
  await expect(app.list.notice).toContainText(/index could not be fetched/, { timeout: 60_000 });
  expect(asked).toBe(4);
  down = false;
  await app.masthead.search.fill("karpukhin");
  await expect.poll(() => app.list.count(), { timeout: 60_000 }).toBeGreaterThan(0);
  await site.remove();
});
