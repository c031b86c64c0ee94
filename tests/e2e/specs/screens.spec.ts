// Screens: three panes on a wide one, two on a tablet, one on a phone; light and dark.
import { expect, test } from "../fixtures";
import { frequencies, papers } from "../site/collection";

const topic = frequencies((paper) => paper.topics ?? [])[0][0];

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("list and paper take turns, and the list keeps its place", { tag: "@paths" }, async ({ app, page }) => {
    await app.open();
    await expect(app.list.rows.first()).toBeVisible();
    await app.list.rows.nth(9).scrollIntoViewIfNeeded();
    const scrolled = () => page.locator(".rows").evaluate((rows) => rows.scrollTop);
    const before = await scrolled();
    expect(before).toBeGreaterThan(100);
    await app.list.rows.nth(9).getByRole("link").tap();
    await expect(app.pane.title).toBeVisible();
    await expect(app.list.region).toBeHidden();
    await app.pane.back.tap();
    await expect(app.list.rows.nth(9)).toBeInViewport();
    expect(await scrolled()).toBe(before);
    await expect(app.pane.title).toHaveCount(0);
  });

  test("pages and filters are in a bar at the foot, within reach of a thumb", async ({ app, page }) => {
    await app.open();
    for (const target of [app.masthead.link("Browse"), app.masthead.link("Library"), app.masthead.filters, app.masthead.link("Settings")]) {
      const box = (await target.boundingBox())!;
      expect(box.y).toBeGreaterThan(760);
      expect(box.height).toBeGreaterThanOrEqual(44);
    }
    await app.masthead.link("Library").tap();
    await expect(app.library.nothingSaved).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test("the filters are a sheet that says what it would show", async ({ app, page }) => {
    await app.open();
    await expect(app.facets.region).toBeHidden();
    await app.masthead.filters.tap();
    await expect(app.facets.region).toBeVisible();
    await app.facets.value("Topic", topic).tap();
    const count = papers.filter((paper) => paper.topics?.includes(topic)).length;
    await expect(app.facets.show).toHaveText(`Show ${count} papers`);
    await app.facets.show.tap();
    await expect(app.facets.region).toBeHidden();
    await app.list.expectCount(count);
    await expect(app.masthead.filters).toHaveText(/^Filters\s+1$/);
    await app.masthead.filters.tap();
    await page.keyboard.press("Escape");
    await expect(app.facets.region).toBeHidden();
  });

  test("a shared paper opens as a paper, and its list is one step back", async ({ app }) => {
    await app.open(`paper/${papers[0].ids[0]}`);
    await expect(app.pane.title).toHaveText(papers[0].title);
    await expect(app.pane.save).toBeInViewport();
    await app.pane.back.tap();
    await expect(app.list.status).toHaveText("119 papers");
  });
});

test.describe("on a tablet", () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test("list and paper stand side by side, the filters behind a button", async ({ app }) => {
    await app.open();
    await expect(app.facets.region).toBeHidden();
    await app.list.rows.first().getByRole("link").click();
    await expect(app.pane.title).toBeVisible();
    await expect(app.list.rows.first()).toBeVisible();
    await app.list.openFilters.click();
    await expect(app.facets.region).toBeVisible();
    await app.facets.value("Show only", "has code").check();
    await app.facets.show.click();
    await app.list.expectCount(papers.filter((paper) => paper.links?.code?.length).length);
  });
});

test("on a wide screen all three panes are there", async ({ app, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await app.open(`paper/${papers[0].ids[0]}`);
  await expect(app.facets.region).toBeVisible();
  await expect(app.list.region).toBeVisible();
  await expect(app.pane.of(papers[0].title)).toBeVisible();
  await expect(app.list.openFilters).toBeHidden();
  await expect(app.masthead.filters).toBeHidden();
});

test("the theme is the system's until one is chosen, and a choice holds from the first paint", async ({ app, page }) => {
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme ?? "system");
  await page.emulateMedia({ colorScheme: "dark" });
  await app.open();
  expect(await theme()).toBe("system");
  await app.masthead.theme.click();
  expect(await theme()).toBe("light");
  await app.open("settings");
  await expect(app.settings.theme("Light")).toBeChecked();
  // Without the app's program only the scripts before the first paint have run.
  const bare = await page.context().newPage();
  await bare.route("**/assets/app-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  const session = await page.context().newCDPSession(bare);
  await session.send("Network.setBypassServiceWorker", { bypass: true });
  await bare.emulateMedia({ colorScheme: "dark" });
  await bare.goto(app.start);
  expect(await bare.evaluate(() => document.documentElement.dataset.theme)).toBe("light");
});

test("fewer animations run where the reader asks for less motion", async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await app.open();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      return [style.transitionDuration, style.animationDuration].some((time) => time.split(",").some((part) => parseFloat(part) > 0.011));
    }).map((element) => element.className),
  );
  expect(moving).toEqual([]);
});
