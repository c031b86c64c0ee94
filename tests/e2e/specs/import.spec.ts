// Taking in what others wrote: each format, by file and by paste; nothing changes before the reader says so.
import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures";
import { App } from "../pages/app";
import { paper } from "../site/collection";

const lora = paper("MTL-LoRA");
const arxiv = lora.ids.find((id) => id.startsWith("arxiv:"))!.slice(6);

const bibtex = "@article{one, title={One of three}, author={Lee, Ann}, year={2020}}\n@misc{two, title={Two of three}, doi={10.1000/two}}\n@misc{three, title={Three of three}}\n";
const ris = ["One", "Two", "Three"].map((n) => `TY  - JOUR\r\nTI  - ${n} of three\r\nAU  - Lee, Ann\r\nPY  - 2020\r\nER  - \r\n`).join("\r\n");
const csl = JSON.stringify(["One", "Two", "Three"].map((n) => ({ id: n, type: "article-journal", title: `${n} of three`, author: [{ family: "Lee", given: "Ann" }] })));

for (const [format, name, text] of [
  ["BibTeX", "three.bib", bibtex],
  ["RIS", "three.ris", ris],
  ["CSL-JSON", "three.json", csl],
]) {
  test(`a ${format} file is read, shown, taken in as one step and taken back as one`, { tag: format === "BibTeX" ? "@paths" : [] }, async ({ app }) => {
    await app.open("import");
    await app.import.give({ name, text });
    await expect(app.import.takeIn).toHaveText("Take in 3 papers");
    expect(await app.import.lines(": new")).toEqual(["One of three", "Two of three", "Three of three"]);
    expect(await app.kept(), "nothing changes before it is accepted").toEqual({});
    await app.import.takeIn.click();
    await expect(app.list.status).toHaveText("3 saved papers");
    expect(Object.keys(await app.kept())).toHaveLength(3);
    await app.toast.undo.click();
    await app.masthead.expectSaved(0);
  });
}

test("Cancel leaves everything as it was", async ({ app }) => {
  await app.open("import");
  await app.import.give({ name: "three.bib", text: bibtex });
  await app.import.cancel.click();
  await expect(app.import.previews).toHaveCount(0);
  expect(await app.kept()).toEqual({});
});

test("text is pasted, and several files are read each by itself", async ({ app }) => {
  await app.open("import");
  await app.import.paste(bibtex);
  await expect(app.import.previews.getByRole("heading")).toHaveText("The pasted text");
  await app.import.takeIn.click();
  await app.masthead.expectSaved(3);
  await app.reload();
  await app.masthead.expectSaved(3);
  await app.open("import");
  await app.import.give({ name: "a.bib", text: "@misc{four, title={Four}}" }, { name: "b.ris", text: ris }, { name: "c.txt", text: "hello" });
  await expect(app.import.previews).toHaveCount(2);
  await expect(app.import.faults).toContainText("c.txt is none of the formats");
  await expect(app.import.takeIn.first()).toHaveText("Take in 1 paper");
});

test("Offprint's own export comes back with nothing lost, and is read in the page", async ({ app, page }) => {
  await app.open();
  await app.search("MTL-LoRA");
  await app.list.save(lora.title).click();
  await app.masthead.expectSaved(1);
  const kept = Object.values(await app.kept());
  const exported = `{"format":1,"offprint":"library","entries":[\n${kept.map((record) => record.slice(record.indexOf('"entry":') + 8, -1)).join(",\n")}],"lists":[],"removed":[]}\n`;
  await app.list.saved(lora.title).click();
  await app.masthead.expectSaved(0);
  const workers: string[] = [];
  page.on("worker", (worker) => workers.push(worker.url()));
  await app.open("import");
  await app.import.give({ name: "library.offprint.json", text: exported });
  await expect(app.import.previews).toBeVisible();
  expect(workers.filter((url) => url.includes("reader-"))).toEqual([]);
  await expect(app.import.group("in your bin")).toHaveCount(1);
  await app.import.previews.getByRole("checkbox", { name: "Bring back 1 paper that you removed" }).check();
  await app.import.takeIn.click();
  await app.masthead.expectSaved(1);
});

for (const [by, entry] of [
  ["arXiv id", `@misc{x, title={Another spelling of it}, eprint={${arxiv}}, archivePrefix={arXiv}, note={seen}}`],
  ["title", `@misc{x, title={{${lora.title.toUpperCase()}}}, doi={10.1000/lora}}`],
]) {
  test(`a paper that is saved already is known by its ${by}`, async ({ app }) => {
    await app.open();
    await app.search("MTL-LoRA");
    await app.list.save(lora.title).click();
    await app.masthead.expectSaved(1);
    await app.open("import");
    await app.import.give({ name: "x.bib", text: `${entry}\n@misc{y, title={Something new}}` });
    await expect(app.import.group(": new")).toContainText("1 paper");
    await expect(app.import.group("already saved")).toHaveCount(1);
    await app.import.takeIn.click();
    await app.masthead.expectSaved(2);
    await app.search("MTL-LoRA");
    await expect(app.list.link(lora.title)).toBeVisible();
  });
}

test("a paper is known by the DOI that an earlier import brought", async ({ app }) => {
  await app.open("import");
  await app.import.give({ name: "x.bib", text: "@misc{x, title={A title}, doi={10.1000/abc}}" });
  await app.import.takeIn.click();
  await app.masthead.expectSaved(1);
  await app.open("import");
  await app.import.give({ name: "y.ris", text: "TY  - JOUR\nTI  - The title, corrected\nDO  - https://doi.org/10.1000/ABC\nPY  - 2020\nER  - \n" });
  await expect(app.import.group("already saved, and something is added")).toHaveCount(1);
  await app.import.takeIn.click();
  await app.masthead.expectSaved(1);
});

test("files are read without a server", { tag: "@paths" }, async ({ page, serve }) => {
  const server = await serve();
  const app = new App(page, server.url);
  await app.open();
  await app.masthead.expectReadyOffline();
  await server.stop();
  await app.open("import");
  await app.import.give({ name: "three.bib", text: bibtex });
  await app.import.takeIn.click();
  await app.masthead.expectSaved(3);
});

test("the worker is fetched only for a file, and ends with it", async ({ app, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await app.open("import");
  await expect(app.import.heading).toBeVisible();
  const started = page.waitForEvent("worker", (worker) => worker.url().includes("/reader-"));
  expect(page.workers().some((worker) => worker.url().includes("/reader-"))).toBe(false);
  await app.import.give({ name: "three.bib", text: bibtex });
  await (await started).evaluate(() => 0).catch(() => 0);
  await expect(app.import.takeIn).toBeVisible();
  await expect.poll(() => page.workers().filter((worker) => worker.url().includes("/reader-")).length).toBe(0);
  expect(asked.length).toBeGreaterThan(0);
});

test("what is written as a file reads back as the same papers", async ({ app, page }) => {
  await app.open("import");
  await app.import.give({ name: "three.bib", text: bibtex });
  await app.import.takeIn.click();
  await app.masthead.expectSaved(3);
  for (const format of ["RIS", "CSL-JSON"]) {
    await app.open("library");
    await page.getByText("Export", { exact: true }).first().click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: format }).or(page.getByRole("menuitem", { name: format })).first().click();
    const text = await readFile(await (await download).path());
    await app.open("import");
    await app.import.give({ name: "again", text });
    await expect(app.import.takeIn, format).toHaveText("Nothing to take in");
    await expect(app.import.group("already saved, nothing new")).toContainText("3 papers");
  }
});
