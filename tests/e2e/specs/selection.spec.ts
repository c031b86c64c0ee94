// Many papers at once: selecting them, and what can be done with the selected ones.
import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures";
import { parseBibtex } from "../site/bibtex";
import { papers } from "../site/collection";
import { entry, keep, said } from "../site/records";

/** The latest saved stands first. */
const six = papers.slice(0, 6).reverse();
const [a, b, c, d, e, f] = six.map(({ title }) => title);

test.beforeEach(async ({ app }) => {
  await keep(app, six.toReversed().map((paper, at) => entry(paper, at === 5 ? { tags: ["old"], note: "Mine" } : {}, at)));
  await app.open("library");
  await app.list.expectTitles([a, b, c, d, e, f]);
});

test("papers are selected by a click, a range with Shift, and all of them", { tag: "@paths" }, async ({ app, page }) => {
  await app.library.select.click();
  await expect(app.selection.count).toHaveText("Tick papers, or press x");
  await expect(app.selection.tag).toBeDisabled();
  await app.selection.box(b).click();
  await expect(app.selection.count).toHaveText("1 paper selected");
  await app.selection.box(e).click({ modifiers: ["Shift"] });
  await expect(app.selection.count).toHaveText("4 papers selected");
  for (const title of [b, c, d, e]) await expect(app.selection.box(title)).toBeChecked();
  for (const title of [a, f]) await expect(app.selection.box(title)).not.toBeChecked();
  await app.selection.box(c).click();
  await expect(app.selection.box(c)).not.toBeChecked();
  await expect(app.selection.count).toHaveText("3 papers selected");
  await app.selection.all.click();
  await expect(app.selection.count).toHaveText("6 papers selected");
  await app.selection.done.click();
  await expect(app.selection.bar).toHaveCount(0);
  await expect(page.getByRole("checkbox", { name: /^Select: / })).toHaveCount(0);
});

test("the key x selects the paper under the cursor, and takes it out again", async ({ app, page }) => {
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(app.selection.box(a)).toBeChecked();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(app.selection.count).toHaveText("2 papers selected");
  await page.keyboard.press("x");
  await expect(app.selection.box(b)).not.toBeChecked();
  await expect(app.selection.count).toHaveText("1 paper selected");
});

test("all selected papers are tagged at once, and the tag is taken off as one step", async ({ app, page }) => {
  await app.library.select.click();
  for (const title of [a, b, c]) await app.selection.box(title).click();
  await app.selection.tag.click();
  await app.selection.newTag.fill("to cite");
  await app.selection.newTag.press("Enter");
  await expect(app.toast.message).toContainText("3 papers tagged.");
  await expect(app.selection.tagMenu).toBeHidden();
  await expect(app.facets.value("Tag", "to cite")).toBeVisible();
  await expect.poll(() => app.facets.counts("Tag")).toEqual([["to cite", 3], ["old", 1]]);
  await app.selection.tag.click();
  await app.selection.tagMenu.getByRole("button", { name: "Remove “old”" }).click();
  await expect(app.toast.message).toContainText("Tag removed from 1 paper.");
  await page.keyboard.press("u");
  await page.keyboard.press("u");
  await expect.poll(() => app.facets.counts("Tag")).toEqual([["old", 1]]);
});

test("all selected papers are put on a list; a list that some are on is half ticked", async ({ app }) => {
  await app.library.select.click();
  for (const title of [d, b]) await app.selection.box(title).click();
  await app.selection.lists.make("Survey");
  await expect.poll(() => app.facets.counts("List")).toEqual([["Survey", 2]]);
  await app.selection.box(a).click();
  await app.selection.lists.button.click();
  const box = app.selection.lists.list("Survey");
  await expect(box).toBeChecked({ indeterminate: true });
  await box.check();
  await expect.poll(() => app.facets.counts("List")).toEqual([["Survey", 3]]);
  await box.uncheck();
  await expect.poll(() => app.facets.counts("List")).toEqual([["Survey", 0]]);
});

