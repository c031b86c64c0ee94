// Lists for other readers: a link that holds the list, shown before anything changes.
import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures";
import { papers } from "../site/collection";
import { entry, keep, list, said } from "../site/records";
import type { App } from "../pages/app";

const three = papers.slice(0, 3);
const titles = three.map(({ title }) => title);
const address = "library?list=survey";

async function keepList(app: App): Promise<void> {
  const listed = three.map((paper, at) => entry(paper, { lists: ["survey"], note: "A secret", tags: ["private"] }, at));
  await keep(app, [list("survey", "Survey of adapters"), ...listed, entry(papers[5], {}, 8)]);
}

test("a list shared as a link is shown first and changes nothing; taken in, it stands in its order", { tag: "@paths" }, async ({ app, reader }) => {
  await keepList(app);
  await app.open(address);
  await app.library.share.click();
  await expect(app.sharing.dialog).toHaveAccessibleName("Share 3 papers");
  await expect(app.sharing.name).toHaveValue("Survey of adapters");
  const link = await app.sharing.address();
  expect(link.startsWith(app.url("import#list="))).toBe(true);

  const other = await reader();
  await other.page.goto(link);
  await expect(other.import.previews).toContainText("Survey of adapters");
  await expect(other.import.groups).toHaveText("3 papers: new");
  await other.import.groups.click();
  expect((await other.import.previews.getByRole("listitem").allInnerTexts()).toSorted()).toEqual(titles.toSorted());
  expect(await other.records()).toEqual({});
  await other.import.takeIn.click();
  await expect(other.toast.message).toContainText("3 papers taken in.");
  await other.masthead.expectSaved(3);
  await other.facets.value("List", "Survey of adapters").check();
  await other.list.expectTitles(titles);
  const kept = Object.values(await other.kept("offprint/")).join();
  expect(kept).not.toMatch(/secret|private/);
  await other.page.keyboard.press("u");
  await other.masthead.expectSaved(0);
});

test("a shared list can be refused, and then nothing has changed", async ({ app, reader }) => {
  await keepList(app);
  await app.open(address);
  await app.library.share.click();
  const link = await app.sharing.address();
  const other = await reader();
  await other.page.goto(link);
  await other.import.cancel.click();
  await expect(other.import.previews).toHaveCount(0);
  expect(await other.records()).toEqual({});
});

test("who has the papers already keeps notes and tags, and gets the list", async ({ app, reader }) => {
  await keepList(app);
  await app.open(address);
  await app.library.share.click();
  const link = await app.sharing.address();
  const other = await reader();
  await keep(other, [entry(three[1], { note: "My own words", tags: ["mine"], status: "read" })]);
  const before = said(await other.kept()) as { [key: string]: object };
  await other.page.goto(link);
  await expect(other.import.groups).toHaveText(["2 papers: new", "1 paper: already saved, and something is added to them"]);
  await other.import.takeIn.click();
  await other.masthead.expectSaved(3);
  const after = said(await other.kept()) as { [key: string]: object };
  const key = `offprint/entry/${three[1].ids[0]}`;
  expect({ ...after[key], lists: [] }).toEqual(before[key]);
  await other.facets.value("List", "Survey of adapters").check();
  await other.list.expectTitles(titles);
});

test("who has all of the papers can take the list in all the same", async ({ app, reader }) => {
  await keepList(app);
  await app.open(address);
  await app.library.share.click();
  const link = await app.sharing.address();
  const other = await reader();
  await keep(other, three.map((paper, at) => entry(paper, {}, 9 - at)));
  await other.page.goto(link);
  await expect(other.import.groups).toHaveText("3 papers: already saved, and something is added to them");
  await other.import.takeIn.click();
  await other.facets.value("List", "Survey of adapters").check();
  await other.list.expectTitles(titles);
});

test("the name can be changed, the link is copied, and the file holds as much: no notes, no tags", async ({ app, page, context, reader }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await keepList(app);
  await app.open(address);
  await app.library.share.click();
  const first = await app.sharing.address();
  await app.sharing.name.fill("For you");
  await expect(app.sharing.link).not.toHaveValue(first);
  await app.sharing.copy.click();
  await expect(app.toast.message).toContainText("Link copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await app.sharing.link.inputValue());
  const download = page.waitForEvent("download");
  await app.sharing.saveFile.click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("For-you.offprint-list.json");
  const text = await readFile(await saved.path(), "utf8");
  expect(text).not.toMatch(/secret|private/);
  await page.keyboard.press("Escape");
  await expect(app.sharing.dialog).toHaveCount(0);
  await expect(app.library.share).toBeFocused();

  const other = await reader();
  await other.open("import");
  await other.import.give({ name: saved.suggestedFilename(), text });
  await expect(other.import.previews).toContainText("The list “For you”");
  await expect(other.import.groups).toHaveText("3 papers: new");
  expect(await other.records()).toEqual({});
  await other.import.takeIn.click();
  await other.masthead.expectSaved(3);
  await other.facets.value("List", "For you").check();
  await other.list.expectTitles(titles);
});

test("only what is selected is shared", async ({ app }) => {
  await keepList(app);
  await app.open(address);
  await app.library.select.click();
  await app.selection.box(titles[1]).click();
  await app.selection.share.click();
  await expect(app.sharing.dialog).toHaveAccessibleName("Share 1 paper");
  await app.sharing.address();
});

test("a list that is too long for a link says so and offers the file", async ({ app, page }) => {
  const title = (n: number) => papers[n % papers.length].title.split(" ").toSorted().join(` ${n.toString(36)} `);
  const many = Array.from({ length: 400 }, (_, n) => entry({ ids: [`arxiv:2501.${10_000 + n}`], title: title(n) }, {}, n));
  await keep(app, many);
  await app.open("library");
  await app.list.expectCount(400);
  await app.library.share.click();
  await expect(app.sharing.dialog).toHaveAccessibleName("Share 400 papers");
  await expect(app.sharing.fault).toContainText("too long for a link");
  await expect(app.sharing.link).toHaveCount(0);
  const download = page.waitForEvent("download");
  await app.sharing.saveFile.click();
  expect(JSON.parse(await readFile(await (await download).path(), "utf8")).papers).toHaveLength(400);
});

for (const [name, spoil] of [
  ["cut short", (packed: string) => packed.slice(0, packed.length / 2)],
  ["changed", (packed: string) => packed.slice(0, 20) + (packed[20] === "A" ? "B" : "A") + packed.slice(21)],
  ["empty", () => ""],
  ["nonsense", () => "%E0%A4%A"],
] as const) {
  test(`a link that is ${name} says so, and nothing changes`, async ({ app, reader }) => {
    await keepList(app);
    await app.open(address);
    await app.library.share.click();
    const [before, packed] = (await app.sharing.address()).split("#list=");
    const other = await reader();
    await other.page.goto(`${before}#list=${spoil(packed)}`);
    await expect(other.import.faults).toContainText(/link|list/i);
    await expect(other.import.previews).toHaveCount(0);
    expect(await other.records()).toEqual({});
  });
}
