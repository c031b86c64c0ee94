// A library as large as the browser's storage allows: it is listed, counted, searched and changed. Times are told, not
// judged: they depend on the machine.
import { expect, test } from "../fixtures";
import { paper } from "../site/collection";
import { MANY, RARE, TAGS, largeLibrary, ownOf, titleOf } from "../site/large_library";
import { keep } from "../site/records";
import type { App } from "../pages/app";

const lora = paper("MTL-LoRA");
const numbers = Array.from({ length: MANY }, (_, n) => n);
const count = (fits: (n: number) => boolean) => numbers.filter(fits).length;

/** The measure is noted with the test and printed. */
function tell(what: string, milliseconds: number): void {
  const description = `${what}: ${milliseconds.toFixed(0)} ms`;
  test.info().annotations.push({ type: "measured", description });
  console.log(description);
}

/** How long it takes from a key to the painted results, as the app measures it, for each letter. */
async function typed(app: App, words: string): Promise<number[]> {
  await app.page.evaluate(() => performance.clearMeasures("offprint:paint"));
  await app.masthead.search.pressSequentially(words, { delay: 150 });
  await app.list.settled();
  return app.page.evaluate(() => performance.getEntriesByName("offprint:paint").map(({ duration }) => duration));
}

test.beforeEach(async ({ app }) => {
  test.slow();
  await keep(app, largeLibrary());
});

test(`${MANY} papers with notes fit the browser's storage, open from the list and are counted right`, async ({ app, page }) => {
  const characters = await page.evaluate(() => Object.entries({ ...localStorage }).reduce((sum, [key, text]) => sum + key.length + text.length, 0));
  test.info().annotations.push({ type: "measured", description: `${characters} characters of storage` });
  console.log(`${characters} characters of storage`);
  await app.open();
  await app.masthead.expectSaved(MANY);
  // The list is to be timed, not the start of the app.
  await app.archiveOpened();
  const milliseconds = await app.masthead.link("Library").evaluate(
    (link: HTMLElement) =>
      new Promise<number>((done) => {
        const begin = performance.now();
        const look = () => {
          const there = document.querySelector('section[aria-label="Saved papers"] article.row');
          if (there) requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
          else requestAnimationFrame(look);
        };
        link.click();
        look();
      }),
  );
  tell("from Browse to the first rows of the library", milliseconds);
  await expect(app.list.status).toHaveText(`${MANY} saved papers`);
  await expect(app.list.rows.first().getByRole("heading")).toHaveText(titleOf(MANY - 1));
  expect((await app.facets.counts("Tag")).toSorted()).toEqual(TAGS.map((tag) => [tag, MANY / TAGS.length]).toSorted());
  await expect.poll(() => app.facets.counts("Status")).toEqual(
    ["To read", "Reading", "Read"].map((words, at) => [words, count((n) => n % 3 === at)]),
  );
  await expect.poll(() => app.facets.counts("List")).toEqual([["Survey", MANY / 50]]);
});

test(`${MANY} papers are searched as one types, by their own words and by the reader's`, async ({ app }) => {
  await app.open("library");
  await app.list.expectCount(MANY);
  const times = await typed(app, "multi-task lora");
  expect(await app.list.count()).toBeGreaterThan(0);
  await expect(app.list.rows.first().getByRole("heading")).toContainText(/lora/i);
  tell("from the first letter to its painted results", times[0]);
  console.log(JSON.stringify(await app.page.evaluate(() => performance.getEntries().filter((e) => /^(tmp|offprint):/.test(e.name)).map((e) => [e.name, Math.round(e.startTime), +e.duration.toFixed(1)]))));
  const later = times.slice(1).toSorted((a, b) => a - b);
  tell(`from a later letter to its painted results, the middle of ${later.length}`, later[Math.floor(later.length / 2)]);
  tell(`from a later letter to its painted results, the slowest of ${later.length}`, later.at(-1)!);
  await app.search(`note:${RARE}`);
  await app.list.expectCount(MANY / 100);
  await app.search("tag:baseline is:read");
  await app.list.expectCount(count((n) => ownOf(n).tags[0] === "baseline" && ownOf(n).status === "read"));
  await app.search("list:survey");
  await app.list.expectCount(MANY / 50);
  await app.masthead.clear.click();
  await app.facets.value("Tag", "to cite").check();
  await app.list.expectCount(MANY / TAGS.length);
});

test(`with ${MANY} papers, one more is saved and tagged, and all of it survives a reload`, async ({ app }) => {
  await app.open(`paper/${lora.ids[0]}`);
  await app.masthead.expectSaved(MANY);
  await app.pane.save.click();
  await app.masthead.expectSaved(MANY + 1);
  await app.desk.addTag("adapters");
  await app.reload();
  await app.masthead.expectSaved(MANY + 1);
  await expect(app.desk.tag("adapters")).toBeVisible();
});
