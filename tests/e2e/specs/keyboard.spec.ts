// By keyboard alone: nothing here touches a pointer.
import { expect, test } from "../fixtures";
import { paper } from "../site/collection";

const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("a reader searches, reads, saves, cites and finds it in the library", { tag: "@paths" }, async ({ app, page }) => {
  const keys = page.keyboard;
  await app.open();
  await keys.press("/");
  await expect(app.masthead.search).toBeFocused();
  await keys.type("karpukhin ");
  await app.list.settled();
  await keys.press("ArrowDown");
  await keys.press("Enter");
  await expect(app.pane.title).toHaveText(retrieval.title);
  await keys.press("s");
  await expect(app.pane.save).toHaveAttribute("aria-pressed", "true");
  await keys.press("c");
  await expect(app.toast.message).toContainText("BibTeX copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("Retrieval");
  await expect(app.masthead.search).toHaveValue("karpukhin ");
  await keys.press("Escape");
  await expect(app.pane.title).toHaveCount(0);
  await keys.press("g");
  await keys.press("l");
  await expect(app.library.region).toBeVisible();
  await expect(app.list.link(retrieval.title)).toBeVisible();
});

test("j and k walk the list, Enter opens, j reads on, Escape closes", async ({ app, page }) => {
  await app.open("?q=retrieval");
  const ids = await app.list.ids();
  const cursor = app.list.region.locator(".row.is-cursor");
  for (const [key, at] of [["j", 0], ["j", 1], ["j", 2], ["k", 1]] as const) {
    await page.keyboard.press(key);
    await expect(cursor).toHaveAttribute("data-paper-id", ids[at]);
  }
  await page.keyboard.press("Enter");
  await expect.poll(() => app.address()).toBe(`paper/${ids[1]}?q=retrieval`);
  await page.keyboard.press("j");
  await expect.poll(() => app.address()).toBe(`paper/${ids[2]}?q=retrieval`);
  await page.keyboard.press("Escape");
  await expect.poll(() => app.address()).toBe("?q=retrieval");
});

test("the palette leads to a paper by a few letters", { tag: "@paths" }, async ({ app, page }) => {
  await app.open("settings");
  await page.keyboard.press("Control+k");
  await expect(app.palette.input).toBeFocused();
  await page.keyboard.type("mtllora");
  await expect(app.palette.chosen).toContainText("MTL-LoRA");
  await page.keyboard.press("Enter");
  await expect(app.palette.dialog).toHaveCount(0);
  await expect(app.pane.title).toHaveText(/^MTL-LoRA/);
});

test("the palette's choice moves with the arrows, in a circle, and Escape leaves all as it was", async ({ app, page }) => {
  await app.open();
  await page.keyboard.press("Control+k");
  await expect(app.palette.options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowUp");
  await expect(app.palette.options.last()).toHaveAttribute("aria-selected", "true");
  await expect(app.palette.input).toHaveAttribute("aria-activedescendant", (await app.palette.chosen.getAttribute("id"))!);
  await page.keyboard.press("Escape");
  // Not only closed but gone: until the page has heard of the closing, keys are the dialog's.
  await expect(page.locator("dialog")).toHaveCount(0);
  expect(app.address()).toBe("");
  await page.keyboard.press("j");
  await expect(app.list.region.locator(".row.is-cursor")).toHaveCount(1);
});

test("the list of keys opens with ?, names them all and closes with Escape", async ({ app, page }) => {
  await app.open();
  await page.keyboard.press("?");
  await expect(app.keys.dialog).toBeVisible();
  for (const words of ["search", "next paper", "save or remove", "write a note", "tag", "mark read", "copy BibTeX", "library", "select the paper", "undo in the library", "redo"]) {
    await expect(app.keys.dialog.getByText(words, { exact: true })).toBeVisible();
  }
  await page.keyboard.press("Escape");
  await expect(app.keys.dialog).toHaveCount(0);
});

test("single letters do nothing once they are switched off, also after a reload", async ({ app, page }) => {
  await app.open("settings");
  await app.settings.singleKeys.focus();
  await page.keyboard.press("Space");
  await expect(app.settings.singleKeys).not.toBeChecked();
  await app.open();
  for (const key of ["j", "s", "?", "/", "g", "l"]) await page.keyboard.press(key);
  await expect(app.list.region.locator(".row.is-cursor")).toHaveCount(0);
  await expect(app.keys.dialog).toHaveCount(0);
  await expect(app.masthead.search).not.toBeFocused();
  expect(app.address()).toBe("");
  await page.keyboard.press("Control+k");
  await expect(app.palette.dialog).toBeVisible();
});

test("single letters never act while text is typed", async ({ app, page }) => {
  await app.open(`paper/${retrieval.ids[0]}`);
  await app.masthead.search.focus();
  await page.keyboard.type("scugl?/jk");
  await expect(app.masthead.search).toHaveValue("scugl?/jk");
  await expect(app.keys.dialog).toHaveCount(0);
  await app.masthead.expectSaved(0);
});

test("Tab reaches the list through the skip link, and every row's link shows where it is", async ({ app, page }) => {
  await app.open();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the papers" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  expect(app.address()).toBe("");
  await app.list.rows.first().getByRole("link").focus();
  await page.keyboard.press("Tab");
  await expect(app.list.rows.first().getByRole("button")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(app.list.rows.nth(1).getByRole("link")).toBeFocused();
});
