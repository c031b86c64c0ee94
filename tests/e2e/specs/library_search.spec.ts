// Finding one's own: tags, lists, status and notes as words of a query and as filters.
import { expect, test } from "../fixtures";
import { paper, papers, pick } from "../site/collection";
import { entry, keep, list, type Own } from "../site/records";
import type { App } from "../pages/app";

const lora = paper("MTL-LoRA");
const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");
const topic = lora.topics![0];
const same = pick((paper) => paper !== lora && paper.topics!.includes(topic), `another on ${topic}`);
const other = pick((paper) => ![lora, retrieval].includes(paper) && !paper.topics!.includes(topic), `none on ${topic}`);
const [one, two, three, four] = [lora, retrieval, same, other].map(({ title }) => title);

const own: Own[] = [
  { tags: ["deep learning", "to cite"], status: "read", note: "The *gradients* conflict here.", lists: ["survey"] },
  { tags: ["to cite"], status: "reading", lists: ["survey", "talk"] },
  { tags: ["deep learning"], note: "Überraschend gut" },
  {},
];

async function keepAll(app: App): Promise<void> {
  const entries = [lora, retrieval, same, other].map((paper, at) => entry(paper, own[at], at));
  await keep(app, [list("survey", "For the survey"), list("talk", "Talk"), ...entries]);
}

const queries: [query: string, found: string[]][] = [
  ['tag:"deep learning"', [one, three]],
  ['tag:"To Cite"', [one, two]],
  ['tag:"to cite" tag:"deep learning"', [one]],
  ['list:"for the survey"', [one, two]],
  ["list:talk", [two]],
  ["is:read", [one]],
  ["is:reading", [two]],
  ["is:unread", [two, three, four]],
  ["note:gradients", [one]],
  ["note:überraschend", [three]],
  ['tag:"to cite" -is:read', [two]],
  ["tag:nothing", []],
];

for (const [scope, address] of [["library", "library"], ["collection", ""]] as const) {
  test(`words for what is one's own find in the ${scope}`, { tag: "@paths" }, async ({ app }) => {
    await keepAll(app);
    await app.open(address);
    for (const [query, found] of queries) {
      await app.search(query);
      await expect(app.list.rows, query).toHaveCount(found.length);
      expect((await app.list.titles()).toSorted(), query).toEqual(found.toSorted());
      await expect(app.list.status, query).not.toContainText("Read as");
    }
  });
}

test("a word of a note is found without its accents", async ({ app }) => {
  await keepAll(app);
  await app.open("library?q=note%3Auberraschend");
  await app.list.expectTitles([three]);
});

test("a query with what is one's own follows what the reader does", async ({ app, page }) => {
  await keepAll(app);
  await app.open(`library/paper/${other.ids[0]}?q=tag%3A%22to+cite%22`);
  await app.list.expectCount(2);
  await app.desk.addTag("to cite");
  await app.list.expectCount(3);
  await app.desk.removeTag("to cite").click();
  await app.list.expectCount(2);
  await app.search("is:read");
  await app.list.expectCount(1);
  await page.getByRole("heading", { level: 1, name: four }).click();
  await page.keyboard.press("r");
  await app.list.expectCount(2);
});

test("the reader's own filters have counts that narrow each other and the topics", async ({ app }) => {
  await keepAll(app);
  await app.open("library");
  await app.list.expectCount(4);
  await expect.poll(() => app.facets.counts("Status")).toEqual([["To read", 2], ["Reading", 1], ["Read", 1]]);
  await expect.poll(() => app.facets.counts("List")).toEqual([["For the survey", 2], ["Talk", 1]]);
  await expect.poll(() => app.facets.counts("Tag")).toEqual([["deep learning", 2], ["to cite", 2]]);
  await app.facets.value("Tag", "to cite").check();
  await app.list.expectCount(2);
  // Another tag would come beside it; other kinds are narrowed.
  await expect.poll(() => app.facets.counts("Tag")).toEqual([["deep learning", 2], ["to cite", 2]]);
  await expect.poll(() => app.facets.counts("Status")).toEqual([["To read", 0], ["Reading", 1], ["Read", 1]]);
  await app.facets.value("Status", "Read").check();
  await app.list.expectTitles([one]);
  await app.facets.value("Status", "Reading").check();
  await app.list.expectCount(2);
  await app.facets.value("Topic", topic).check();
  await app.list.expectTitles([one]);
  await expect.poll(() => app.facets.counts("List")).toEqual([["For the survey", 1], ["Talk", 0]]);
});

test("filters stand in the address, survive a reload and are left one by one or together", { tag: "@paths" }, async ({ app, page }) => {
  await keepAll(app);
  await app.open("library");
  await app.facets.value("Tag", "deep learning").check();
  await app.facets.value("List", "For the survey").check();
  await app.list.expectTitles([one]);
  await expect.poll(() => app.address()).toBe("library?tag=deep+learning&list=survey");
  await app.reload();
  await app.list.expectTitles([one]);
  await expect(app.facets.value("Tag", "deep learning")).toBeChecked();
  await app.list.chip("deep learning").click();
  await app.list.expectCount(2);
  await page.goBack();
  await app.list.expectTitles([one]);
  await app.list.chips.getByRole("button", { name: "Clear all" }).click();
  await app.list.expectCount(4);
  expect(app.address()).toBe("library");
});

test("words and filters go together, and an address with both says all", async ({ app }) => {
  await keepAll(app);
  await app.open("library?q=multi-task&status=reading&status=to-read&tag=to+cite");
  await app.list.expectTitles([two]);
  for (const chip of ["to cite", "Reading", "To read"]) await expect(app.list.chip(chip)).toBeVisible();
  await expect(app.list.order.getByRole("option", { name: "Best match" })).toBeAttached();
});

test("a phone has the reader's own filters in the sheet", async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await keepAll(app);
  await app.open("library");
  await app.masthead.filters.click();
  await app.facets.value("Tag", "to cite").check();
  await app.facets.show.click();
  await app.list.expectCount(2);
});

test("while one types, the search box offers one's own tags and lists, and the palette leads to a tag", async ({ app, page }) => {
  await keepAll(app);
  await app.open("library");
  const { search, offers } = app.masthead;
  await search.pressSequentially("tag:to");
  await expect(offers).toHaveText([/^tag:"to cite"\s*2$/]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(search).toHaveValue('tag:"to cite" ');
  await app.list.expectCount(2);
  await page.keyboard.type("list:");
  await expect(offers).toHaveCount(2);
  await offers.filter({ hasText: "Talk" }).click();
  await app.list.expectTitles([two]);
  await page.keyboard.press("Control+k");
  await app.palette.input.fill("to cite");
  await app.palette.options.filter({ hasText: "to cite" }).first().click();
  await expect.poll(() => app.address()).toBe("library?tag=to+cite");
});

test("filters of the library do not narrow the collection", async ({ app }) => {
  await keepAll(app);
  await app.open("library?tag=to+cite");
  await app.list.expectCount(2);
  await app.masthead.link("Browse").click();
  await app.list.expectCount(papers.length);
});
