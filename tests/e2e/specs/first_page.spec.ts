// The first page as HTML, and how the app takes its place: no flash, no shift, no lost letter.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { papers } from "../site/collection";

/** What stands where: structure, words and boxes of the parts that are there from the start. */
async function picture(page: Page) {
  return page.evaluate(() => {
    const describe = (element: Element): unknown[] => {
      const box = element.getBoundingClientRect();
      const attributes = ["class", "href", "type", "role", "aria-label", "aria-current", "data-paper-id"];
      return [
        element.localName,
        attributes.map((name) => element.getAttribute(name)?.split(/\s+/).toSorted().join(" ")).filter(Boolean).join(" | "),
        [...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent?.trim())
          .filter(Boolean)
          .join(" "),
        ["x", "y", "width", "height"].map((side) => Math.round(box[side as "x"])).join(" "),
        ...[...element.children].map(describe),
      ];
    };
    const part = (selector: string) => [...document.querySelectorAll(selector)].map(describe);
    return {
      search: part(".search"),
      pages: part(".nav"),
      facets: part(".facets .facet"),
      listLine: part(".list-line .status"),
      rows: part(".rows .row").slice(0, 10),
      welcome: part(".welcome"),
    };
  });
}

/**
 * Has the browser wait for fonts instead of going without those that come late, as they do on a busy machine: boxes in
 * two faces cannot be compared.
 */
const waitForFonts = (page: Page) =>
  page.route("**/assets/*.css", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/font-display: ?optional/g, "font-display:block");
    await route.fulfill({ response, body });
  });

/** Waits for every font, so that boxes can be compared. Those that stand in are not on every system. */
const fonts = (page: Page) =>
  page.evaluate(() => Promise.allSettled([...document.fonts].map((font) => font.load())).then(() => {}));

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page shows the newest papers with their shell", { tag: "@paths" }, async ({ app, page }) => {
    await page.goto(app.start);
    await expect(app.masthead.search).toBeVisible();
    await expect(app.list.rows.first()).toBeVisible();
    expect(await app.list.rows.count()).toBeGreaterThan(7);
    const newest = Math.max(...papers.map((paper) => paper.year ?? 0));
    await expect(app.list.rows.first()).toContainText(String(newest));
    await expect(app.list.status).toHaveText("119 papers");
    await expect(app.facets.group("Topic")).toBeVisible();
  });
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]) {
  test(`the app puts the same elements in the same places at ${viewport.width} × ${viewport.height}`, async ({ app, page, browser, guard }) => {
    const context = await browser.newContext({ viewport });
    await guard.watch(context);
    const still = await context.newPage();
    await still.route("**/assets/app-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
    await waitForFonts(still);
    await still.goto(app.start);
    await fonts(still);
    const before = await picture(still);
    await context.close();
    await page.setViewportSize(viewport);
    await waitForFonts(page);
    await app.open();
    await fonts(page);
    const after = await picture(page);
    expect(before.rows.length).toBe(10);
    for (const part of Object.keys(before) as (keyof typeof before)[]) {
      expect(after[part], part).toEqual(before[part]);
    }
  });
}

test("nothing moves while the page loads", { tag: "@paths" }, async ({ app, page }) => {
  await page.addInitScript(() => {
    const shifts: unknown[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node?: Node }[] })[]) {
        shifts.push([entry.value, entry.sources.map((source) => (source.node as Element)?.className ?? String(source.node))]);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await app.open();
  await app.masthead.expectReadyOffline();
  // The fonts are at hand now, as they are for everyone who has been here before.
  await app.reload();
  await app.masthead.expectReadyOffline();
  expect(await page.evaluate(() => (window as unknown as { shifts: unknown[] }).shifts)).toEqual([]);
});

test("what is typed before the app is there stays, with caret and focus", { tag: "@paths" }, async ({ app, page }) => {
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  await page.route("**/assets/app_bg-*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(app.start);
  await app.masthead.search.click();
  await page.keyboard.type("retieval");
  for (let n = 0; n < 5; n += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("r");
  expect(await app.entries("offprint:ready")).toBe(0);
  release();
  await app.ready();
  await expect(app.masthead.search).toHaveValue("retrieval");
  await expect(app.masthead.search).toBeFocused();
  await expect.poll(() => app.masthead.search.evaluate((input: HTMLInputElement) => input.selectionStart)).toBe(4);
  await expect(app.list.status).toHaveText(/^\d+ of 119 papers/);
  await expect(app.list.region.locator("mark").first()).toHaveText(/retriev/i);
  await page.keyboard.type("x");
  await expect(app.masthead.search).toHaveValue("retrxieval");
});

test("the page tells how long it took", async ({ app }) => {
  await app.open();
  expect(await app.entries("offprint:search")).toBeGreaterThan(0);
  const before = await app.entries("offprint:paint");
  await app.search("retrieval");
  await expect.poll(() => app.entries("offprint:paint")).toBeGreaterThan(before);
  const durations = await app.page.evaluate(() => performance.getEntriesByName("offprint:paint").map((entry) => entry.duration));
  expect(durations.every((duration) => duration > 0)).toBe(true);
});
