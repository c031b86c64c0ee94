// What goes wrong around a library: full, blocked or damaged storage, tabs that write at once or are killed.
import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures";
import { papers } from "../site/collection";
import { archived, blocked, emptied, filled } from "../site/storage";
import { entry, keep, list, said } from "../site/records";
import type { App } from "../pages/app";

const [first, second, third] = papers;
const key = `offprint/entry/${first.ids[0]}`;
const own = { note: "Worth *every* hour", tags: ["mine"], status: "reading", lists: ["survey"] } as const;

/** Three papers, the first with everything that a reader can put on it. */
async function keepThree(app: App): Promise<void> {
  const whole = { ...own, tags: [...own.tags], lists: [...own.lists] };
  await keep(app, [list("survey", "Survey"), entry(first, whole), entry(second, { lists: ["survey"] }, 1), entry(third, {}, 2)]);
}

test("storage that fills up in the middle of an import: the library is exactly as before, and says why", async ({ app, page }) => {
  await keepThree(app);
  await app.open("import");
  const before = await app.records();
  const bibtex = Array.from({ length: 100 }, (_, n) => `@article{k${n}, title={A paper about subject ${n}}, author={Ada Lovelace and Alan Turing}, year={2024}}`);
  await app.import.text.fill(bibtex.join("\n"));
  await app.import.readText.click();
  await expect(app.import.groups).toHaveText("100 papers: new");
  await filled(page, 10_000);
  await app.import.takeIn.click();
  await expect(app.toast.message).toContainText("Not saved: The browser's storage for this site is full");
  expect(await app.records()).toEqual(before);
  await app.masthead.expectSaved(3);
  await app.reload();
  await app.masthead.expectSaved(3);
  await emptied(page);
  expect(await app.records()).toEqual(before);
});

test("storage that is full when a note is typed: the note stays in its field and says so, and is kept once there is room", async ({ app, page }) => {
  await keepThree(app);
  await app.open(`library/paper/${first.ids[0]}`);
  await app.desk.write.click();
  await filled(page, 0);
  await app.desk.field.fill(`${own.note}. ${"And more. ".repeat(50)}`);
  await expect(app.desk.state).toContainText("storage for this site is full");
  expect((await app.kept())[key]).toContain(own.note);
  await emptied(page);
  await app.desk.field.pressSequentially("!");
  await expect(app.desk.state).toHaveText("Saved");
  await app.reload();
  await expect(app.desk.noteText).toContainText("And more. !");
});

test("where there is no room for a letter more, papers can be removed all the same, and come back from the bin with all that was theirs", async ({ app, page }) => {
  await keepThree(app);
  await app.open(`library/paper/${first.ids[0]}`);
  const before = said(await app.kept());
  await filled(page, 0);
  await app.pane.save.click();
  await app.masthead.expectSaved(2);
  expect(Object.keys(await app.kept())).not.toContain(key);
  await emptied(page);
  await app.open("library/bin");
  await app.bin.restore(first.title).click();
  await app.masthead.expectSaved(3);
  expect(said(await app.kept())).toEqual(before);
});

test("with storage blocked everything works until the page is left, and the export holds it all", async ({ app, page }) => {
  await blocked(page);
  await app.open(`paper/${first.ids[0]}`);
  await app.pane.save.click();
  await expect(app.toast.message).toContainText("Saved until you leave this page");
  await app.desk.writeNote("Only in memory");
  await page.keyboard.press("Escape");
  await app.desk.addTag("fleeting");
  await page.keyboard.press("Escape");
  await app.desk.lists.make("For now");
  await app.masthead.link("Library").click();
  await app.list.expectTitles([first.title]);
  const download = page.waitForEvent("download");
  await app.list.strip.getByRole("button", { name: "Export library" }).click();
  const text = await readFile(await (await download).path(), "utf8");
  for (const words of [first.title, "Only in memory", "fleeting", "For now"]) expect(text).toContain(words);
});

test("a record that was damaged is set aside with its note, reported, and can be exported", async ({ app, page }) => {
  await keepThree(app);
  await page.evaluate((key) => localStorage.setItem(key, localStorage.getItem(key)!.replace("every", "evory")), key);
  await page.evaluate(() => localStorage.setItem("offprint/list/survey", localStorage.getItem("offprint/list/survey")!.slice(0, 40)));
  await app.open("library");
  await expect(app.list.strip).toContainText("Part of your library cannot be read. Nothing was deleted.");
  await app.list.expectTitles([third.title, second.title]);
  await app.list.strip.getByRole("link", { name: "See what" }).click();
  await expect(app.settings.setAside).toHaveCount(2);
  const download = page.waitForEvent("download");
  await app.settings.exportSetAside.click();
  expect(await readFile(await (await download).path(), "utf8")).toContain("Worth *evory* hour");
  await app.open("library");
  await app.masthead.expectSaved(2);
  await expect(app.list.strip).toHaveCount(0);
});

