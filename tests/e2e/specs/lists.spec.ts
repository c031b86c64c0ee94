// Lists of the reader's: made, renamed, removed, put in order.
import { expect, test } from "../fixtures";
import { papers } from "../site/collection";
import { entry, keep, list } from "../site/records";
import type { App } from "../pages/app";

const four = papers.slice(0, 4);
const [a, b, c, d] = four.map(({ title }) => title);
const address = "library?list=survey";

/** A list of four papers in the order a, b, c, d, and a fifth paper beside it. */
async function keepList(app: App): Promise<void> {
  const listed = four.map((paper, at) => entry(paper, { lists: ["survey"] }, at));
  await keep(app, [list("survey", "Survey"), ...listed, entry(papers[4], {}, 9)]);
}

test("a list is made beside the filters, filled from a paper, and shown by its box; back goes out of it", { tag: "@paths" }, async ({ app, page }) => {
  await keep(app, four.map((paper, at) => entry(paper, {}, at)));
  await app.open("library");
  await app.facets.newList.fill("Reading group");
  await app.facets.newList.press("Enter");
  await expect(app.facets.value("List", "Reading group")).toBeVisible();
  await app.list.link(b).click();
  await app.desk.lists.button.click();
  await app.desk.lists.list("Reading group").check();
  await app.desk.lists.close();
  await app.facets.value("List", "Reading group").check();
  await app.list.expectTitles([b]);
  await expect(app.library.listTitle).toHaveText("Reading group");
  await expect(app.list.order).toHaveValue("best");
  expect(app.address()).toMatch(/[?&]list=[0-9a-z]+/);
  await app.reload();
  await app.list.expectTitles([b]);
  await page.goBack();
  await app.list.expectCount(4);
  await expect(app.library.listTitle).toHaveCount(0);
  await page.goForward();
  await expect(app.list.chip("Reading group")).toBeVisible();
  await app.list.chip("Reading group").click();
  await app.list.expectCount(4);
});

test("a list gets another name, and undo gives the old one back", async ({ app, page }) => {
  await keepList(app);
  await app.open(address);
  await app.library.rename.click();
  await app.library.newName.fill("  Related   work ");
  await app.library.newName.press("Enter");
  await expect(app.library.listTitle).toHaveText("Related work");
  await expect(app.list.chip("Related work")).toBeVisible();
  await expect(app.facets.value("List", "Related work")).toBeChecked();
  await page.keyboard.press("u");
  await expect(app.library.listTitle).toHaveText("Survey");
  await page.keyboard.press("Shift+U");
  await expect(app.library.listTitle).toHaveText("Related work");
  await app.reload();
  await expect(app.library.listTitle).toHaveText("Related work");
});

test("a removed list leaves its papers saved, and comes back in its order", async ({ app }) => {
  await keepList(app);
  await app.open(address);
  await app.library.removeList.click();
  await expect(app.toast.message).toContainText("List “Survey” removed, its papers stay saved.");
  await app.masthead.expectSaved(5);
  await expect(app.library.listTitle).toHaveCount(0);
  await app.toast.undo.click();
  await expect(app.library.listTitle).toHaveText("Survey");
  await app.list.expectTitles([a, b, c, d]);
});

test("papers are put in order by dragging, and the order survives a reload", { tag: "@paths" }, async ({ app, page }) => {
  // Where a toast lies over the last row, Playwright scrolls while the button is down, and another row is dragged.
  await page.setViewportSize({ width: 1280, height: 1100 });
  await keepList(app);
  await app.open(address);
  await app.list.expectTitles([a, b, c, d]);
  await expect(app.list.order.getByRole("option", { name: "List order" })).toBeAttached();
  await app.list.row(a).dragTo(app.list.row(c));
  await app.list.expectTitles([b, c, a, d]);
  await expect(app.toast.message).toContainText("Place 3 of 4.");
  await app.list.row(d).dragTo(app.list.row(b));
  await app.list.expectTitles([d, b, c, a]);
  await app.reload();
  await app.list.expectTitles([d, b, c, a]);
});

test("J and K move the paper under the cursor, up to both ends, and u takes it back", async ({ app, page }) => {
  await keepList(app);
  await app.open(address);
  await app.list.expectTitles([a, b, c, d]);
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+J");
  await app.list.expectTitles([b, a, c, d]);
  await page.keyboard.press("Shift+J");
  await app.list.expectTitles([b, c, a, d]);
  await page.keyboard.press("Shift+J");
  await app.list.expectTitles([b, c, d, a]);
  await page.keyboard.press("Shift+J");
  await expect(app.toast.message).toContainText("Place 4 of 4.");
  await page.keyboard.press("Shift+K");
  await app.list.expectTitles([b, c, a, d]);
  await page.keyboard.press("u");
  await app.list.expectTitles([b, c, d, a]);
  await app.reload();
  await app.list.expectTitles([b, c, d, a]);
});

test("the buttons move the open paper; in another order they rest", async ({ app }) => {
  await keepList(app);
  await app.open(address);
  await expect(app.library.up).toBeDisabled();
  await app.list.link(c).click();
  await app.library.up.click();
  await app.list.expectTitles([a, c, b, d]);
  await app.library.up.click();
  await app.list.expectTitles([c, a, b, d]);
  await app.library.down.click();
  await app.list.expectTitles([a, c, b, d]);
  await expect(app.pane.title).toHaveText(c);
  await app.list.sortBy("Title");
  await expect(app.library.down).toBeDisabled();
  await app.list.sortBy("List order");
  await app.list.expectTitles([a, c, b, d]);
});

test("a link to a list that is gone shows nothing that could be lost, and says so", async ({ app }) => {
  await keepList(app);
  await app.open("library?list=nosuchlist");
  await expect(app.list.chip("a list that is gone")).toBeVisible();
  await app.list.chip("a list that is gone").click();
  await app.list.expectCount(5);
});
