// Papers and addresses are untrusted text: markup and scripts in them stay text, in every place where they are shown.
import { expect, test as base } from "../fixtures";
import { papers } from "../site/collection";
import { entry, keep, list } from "../site/records";
import { addresses, foreign, hostileSite, noteScripts, vectors } from "../site/hostile";
import { rootFolder } from "../site/sites";
import { Versions } from "../site/versions";
import { App } from "../pages/app";

const test = base.extend<{ ran: string[] }>({
  ran: async ({ page }, use) => {
    const ran = await noteScripts(page);
    await use(ran);
    expect(ran, "scripts that ran").toEqual([]);
  },
});

test(`${vectors.length} vectors in titles, abstracts, authors and venues and ${addresses.length} addresses in links: shown as text, 0 scripts run, 0 violations`, async ({ page, serve, ran }) => {
  test.slow();
  const site = await hostileSite();
  const server = await serve(site.folder);
  const app = new App(page, server.url);
  // The generated first page, before any program.
  await page.goto(server.url, { waitUntil: "domcontentloaded" });
  expect(await foreign(page)).toEqual([]);
  await app.ready();
  const total = await app.list.count();
  expect(total).toBeGreaterThanOrEqual(vectors.length + addresses.length - 5);

  await app.open("?sort=title");
  await app.list.settled();
  const seen: string[] = [];
  for (let n = 0; n < total; n += 1) {
    await page.keyboard.press("j");
    if (n === 0) await page.keyboard.press("Enter");
    await expect.poll(async () => (await app.pane.title.innerText()) !== seen.at(-1), { intervals: [10, 20, 50] }).toBe(true);
    seen.push(await app.pane.title.innerText());
    expect(await foreign(page), seen.at(-1)).toEqual([]);
    await page.keyboard.press("s");
  }
  expect(new Set(seen).size).toBe(total);
  for (const address of ["library", "settings", "about"]) {
    await app.open(address);
    expect(await foreign(page), address).toEqual([]);
  }
  await app.masthead.expectSaved(total);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("alert");
  expect(await foreign(page)).toEqual([]);
  expect(ran).toEqual([]);
  await site.remove();
});

test(`${vectors.length} vectors as query, filters, order and paper of an address: shown as text, 0 scripts run, 0 violations`, async ({ app, page, ran }) => {
  test.slow();
  const address = (vector: string) => {
    const text = encodeURIComponent(vector);
    return `paper/x:${text}?q=${text}&topic=${text}&venue=${text}&year=${text}&sort=${text}&${text}=1`;
  };
  await app.open();
  for (const [n, vector] of vectors.entries()) {
    // A shared link; every sixth as a visit of its own, the others as a step within one.
    if (n % 6 === 0) await app.open(address(vector));
    else {
      await page.evaluate((url) => {
        history.pushState(null, "", url);
        dispatchEvent(new PopStateEvent("popstate"));
      }, app.url(address(vector)));
    }
    // A box of one line holds no line ends.
    await expect(app.masthead.search).toHaveValue(vector.replaceAll("\n", ""));
    expect(await foreign(page), vector).toEqual([]);
  }
  expect(ran).toEqual([]);
});

test(`${vectors.length} vectors as notes, tags and names of lists: shown as text on the screen and on paper, 0 scripts run, 0 violations`, async ({ app, page, ran }) => {
  test.slow();
  const names = vectors.map((vector) => vector.replace(/[\s\p{Cc}]+/gu, " ").trim().slice(0, 60));
  const lists = names.map((name, n) => list(`l${n}`, `${name} ${n}`));
  const own = { note: [...vectors, ...addresses.map((address) => `[x](${address}) <${address}>`)].join("\n\n"), tags: names.map((name, n) => `${name} ${n}`), lists: ["l0"] };
  await keep(app, [...lists, entry(papers[0], own)]);
  await app.open(`library/paper/${papers[0].ids[0]}?list=l0`);
  await expect(app.desk.tags).toHaveCount(names.length);
  await app.facets.more("Tag").click();
  await app.desk.lists.button.click();
  expect(await foreign(page)).toEqual([]);
  await app.desk.lists.close();
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(app.library.printed).toBeAttached();
  expect(await foreign(page)).toEqual([]);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await app.library.select.click();
  await app.selection.all.click();
  await app.selection.tag.click();
  expect(await foreign(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await app.selection.share.click();
  await app.sharing.address();
  expect(await foreign(page)).toEqual([]);
  expect(ran).toEqual([]);
});

test(`a published file with ${addresses.length} unsafe addresses in links and abstracts gives no link to any of them`, async ({ page, serve, ran }) => {
  const versions = new Versions(rootFolder());
  const folder = await versions.newPapers("hostile", (papers) =>
    papers.slice(0, addresses.length).map((paper, n) => {
      const abstract = "A link that the file claims.";
      const address = addresses[n];
      const links = { page: address, pdf: address, code: [address], project: address };
      return { ...paper, links, abstract, abstract_spans: [{ start: 2, end: 6, link: address }] };
    }),
  );
  const app = new App(page, (await serve(folder)).url);
  await app.open();
  const shown = await app.list.rows.count();
  for (let n = 0; n < shown; n += 1) {
    await app.list.rows.nth(n).getByRole("link").first().click();
    expect(await foreign(page)).toEqual([]);
  }
  // Whether the file was refused or its links left out: something is said, and nothing of it can be followed.
  if (shown === 0) await expect(app.list.notice.getByRole("heading")).toHaveText("The collection could not be loaded");
  expect(ran).toEqual([]);
  await versions.remove();
});