test("records of a newer version are left alone, whatever is done", async ({ app, page }) => {
  await keepThree(app);
  const newer = {
    [key]: '{"format":3,"sum":"00000000","entry":{"of":"the future"}}',
    "offprint/list/future": '{"format":3,"sum":"00000000","list":{"of":"the future"}}',
  };
  await page.evaluate((newer) => Object.entries(newer).forEach(([key, text]) => localStorage.setItem(key, text)), newer);
  await app.open(`paper/${first.ids[0]}`);
  await expect(app.toast.message).toContainText("Part of your library cannot be read. Nothing was deleted");
  await app.pane.save.click();
  await expect(app.toast.message).toContainText("Not saved: a newer version of Offprint keeps this here. Reload to update.");
  await app.open("library");
  await app.library.select.click();
  await app.selection.all.click();
  await app.selection.remove.click();
  await app.masthead.expectSaved(0);
  await app.reload();
  for (const [key, text] of Object.entries(newer)) expect((await app.records())[key]).toBe(text);
  expect(await app.kept("offprint/rescued/")).toEqual({});
  await app.open("settings");
  await expect(page.getByText("It was left as it is.")).toHaveCount(2);
});

test("a build that is opened after a newer one leaves what that one wrote as it is, and keeps its own beside it", async ({ app, page }) => {
  await keepThree(app);
  const written = await page.evaluate(async () => {
    // As a later version would: another format, a database with a compartment more.
    const records: { [key: string]: string } = {};
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith("offprint/"))) {
      records[key] = JSON.stringify({ format: 3, sum: "00000000", later: localStorage.getItem(key) });
      localStorage.setItem(key, records[key]);
    }
    const opening = indexedDB.open("offprint", 7);
    opening.onupgradeneeded = () => ["bin", "history", "snapshots", "handles", "later"].forEach((name) => opening.result.createObjectStore(name));
    await new Promise((done) => (opening.onsuccess = done));
    const storing = opening.result.transaction(["bin", "later"], "readwrite");
    storing.objectStore("bin").put('{"format":3,"of":"the future"}', "arxiv:2701.00001");
    storing.objectStore("later").put("more", "key");
    await new Promise((done) => (storing.oncomplete = done));
    opening.result.close();
    return records;
  });
  const other = papers[7];
  await app.open();
  await app.search(other.title);
  await app.list.save(other.title).click();
  await app.masthead.expectSaved(1);
  await app.list.link(other.title).click();
  await app.desk.addTag("older");
  await expect.poll(async () => (await archived(app, "history")).join()).toContain("older");
  await app.list.saved(other.title).click();
  await app.masthead.expectSaved(0);
  await expect.poll(async () => (await archived(app, "bin")).length).toBe(2);
  await expect.poll(async () => (await archived(app, "history")).join()).toContain('"kind":"removed"');
  await app.reload();
  await page.keyboard.press("u");
  await app.masthead.expectSaved(1);
  for (const [key, text] of Object.entries(written)) expect((await app.records())[key]).toBe(text);
  expect(await archived(app, "bin")).toContain('{"format":3,"of":"the future"}');
  expect(await archived(app, "later")).toEqual(["more"]);
  expect(await app.kept("offprint/rescued/")).toEqual({});
});

for (const [how, kill] of [
  ["closed", async (app) => app.page.close()],
  ["killed", async (app) => {
    const session = await app.page.context().newCDPSession(app.page);
    const crashed = app.page.waitForEvent("crash");
    void session.send("Page.crash").catch(() => {});
    await crashed;
  }],
] as [string, (app: App) => Promise<void>][]) {
  test(`a tab ${how} in the middle of a change leaves every paper either saved or in the bin`, async ({ app, tab }) => {
    const many = papers.slice(0, 40);
    await keep(app, many.map((paper, at) => entry(paper, { note: `Note ${at}` }, at)));
    for (let round = 0; round < 3; round += 1) {
      const dying = await tab(app.start);
      await dying.open("library");
      await dying.library.select.click();
      for (let n = 0; n < 4; n += 1) await dying.selection.bar.page().getByRole("checkbox", { name: /^Select: / }).nth(n * 2).click();
      await dying.selection.remove.click();
      await kill(dying);
    }
    const after = await tab(app.start);
    await after.open("library/bin");
    const saved = Object.keys(await after.kept()).length;
    if (saved < many.length) await expect(after.bin.rows).toHaveCount(many.length - saved);
    await after.masthead.expectSaved(saved);
    expect(await after.kept("offprint/rescued/")).toEqual({});
    if (saved < many.length) await after.bin.restoreAll.click();
    await after.masthead.expectSaved(many.length);
    const notes = Object.values(said(await after.kept())).flatMap((entry) => (entry as { notes: string[] }).notes);
    expect(notes.toSorted()).toEqual(many.map((_, at) => `Note ${at}`).toSorted());
  });
}

test("what was typed last is kept when the tab is closed in the same moment", async ({ app, tab }) => {
  await keepThree(app);
  const closing = await tab(app.start);
  await closing.open(`library/paper/${second.ids[0]}`);
  await closing.desk.write.click();
  await closing.desk.field.pressSequentially("The last words");
  await closing.page.close({ runBeforeUnload: true });
  await expect.poll(() => closing.page.isClosed()).toBe(true);
  await app.open(`library/paper/${second.ids[0]}`);
  await expect(app.desk.noteText).toHaveText("The last words");
});
