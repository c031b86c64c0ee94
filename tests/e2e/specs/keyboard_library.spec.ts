// The library by keyboard alone: nothing here touches a pointer.
import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures";
import { parseBibtex } from "../site/bibtex";
import { paper, papers } from "../site/collection";
import { entry, keep } from "../site/records";
import type { Locator, Page } from "@playwright/test";

const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");

/** Presses Tab, or Shift+Tab, until the focus is there. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const there = () => target.evaluate((element) => element === document.activeElement).catch(() => false);
  for (let n = 0; n < 150 && !(await there()); n += 1) await page.keyboard.press(key);
  await expect(target).toBeFocused();
}

test("a reader saves a paper, notes, tags, puts it on a list and exports the list", { tag: "@paths" }, async ({ app, page }) => {
  const keys = page.keyboard;
  await app.open();
  await keys.press("/");
  await keys.type("karpukhin ");
  await app.list.settled();
  await keys.press("Enter");
  await expect(app.pane.title).toHaveText(retrieval.title);
  await keys.press("s");
  await expect(app.pane.save).toHaveAttribute("aria-pressed", "true");

  await keys.press("e");
  await expect(app.desk.field).toBeFocused();
  await keys.type("The *baseline* to beat");
  await expect(app.desk.state).toHaveText("Saved");
  await keys.press("Escape");
  await expect(app.desk.write).toBeFocused();

  await keys.press("t");
  await expect(app.desk.newTag).toBeFocused();
  await keys.type("baseline");
  await keys.press("Enter");
  await expect(app.desk.tag("baseline")).toBeVisible();

  await tabTo(page, app.desk.lists.button, "Shift+Tab");
  await keys.press("Enter");
  await expect(app.desk.lists.menu).toBeVisible();
  await tabTo(page, app.desk.lists.newList);
  await keys.type("Survey");
  await keys.press("Enter");
  await expect(app.desk.lists.list("Survey")).toBeChecked();
  await app.desk.lists.close();

  await keys.press("r");
  await expect(app.pane.status).toHaveValue("read");
  await keys.press("g");
  await keys.press("l");
  await expect(app.list.link(retrieval.title)).toBeVisible();
  await tabTo(page, app.facets.value("List", "Survey"));
  await keys.press("Space");
  await expect(app.library.listTitle).toHaveText("Survey");
  await tabTo(page, app.library.export);
  await keys.press("Enter");
  await expect(app.library.exportMenu).toBeVisible();
  await tabTo(page, app.library.format("BibTeX"));
  const download = page.waitForEvent("download");
  await keys.press("Enter");
  const file = await download;
  expect(file.suggestedFilename()).toBe("Survey.bib");
  expect(parseBibtex(await readFile(await file.path(), "utf8"))).toHaveLength(1);
  await expect(app.library.exportMenu).toBeHidden();
  await expect(app.library.export).toBeFocused();
});

test("papers are selected, tagged and removed, and all of it is taken back", async ({ app, page }) => {
  const keys = page.keyboard;
  await keep(app, papers.slice(0, 5).map((paper, at) => entry(paper, {}, at)));
  await app.open("library");
  await app.list.expectCount(5);
  for (const key of ["j", "x", "j", "j", "x"]) await keys.press(key);
  await expect(app.selection.count).toHaveText("2 papers selected");
  await tabTo(page, app.selection.tag);
  await keys.press("Enter");
  await tabTo(page, app.selection.newTag);
  await keys.type("both");
  await keys.press("Enter");
  await expect(app.toast.message).toContainText("2 papers tagged.");
  await tabTo(page, app.selection.remove);
  await keys.press("Enter");
  await app.masthead.expectSaved(3);
  await keys.press("u");
  await app.masthead.expectSaved(5);
  await keys.press("u");
  await expect(app.facets.group("Tag")).toHaveCount(0);
});

test("Escape ends selecting and closes menus before anything else", async ({ app, page }) => {
  await keep(app, papers.slice(0, 3).map((paper, at) => entry(paper, {}, at)));
  await app.open("library");
  await app.list.expectCount(3);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await tabTo(page, app.selection.status);
  await page.keyboard.press("Enter");
  await expect(app.selection.statusMenu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(app.selection.statusMenu).toBeHidden();
  await expect(app.selection.bar).toBeVisible();
  await tabTo(page, app.selection.done);
  await page.keyboard.press("Enter");
  await expect(app.selection.bar).toHaveCount(0);
});
