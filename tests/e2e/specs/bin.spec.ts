// What was removed, taken back and done again: also after the page was closed.
import { expect, test } from "../fixtures";
import { paper } from "../site/collection";
import { entry, keep, list, said } from "../site/records";
import { archived } from "../site/storage";
import type { App } from "../pages/app";

const lora = paper("MTL-LoRA");
const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");

async function keepBoth(app: App): Promise<void> {
  await keep(app, [
    list("survey", "Survey"),
    entry(lora, { tags: ["adapters"], note: "Read *twice*.", status: "reading", lists: ["survey"] }),
    entry(retrieval, {}, 1),
  ]);
}

async function expectWhole(app: App): Promise<void> {
  await expect(app.desk.noteText).toHaveText("Read twice.");
  await expect(app.desk.tag("adapters")).toBeVisible();
  await expect(app.pane.status).toHaveValue("reading");
  await expect(app.desk.lists.button).toHaveText("Survey");
}

test("a removed paper lies in the bin, also after a reload, and comes back with all that was on it", { tag: "@paths" }, async ({ app }) => {
  await keepBoth(app);
  await app.open("library");
  const before = said(await app.kept());
  await app.list.saved(lora.title).click();
  await app.masthead.expectSaved(1);
  await expect.poll(async () => (await archived(app, "bin")).length).toBe(1);
  await app.reload();
  await app.library.bin.click();
  expect(app.address()).toBe("library/bin");
  await expect(app.bin.rows).toHaveCount(1);
  await expect(app.bin.rows).toContainText(lora.title);
  await expect(app.bin.rows).toContainText("kept for 30 more days");
  await app.bin.restore(lora.title).click();
  await expect(app.bin.nothing).toBeVisible();
  await app.masthead.expectSaved(2);
  expect(said(await app.kept())).toEqual(before);
  await app.open(`library/paper/${lora.ids[0]}`);
  await expectWhole(app);
});

test("while it lies in the bin, little of it stays in the records", async ({ app }) => {
  await keepBoth(app);
  await app.open("library");
  await app.list.saved(lora.title).click();
  const marks = async () => Object.values(await app.kept("offprint/removed/"));
  await expect.poll(async () => (await marks()).map((text) => text.includes(lora.title))).toEqual([false]);
  expect((await archived(app, "bin")).join()).toContain("Read *twice*.");
  await app.open("settings");
  await expect(app.settings.room).toContainText([/^Papers, tags and notes \d+/, /^Lists \d+/, /^Marks of removed papers \d+/, /^Removed papers \d+/]);
});

test("saving a removed paper anew gives its note and tags back", async ({ app }) => {
  await keepBoth(app);
  await app.open(`paper/${lora.ids[0]}`);
  await app.pane.save.click();
  await expect.poll(async () => (await archived(app, "bin")).length).toBe(1);
  await app.reload();
  await app.pane.save.click();
  await expectWhole(app);
});

test("the bin is emptied at the second click, and then nothing of it is left", async ({ app }) => {
  await keepBoth(app);
  await app.open("library");
  await app.list.saved(lora.title).click();
  await expect.poll(async () => (await archived(app, "bin")).length).toBe(1);
  await app.library.bin.click();
  await app.bin.empty.click();
  await expect(app.bin.rows).toHaveCount(1);
  await app.bin.forGood.click();
  await expect(app.bin.nothing).toBeVisible();
  await expect.poll(() => archived(app, "bin")).toEqual([]);
  await app.reload();
  await expect(app.bin.nothing).toBeVisible();
  await app.masthead.expectSaved(1);
  expect(Object.values(await app.kept("offprint/")).join()).not.toContain("Read *twice*.");
});

