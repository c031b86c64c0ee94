// Narrowing: facets whose counts say what a click gives, and chips that take it back.
import { expect, test } from "../fixtures";
import { frequencies, papers } from "../site/collection";

const [topic, otherTopic] = frequencies((paper) => paper.topics ?? []).map(([name]) => name);
const [venue] = frequencies((paper) => (paper.series ? [paper.series.name] : [])).map(([name]) => name);
const year = frequencies((paper) => (paper.year ? [String(paper.year)] : []))[0][0];
const having = (name: string) => papers.filter((paper) => paper.topics?.includes(name));

for (const search of ["", "?q=multi-task", "?q=language&year=2020..2023&code=1"]) {
  test(`each count says what a click gives, at “${search}”`, async ({ app }) => {
    await app.open(search);
    const all = await app.list.count();
    for (const facet of ["Topic", "Venue", "Show only"] as const) {
      const counts = await app.facets.counts(facet);
      expect(counts.length).toBeGreaterThan(1);
      for (const [value, count] of counts) {
        const box = app.facets.value(facet, value);
        if (await box.isChecked()) continue;
        await box.click();
        await app.list.expectCount(count);
        await box.click();
        await expect(box).not.toBeChecked();
        await app.list.expectCount(all);
      }
    }
    await expect.poll(() => app.address()).toBe(search);
  });
}

test("a year's bar says how many papers it leaves; the lone chosen one takes itself back", async ({ app }) => {
  await app.open();
  for (const [year, count] of await app.facets.years()) {
    expect(count).toBe(papers.filter((paper) => paper.year === year).length);
    await app.facets.bar(year).click();
    await app.list.expectCount(count);
    await expect(app.facets.bar(year)).toHaveAttribute("aria-pressed", "true");
    await app.facets.bar(year).click();
    await app.list.expectCount(119);
  }
});

test("bars and selects are one control of a range", async ({ app }) => {
  await app.open();
  await app.facets.bar(2020).click();
  await app.facets.bar(2022).click({ modifiers: ["Shift"] });
  await expect.poll(() => app.address()).toBe("?year=2020..2022");
  await expect(app.facets.year("From year")).toHaveValue("2020");
  await expect(app.facets.year("To year")).toHaveValue("2022");
  await app.facets.year("To year").selectOption("2021");
  await app.list.expectCount(papers.filter((paper) => paper.year === 2020 || paper.year === 2021).length);
  await expect(app.list.chip("2020–2021")).toBeVisible();
});

test("values of one facet are alternatives, facets narrow one another", { tag: "@paths" }, async ({ app }) => {
  await app.open();
  await app.facets.value("Topic", topic).check();
  await app.list.expectCount(having(topic).length);
  await app.facets.value("Topic", otherTopic).check();
  const either = new Set([...having(topic), ...having(otherTopic)]);
  await app.list.expectCount(either.size);
  await app.facets.bar(Number(year)).click();
  await app.list.expectCount([...either].filter((paper) => String(paper.year) === year).length);
});

test("each active filter is a chip that takes it away, and one button takes all", async ({ app }) => {
  await app.open();
  await app.facets.value("Topic", topic).check();
  await app.facets.value("Venue", venue).check();
  await app.facets.value("Show only", "has code").check();
  await expect(app.list.chips.getByRole("button")).toHaveCount(4);
  await app.list.chip(venue).click();
  await expect(app.facets.value("Venue", venue)).not.toBeChecked();
  await app.list.expectCount(having(topic).filter((paper) => paper.links?.code?.length).length);
  await app.list.chips.getByRole("button", { name: "Clear all" }).click();
  await expect(app.list.chips).toHaveCount(0);
  await app.list.expectCount(119);
});

test("all values of a facet are shown on demand, and a chosen one stays when they are few again", async ({ app }) => {
  await app.open();
  const all = frequencies((paper) => paper.topics ?? []);
  await app.facets.more("Topic").click();
  expect(await app.facets.counts("Topic")).toHaveLength(all.length);
  const rare = (await app.facets.counts("Topic")).at(-1)![0];
  await app.facets.value("Topic", rare).check();
  await app.facets.more("Topic").click();
  await expect(app.facets.value("Topic", rare)).toBeChecked();
  expect((await app.facets.counts("Topic")).length).toBeLessThan(all.length);
});

test("filters that leave nothing say so and lead out", async ({ app }) => {
  await app.open("?q=karpukhin&year=2015");
  await expect(app.list.notice.getByRole("heading")).toHaveText("Nothing matches “karpukhin” with these filters");
  await app.list.notice.getByRole("button", { name: "Search without filters" }).click();
  await expect.poll(() => app.list.count()).toBeGreaterThan(0);
  await expect(app.masthead.search).toHaveValue("karpukhin");
});

test("saved papers are a filter too", async ({ app }) => {
  await app.open();
  const title = papers[3].title;
  await app.save(title);
  await app.masthead.clear.click();
  await app.facets.value("Show only", "saved").check();
  await app.list.expectCount(1);
  await expect(app.list.saved(title)).toBeVisible();
});
