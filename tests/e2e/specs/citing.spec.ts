// Citing: BibTeX of one paper and of the library, copied and exported.
import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures";
import { parseBibtex } from "../site/bibtex";
import { displayName, paper } from "../site/collection";

const lora = paper("MTL-LoRA");
const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test.beforeEach(async ({ app }) => {
  await app.open();
  await app.save(lora.title, retrieval.title);
});

test("the key c copies the open paper as BibTeX", { tag: "@paths" }, async ({ app, page }) => {
  await app.open(`paper/${lora.ids[0]}`);
  await page.keyboard.press("c");
  await expect(app.toast.message).toContainText("BibTeX copied.");
  const [entry, ...others] = parseBibtex(await page.evaluate(() => navigator.clipboard.readText()));
  expect(others).toEqual([]);
  expect(letters(entry.fields.get("title")!)).toBe(letters(lora.title));
  expect(entry.fields.get("year")).toBe(String(lora.year));
  expect(entry.fields.get("author")!.split(" and ")).toHaveLength(lora.authors.length);
  expect(letters(entry.fields.get("author")!)).toContain(letters(displayName(lora.authors[0]).split(" ").at(-1)!));
});

test("the button does the same as the key", async ({ app, page }) => {
  await app.open(`paper/${retrieval.ids[0]}`);
  await app.pane.cite.click();
  await expect(app.toast.message).toContainText("BibTeX copied.");
  const [entry] = parseBibtex(await page.evaluate(() => navigator.clipboard.readText()));
  expect(letters(entry.fields.get("title")!)).toBe(letters(retrieval.title));
});

test("all saved papers are copied as one file with unique keys", async ({ app, page }) => {
  await app.open("library");
  await page.keyboard.press("Control+k");
  await app.palette.input.fill("copy bibtex of all");
  await page.keyboard.press("Enter");
  await expect(app.toast.message).toContainText("BibTeX of 2 papers copied.");
  const entries = parseBibtex(await page.evaluate(() => navigator.clipboard.readText()));
  expect(new Set(entries.map((entry) => entry.key)).size).toBe(2);
  expect(entries.map((entry) => letters(entry.fields.get("title")!)).toSorted()).toEqual(
    [lora, retrieval].map(({ title }) => letters(title)).toSorted(),
  );
});

test("what is found in the collection is exported, saved or not, in the order of the list", async ({ app, page }) => {
  await app.search("retrieval");
  const count = await app.list.count();
  const titles = await app.list.titles();
  expect(count).toBeGreaterThan(2);
  await app.list.export.click();
  const download = page.waitForEvent("download");
  await app.list.exportMenu.getByRole("button", { name: "BibTeX", exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("offprint-results.bib");
  await expect(app.toast.message).toContainText(`${count} papers exported as offprint-results.bib.`);
  const entries = parseBibtex(await readFile(await file.path(), "utf8"));
  expect(entries).toHaveLength(count);
  const first = entries.slice(0, titles.length).map((entry) => letters(entry.fields.get("title")!));
  expect(first).toEqual(titles.map(letters));
});

for (const [place, address] of [["library", "library"], ["settings", "settings"]] as const) {
  test(`the library is exported as a file from the ${place}`, async ({ app, page }) => {
    await app.open(address);
    const download = page.waitForEvent("download");
    if (place === "library") {
      await app.library.export.click();
      await app.library.format("BibTeX").click();
    } else await app.settings.export.click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("offprint-library.bib");
    expect(parseBibtex(await readFile(await file.path(), "utf8"))).toHaveLength(2);
  });
}
