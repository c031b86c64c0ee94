// A backup file that is written after changes. The browser's picker cannot be pressed by a test: a file of the origin's own
// private folder stands in for the one that a reader would choose, with the same handle and the same ways to write it.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { paper } from "../site/collection";

const lora = paper("MTL-LoRA");
const FILE = "offprint-library.json";

test.beforeEach(async ({ page }) => {
  await page.addInitScript((file) => {
    const choose = async () => (await navigator.storage.getDirectory()).getFileHandle(file, { create: true });
    Object.assign(window, { showSaveFilePicker: choose });
    const answer = async (): Promise<string> => localStorage.getItem("test/permission") ?? "granted";
    const asked = async (): Promise<string> => {
      localStorage.removeItem("test/permission");
      return "granted";
    };
    Object.assign(FileSystemHandle.prototype, { queryPermission: answer, requestPermission: asked });
  }, FILE);
});

/** Titles in the backup file. */
async function backedUp(page: Page): Promise<string[]> {
  const text = await page.evaluate(async (file) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(file);
    return (await handle.getFile()).text();
  }, FILE);
  return JSON.parse(text).entries.map(({ paper }: { paper: { title: string } }) => paper.title);
}

test("a backup file is written at once and after every change, also after a reload", async ({ app, page }) => {
  await app.open("settings");
  await app.settings.keepBackup.click();
  await expect(app.settings.library).toContainText(`Kept in ${FILE}, last written at`);
  expect(await backedUp(page)).toEqual([]);
  await app.open();
  await app.save(lora.title);
  await expect.poll(() => backedUp(page)).toEqual([lora.title]);
  await app.open("settings");
  await expect(app.settings.library).toContainText(`Kept in ${FILE}`);
  await app.settings.endBackup.click();
  await expect(app.settings.keepBackup).toBeVisible();
});

test("where the permission has lapsed the settings say so, and the file is as it was until the backup is resumed", async ({ app, page }) => {
  await app.open("settings");
  await app.settings.keepBackup.click();
  await expect(app.settings.library).toContainText("last written at");
  await page.evaluate(() => localStorage.setItem("test/permission", "prompt"));
  await app.open();
  await app.save(lora.title);
  await app.open("settings");
  await expect(app.settings.library).toContainText(`The browser no longer lets ${FILE} be written. It is as it was.`);
  expect(await backedUp(page)).toEqual([]);
  await app.settings.resumeBackup.click();
  await expect(app.settings.library).toContainText("last written at");
  expect(await backedUp(page)).toEqual([lora.title]);
});
