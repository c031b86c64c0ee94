// One tag of the library: shown alone, renamed, removed.
import { expect, test } from "../fixtures";
import { papers } from "../site/collection";
import { entry, keep } from "../site/records";

const [first, second, third] = papers;

test.beforeEach(async ({ app }) => {
  await keep(app, [entry(first, { tags: ["old", "other"] }), entry(second, { tags: ["old"] }, 1), entry(third, { tags: ["other"] }, 2)]);
  await app.open("library");
});

test("a tag that is shown alone gets another name on all papers, and undo gives the old one back", async ({ app, page }) => {
  await expect(app.library.renameTag).toHaveCount(0);
  await app.facets.value("Tag", "old").check();
  await expect(app.library.listTitle).toHaveText("Tag: old");
  await app.library.renameTag.click();
  await expect(app.library.newTagName).toBeFocused();
  await app.library.newTagName.fill("new");
  await page.keyboard.press("Enter");
  await expect(app.library.listTitle).toHaveText("Tag: new");
  await app.list.expectTitles([second.title, first.title]);
  await expect(app.toast.message).toContainText("Tag renamed.");
  await expect.poll(() => app.facets.counts("Tag")).toEqual([["new", 2], ["other", 2]]);
  await app.facets.value("Tag", "new").uncheck();
  await page.keyboard.press("u");
  await expect.poll(() => app.facets.counts("Tag")).toEqual([["old", 2], ["other", 2]]);
});

test("a tag that gets the name of another takes its papers in", async ({ app, page }) => {
  await app.facets.value("Tag", "old").check();
  await app.library.renameTag.click();
  await app.library.newTagName.fill("other");
  await page.keyboard.press("Enter");
  await expect(app.library.listTitle).toHaveText("Tag: other");
  await app.list.expectTitles([third.title, second.title, first.title]);
});

test("a tag is taken from all papers as one step, and they stay saved", async ({ app, page }) => {
  await app.facets.value("Tag", "old").check();
  await app.library.removeTag.click();
  await expect(app.library.listTitle).toHaveCount(0);
  await app.masthead.expectSaved(3);
  await expect(app.toast.message).toContainText("Tag removed from 2 papers.");
  await expect.poll(() => app.facets.counts("Tag")).toEqual([["other", 2]]);
  await page.keyboard.press("u");
  await expect.poll(() => app.facets.counts("Tag")).toEqual([["old", 2], ["other", 2]]);
});