test("the selected papers of a list are moved to another as one step", async ({ app, page }) => {
  await app.library.select.click();
  for (const title of [b, d, e]) await app.selection.box(title).click();
  await app.selection.lists.make("Survey");
  await app.selection.done.click();
  await app.facets.newList.fill("Later");
  await app.facets.newList.press("Enter");
  await expect(app.selection.move).toHaveCount(0);
  await app.facets.value("List", "Survey").check();
  await app.list.expectTitles([b, d, e]);
  await app.library.select.click();
  for (const title of [b, e]) await app.selection.box(title).click();
  await app.selection.move.click();
  await expect(app.selection.moveMenu.getByRole("button")).toHaveText(["Later"]);
  await app.selection.moveMenu.getByRole("button", { name: "Later" }).click();
  await expect(app.toast.message).toContainText("2 papers moved.");
  await app.list.expectTitles([d]);
  await app.facets.value("List", "Survey").uncheck();
  await app.facets.value("List", "Later").check();
  await app.list.expectTitles([b, e]);
  await page.keyboard.press("u");
  await expect.poll(() => app.facets.counts("List")).toEqual([["Later", 0], ["Survey", 3]]);
});

test("all selected papers get a status, and undo takes it from all of them", async ({ app }) => {
  await app.library.select.click();
  for (const title of [a, f]) await app.selection.box(title).click();
  await app.selection.status.click();
  await app.selection.statusMenu.getByRole("button", { name: "Reading" }).click();
  await expect(app.toast.message).toContainText("2 papers marked “Reading”.");
  await expect.poll(() => app.facets.counts("Status")).toEqual([["To read", 4], ["Reading", 2], ["Read", 0]]);
  await app.toast.undo.click();
  await expect.poll(() => app.facets.counts("Status")).toEqual([["To read", 6], ["Reading", 0], ["Read", 0]]);
});

test("only the selected papers are exported, in the order of the list", async ({ app, page }) => {
  await app.library.select.click();
  for (const title of [e, b]) await app.selection.box(title).click();
  const exported = async (format: string) => {
    await app.selection.export.click();
    const download = page.waitForEvent("download");
    await app.selection.exportMenu.getByRole("button", { name: format, exact: true }).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
  };
  const bibtex = await exported("BibTeX");
  expect(bibtex.name).toBe("offprint-selection.bib");
  expect(parseBibtex(bibtex.text)).toHaveLength(2);
  await expect(app.toast.message).toContainText("2 papers exported as offprint-selection.bib.");
  const markdown = await exported("Markdown");
  expect(markdown.text.indexOf(b)).toBeGreaterThan(0);
  expect(markdown.text.indexOf(e)).toBeGreaterThan(markdown.text.indexOf(b));
  expect(markdown.text).not.toContain(a);
  const whole = JSON.parse((await exported("Offprint, complete")).text);
  expect(whole.entries.map((entry: { paper: { title: string } }) => entry.paper.title).sort()).toEqual([b, e].sort());
});

test("the selected papers are removed as one step and come back as one, with all that was on them", async ({ app, page }) => {
  const before = said(await app.kept());
  await app.library.select.click();
  for (const title of [a, c, f]) await app.selection.box(title).click();
  await app.selection.remove.click();
  await expect(app.toast.message).toContainText("3 papers removed from your library.");
  await app.list.expectTitles([b, d, e]);
  await expect(app.library.bin).toHaveText(/Bin \(3\)/);
  await expect(app.selection.bar).toHaveCount(0);
  await page.keyboard.press("u");
  await app.masthead.expectSaved(6);
  expect(said(await app.kept())).toEqual(before);
});

test("what is done is done to the selected papers that are listed, and their number is said", async ({ app }) => {
  await app.library.select.click();
  await app.selection.all.click();
  await app.facets.value("Tag", "old").check();
  await app.list.expectTitles([a]);
  await expect(app.selection.count).toHaveText("1 paper selected");
  await app.selection.remove.click();
  await expect(app.toast.message).toContainText("Removed from your library.");
  await app.masthead.expectSaved(5);
});