test("all removed papers come back together", async ({ app }) => {
  await keepBoth(app);
  await app.open("library");
  await app.list.saved(retrieval.title).click();
  await app.list.saved(lora.title).click();
  await app.library.bin.click();
  await expect(app.bin.rows).toHaveCount(2);
  await app.bin.restoreAll.click();
  await expect(app.toast.message).toContainText("2 papers brought back.");
  await app.masthead.expectSaved(2);
});

test("three steps are taken back and done again, also after a reload", { tag: "@paths" }, async ({ app, page }) => {
  await keepBoth(app);
  await app.open(`library/paper/${lora.ids[0]}`);
  const before = said(await app.kept());
  await app.desk.addTag("later");
  await page.keyboard.press("Escape");
  await app.desk.writeNote("Rewritten");
  await page.keyboard.press("Escape");
  await app.pane.save.click();
  await app.masthead.expectSaved(1);
  const after = said(await app.kept());
  await expect.poll(async () => (await archived(app, "history")).join()).toContain("Rewritten");
  await expect.poll(async () => (await archived(app, "bin")).length).toBe(1);
  await app.reload();

  await page.keyboard.press("u");
  await expect(app.desk.noteText).toHaveText("Rewritten");
  await page.keyboard.press("u");
  await expect(app.desk.noteText).toHaveText("Read twice.");
  await page.keyboard.press("u");
  await expect(app.desk.tags).toHaveCount(1);
  expect(said(await app.kept())).toEqual(before);
  await page.keyboard.press("u");
  await expect(app.toast.message).toContainText("There is nothing to undo.");

  await expect.poll(async () => (await archived(app, "bin")).length).toBe(0);
  await page.keyboard.press("Shift+U");
  await expect(app.desk.tag("later")).toBeVisible();
  await page.keyboard.press("Shift+U");
  await expect(app.desk.noteText).toHaveText("Rewritten");
  await page.keyboard.press("Shift+U");
  await app.masthead.expectSaved(1);
  expect(said(await app.kept())).toEqual(after);
  await page.keyboard.press("Shift+U");
  await expect(app.toast.message).toContainText("There is nothing to do again.");
});

test("a new step ends what could be done again", async ({ app, page }) => {
  await keepBoth(app);
  await app.open(`library/paper/${lora.ids[0]}`);
  await app.desk.addTag("first");
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await expect(app.desk.tags).toHaveCount(1);
  await app.desk.addTag("second");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+U");
  await expect(app.toast.message).toContainText("There is nothing to do again.");
  await expect(app.desk.tag("first")).toHaveCount(0);
});

test("what was done in the moment before a reload can be taken back after it", async ({ app, page }) => {
  await keepBoth(app);
  await app.open(`library/paper/${lora.ids[0]}`);
  await app.masthead.expectReadyOffline();
  await app.archiveOpened();
  await app.desk.addTag("hasty");
  await app.reload();
  await expect(app.desk.tag("hasty")).toBeVisible();
  await page.keyboard.press("u");
  await expect(app.desk.tag("hasty")).toHaveCount(0);
  await expect(app.toast.message).toContainText("Undone");
});

test("the same where the browser's database does nothing any more in that moment, and it has the log later", async ({ app, page }) => {
  await keepBoth(app);
  await app.open(`library/paper/${lora.ids[0]}`);
  await app.masthead.expectReadyOffline();
  await app.archiveOpened();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("The page is going.", "AbortError");
    };
  });
  await app.desk.addTag("hasty");
  await app.reload();
  await expect(app.desk.tag("hasty")).toBeVisible();
  await app.archiveOpened();
  expect(await unarchived(app)).toHaveLength(1);
  await page.keyboard.press("u");
  await expect(app.desk.tag("hasty")).toHaveCount(0);
  await expect.poll(async () => (await archived(app, "history")).join()).toContain("hasty");
  await expect.poll(() => unarchived(app)).toHaveLength(0);
});

/** Names of logs of operations that the browser's database does not have yet. */
async function unarchived(app: App): Promise<string[]> {
  return app.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("offprint/undo/")));
}
