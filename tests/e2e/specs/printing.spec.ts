// The library on paper: every paper with its authors, link and note, and nothing of the screen.
import { expect, test } from "../fixtures";
import { displayName, papers } from "../site/collection";
import { foreign } from "../site/hostile";
import { entry, keep, list } from "../site/records";
import type { App } from "../pages/app";

/** More papers than rows stand on the screen. */
const many = papers.slice(0, 80);

async function print(app: App): Promise<void> {
  await app.page.emulateMedia({ media: "print" });
  await app.page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(app.library.printed).toBeVisible();
}

test.beforeEach(({ app }) =>
  keep(app, [
    list("survey", "Survey"),
    ...many.map((paper, at) => entry(paper, { note: at % 2 ? `Note **${at}** <b>x</b>` : undefined, lists: at < 3 ? ["survey"] : [] }, at)),
  ]),
);

test("all saved papers are printed with title, authors, link and note, and nothing else", async ({ app, page }) => {
  await app.open("library");
  await app.list.expectCount(many.length);
  await print(app);
  await expect(app.library.printed.getByRole("heading", { level: 1 })).toHaveText("Library");
  await expect(app.library.printed).toContainText(`${many.length} papers`);
  const items = app.library.printed.locator(".print-paper");
  await expect(items).toHaveCount(many.length);
  await expect(items.getByRole("heading")).toHaveText(many.map(({ title }) => title).toReversed());
  for (const [at, paper] of many.entries()) {
    const item = items.nth(many.length - 1 - at);
    await expect(item).toContainText(paper.authors.map(displayName).join(", "));
    await expect(item).toContainText(/https?:\/\//);
    if (at % 2) await expect(item.locator(".note-text")).toHaveText(`Note ${at} <b>x</b>`);
  }
  await expect(app.masthead.banner).toBeHidden();
  await expect(app.facets.region).toBeHidden();
  await expect(app.list.rows.first()).toBeHidden();
  expect(await foreign(page)).toEqual([]);

  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(app.library.printed).toHaveCount(0);
  await expect(app.list.rows.first()).toBeVisible();
});

test("a list is printed under its name and in its order", async ({ app }) => {
  await app.open("library?list=survey");
  await app.list.expectCount(3);
  await print(app);
  await expect(app.library.printed.getByRole("heading", { level: 1 })).toHaveText("Survey");
  await expect(app.library.printed.locator(".print-title")).toHaveText(many.slice(0, 3).map(({ title }) => title));
});

test("the button opens the browser's own dialog for printing", async ({ app, page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "print", { value: () => document.body.setAttribute("data-printed", "") }));
  await app.open("library");
  await app.library.print.click();
  await expect(page.locator("body[data-printed]")).toBeAttached();
});
