// When the browser keeps nothing, has no room, or has kept something that cannot be read.
import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures";
import { paper } from "../site/collection";

const lora = paper("MTL-LoRA");
const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");
const key = (of: { ids: string[] }) => `offprint/entry/${of.ids[0]}`;

test("with storage blocked the app works, says that nothing is kept, and offers export", async ({ app, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await app.open();
  await expect(app.list.strip).toContainText("lets Offprint keep nothing");
  await expect(app.masthead.badge).toContainText("Storage blocked");
  await app.search("MTL-LoRA");
  await app.list.save(lora.title).click();
  await expect(app.toast.message).toContainText("Saved until you leave this page");
  await app.masthead.expectSaved(1);
  const download = page.waitForEvent("download");
  await app.list.strip.getByRole("button", { name: "Export library" }).click();
  expect(JSON.parse(await readFile(await (await download).path(), "utf8")).entries).toHaveLength(1);
  await app.masthead.theme.click();
  await app.masthead.badge.getByRole("link", { name: "What now?" }).click();
  await expect(app.settings.heading).toBeVisible();
});

test("with storage full a save fails with a reason, and nothing is lost", async ({ app, page }) => {
  await app.open();
  await app.save(lora.title);
  const kept = await app.kept();
  await page.evaluate(() => {
    let size = 1 << 22;
    for (let n = 0; size > 0; n += 1) {
      try {
        localStorage.setItem(`filler/${n}`, "x".repeat(size));
      } catch {
        size >>= 1;
      }
    }
  });
  await app.search("karpukhin");
  // The address follows when the typing rests.
  await expect.poll(() => app.address()).toBe("?q=karpukhin");
  await app.list.save(retrieval.title).click();
  await expect(app.toast.message).toContainText("Not saved: The browser's storage for this site is full");
  await expect(app.list.save(retrieval.title)).toHaveAttribute("aria-pressed", "false");
  await app.masthead.expectSaved(1);
  expect(await app.kept()).toEqual(kept);
  await app.reload();
  await app.masthead.expectSaved(1);
  await page.evaluate(() => Object.keys({ ...localStorage }).filter((k) => k.startsWith("filler/")).forEach((k) => localStorage.removeItem(k)));
  await app.list.save(retrieval.title).click();
  await app.masthead.expectSaved(2);
});

test("a damaged record is set aside and reported; the others are as they were", async ({ app, page }) => {
  await app.open();
  await app.save(lora.title, retrieval.title);
  const whole = await app.kept();
  const damaged = whole[key(lora)].replace("MTL-LoRA", "MTL-LoRa");
  expect(damaged).not.toBe(whole[key(lora)]);
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key(lora), damaged]);
  await app.open();
  await expect(app.toast.message).toContainText("Part of your library cannot be read. Nothing was deleted");
  await expect(app.list.strip).toContainText("Part of your library cannot be read");
  await app.masthead.expectSaved(1);
  expect(await app.kept()).toEqual({ [key(retrieval)]: whole[key(retrieval)] });
  expect(Object.values(await app.kept("offprint/rescued/"))).toEqual([damaged]);

  await app.list.strip.getByRole("link", { name: "See what" }).click();
  await expect(app.settings.setAside).toHaveCount(1);
  await expect(app.settings.setAside).toContainText(lora.ids[0]);
  const download = page.waitForEvent("download");
  await app.settings.exportSetAside.click();
  expect(await readFile(await (await download).path(), "utf8")).toContain("MTL-LoRa");
});

test("a record of a newer version is left where it is", async ({ app, page }) => {
  await app.open();
  await app.search("MTL-LoRA");
  const newer = JSON.stringify({ format: 3, sum: "00000000", entry: { of: "the future" } });
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key(lora), newer]);
  await app.open();
  await expect(app.list.strip).toContainText("Part of your library cannot be read");
  await app.search("MTL-LoRA");
  await app.list.save(lora.title).click();
  await expect(app.toast.message).toContainText("a newer version of Offprint keeps this here");
  expect(await app.kept()).toEqual({ [key(lora)]: newer });
  await app.open("settings");
  await expect(page.getByText("It was left as it is.")).toBeVisible();
  expect(await app.kept("offprint/rescued/")).toEqual({});
});
