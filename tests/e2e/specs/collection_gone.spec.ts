// The published collection loses the papers that a reader saved: the library has them all the same.
import { readFile } from "node:fs/promises";
import { expect } from "../fixtures";
import { parseBibtex } from "../site/bibtex";
import { lora, retrieval, test } from "../site/published";

const saved = [lora.title, retrieval.title];

test("saved papers that are no longer published are shown, searched and cited from the library", async ({ site }) => {
  const app = await site.reader();
  await app.open(`paper/${lora.ids[0]}`);
  await app.desk.writeNote("Still mine");
  await app.page.keyboard.press("Escape");
  await app.desk.addTag("kept");
  const others = await site.versions.newPapers("others", (papers) => papers.filter(({ title }) => !saved.includes(String(title))));
  await site.publish(others);
  await app.open("settings");
  await app.masthead.expectUpdateAvailable();
  await app.masthead.badge.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => app.build()).toBe("others");
  await app.open();
  await app.list.expectCount(117);
  await app.masthead.expectSaved(2);

  await app.masthead.link("Library").click();
  await app.list.expectTitles([retrieval.title, lora.title]);
  await app.search("low-rank adaptation");
  await expect(app.list.link(lora.title)).toBeVisible();
  await app.search("note:mine tag:kept");
  await app.list.expectTitles([lora.title]);
  await app.list.link(lora.title).click();
  await expect(app.pane.title).toHaveText(lora.title);
  await expect(app.desk.noteText).toHaveText("Still mine");
  await app.masthead.clear.click();
  await app.library.export.click();
  const download = app.page.waitForEvent("download");
  await app.library.format("BibTeX").click();
  expect(parseBibtex(await readFile(await (await download).path(), "utf8")).map(({ fields }) => fields.get("year"))).toEqual(
    [retrieval, lora].map(({ year }) => String(year)),
  );
});
