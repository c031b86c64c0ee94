// Imports that mean harm or are broken: shown as text, told row by row, and the library as it was.
import { deflateRawSync } from "node:zlib";
import { expect, test as base } from "../fixtures";
import { App } from "../pages/app";
import { addresses, foreign, noteScripts, vectors } from "../site/hostile";

const test = base.extend<{ ran: string[] }>({
  ran: async ({ page }, use) => {
    const ran = await noteScripts(page);
    await use(ran);
    expect(ran, "scripts that ran").toEqual([]);
  },
});

/** A text for RIS, whose values end with their line. */
const line = (text: string) => text.replace(/[\r\n]+/g, " ");

test("scripts in titles, notes and links of a file stay text, before and after it is taken in", async ({ app, page, ran }) => {
  const records = [...vectors, ...addresses].map((text, n) =>
    `TY  - JOUR\nTI  - ${line(text)} number ${n}\nAU  - ${line(text)}, Ada\nN1  - ${line(text)}\nT2  - ${line(text)}\nUR  - ${line(text)}\nER  - \n`);
  await app.open("import");
  await app.import.give({ name: "<img src=x onerror=alert(1)>.ris", text: records.join("\n") });
  await expect(app.import.previews).toBeVisible();
  for (const group of await page.locator(".import-preview summary").all()) await group.click();
  expect(await foreign(page)).toEqual([]);
  expect(await app.kept()).toEqual({});
  await app.import.takeIn.click();
  await expect(app.list.status).toContainText("saved papers");
  expect(await foreign(page)).toEqual([]);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(app.pane.title).toBeVisible();
  expect(await foreign(page)).toEqual([]);
  expect(ran).toEqual([]);
});

test(`${vectors.length} vectors in titles, authors and the name of a shared list, ${addresses.length} addresses in its links: shown as text, 0 scripts run, 0 violations`, async ({ app, page, ran }) => {
  const shared = [...vectors, ...addresses].map((text, n) => ({
    ids: [`arxiv:2501.${10_000 + n}`],
    title: text,
    authors: [{ name: text.slice(0, 80) }],
    ...(n >= vectors.length && { page: text }),
  }));
  const list = { format: 1, offprint: "list", name: line(vectors[0]).slice(0, 100), papers: shared };
  const packed = deflateRawSync(JSON.stringify(list)).toString("base64url");
  await app.page.goto(app.url(`import#list=${packed}`));
  await expect(app.import.groups).toHaveText(/^\d+ papers: new$/);
  await app.import.groups.click();
  expect(await foreign(page)).toEqual([]);
  await app.import.takeIn.click();
  await expect(app.list.status).toContainText("saved papers");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(app.pane.title).toBeVisible();
  expect(await foreign(page)).toEqual([]);
  expect(Object.values(await app.kept()).join("")).not.toContain('"page":"javascript:');
  expect(ran).toEqual([]);
});

test("a link that runs something is left out and told with its line", async ({ app }) => {
  await app.open("import");
  await app.import.give({ name: "x.bib", text: "@misc{a,\n title={Linked},\n url={javascript:alert(1)}}\n" });
  expect(await app.import.lines("something odd")).toEqual([expect.stringMatching(/^Line \d: the link "javascript:alert\(1\)" is no web address/)]);
  await app.import.takeIn.click();
  await app.masthead.expectSaved(1);
  expect(Object.values(await app.kept()).join("")).not.toContain("javascript:");
});

test("a file of 50 MB is refused before it is read", async ({ app, page }) => {
  await app.open("import");
  await expect(app.import.heading).toBeVisible();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(50_000_000)], "huge.bib"));
    const field = document.querySelector<HTMLInputElement>('input[type="file"]')!;
    field.files = data.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await expect(app.import.faults).toHaveText("huge.bib has 50 MB; at most 20 MB are read. Export it in parts.");
  expect(page.workers().some((worker) => worker.url().includes("/reader-"))).toBe(false);
});

const good = '{"id":"g","type":"article","title":"Good"}';
for (const [what, text, rejected, papers] of [
  ["deep JSON", `[{"id":"d","type":"article","title":${"[".repeat(200_000)}},\n${good}]`, 1, 1],
  ["duplicate ids", `[${good},\n{"id":"g","type":"article","title":"Other"},\n{"id":"g","type":"article","title":"Good"}]`, 0, 2],
  ["wrong types", `[{"id":[],"type":"article","title":7,"author":"x","issued":[]},\n{"id":{},"type":"article","title":null},\n3,\n"x",\n${good}]`, 3, 2],
  ["NUL bytes", `[{"id":"n","type":"article","title":"Nul \\u0000 inside"},\n${good}]`, 0, 2],
  ["a file that is cut short", `[${good},\n{"id":"h","type":"article","title":"Ha`, 1, 1],
] as [string, string, number, number][]) {
  test(`${what}: told row by row, and the rest is read`, async ({ app }) => {
    await app.open("import");
    await app.import.give({ name: "x.json", text });
    await expect(app.import.takeIn).toHaveText(`Take in ${papers} paper${papers === 1 ? "" : "s"}`);
    if (rejected > 0) {
      await expect(app.import.group("could not be read").locator("summary")).toHaveText(`${rejected} row${rejected === 1 ? "" : "s"} could not be read`);
      for (const sentence of await app.import.lines("could not be read")) expect(sentence).toMatch(/^Line \d+: row \d+: /);
    } else {
      await expect(app.import.group("could not be read")).toHaveCount(0);
    }
    expect(await app.kept()).toEqual({});
    await app.import.takeIn.click();
    await app.masthead.expectSaved(papers);
  });
}

test("files that are none of the formats are refused in a sentence", async ({ app }) => {
  await app.open("import");
  const nothing = "is none of the formats that can be taken in";
  for (const [text, words] of [
    ["", nothing],
    ["\0\0\0\0", nothing],
    [Buffer.from([0xff, 0xfe, 0x80]), nothing],
    ["%PDF-1.7", nothing],
    ['{"format":1,"papers":', "damaged or incomplete"],
    ['{"format":99,"offprint":"library"}', "newer Offprint"],
    ['{"offprint":"library"', "no library exported by Offprint"],
  ] as [string | Buffer, string][]) {
    await app.import.give({ name: "x", text });
    await expect(app.import.faults).toContainText(words);
    await app.import.give({ name: "y.bib", text: "@misc{a, title={Clear}}" });
    await expect(app.import.faults).toHaveCount(0);
  }
});

test("an own export with spoilt rows loses only those", async ({ app }) => {
  await app.open("import");
  const entry = (title: string) => `{"saved":"1.0.1","paper":{"ids":["doi:10.1000/${title.length}"],"title":"${title}","source":"s"}}`;
  const text = `{"format":1,"offprint":"library","entries":[\n${entry("<script>alert(1)</script>")},\n{"saved":7},\n${entry("Nul \\u0000")},\n${entry("Good")}],"lists":[],"removed":[]}`;
  await app.import.give({ name: "library.json", text });
  await expect(app.import.takeIn).toHaveText("Take in 2 papers");
  expect(await app.import.lines("could not be read")).toHaveLength(2);
});

for (const [what, part] of [["script", "assets/reader-"], ["program", "assets/reader_bg-"]]) {
  test(`where the reader's ${what} does not come, the page says so and goes on`, async ({ page, serve, faulty, guard }) => {
    guard.allow(/reader|Failed to load resource|fetch/);
    const host = await faulty(await serve());
    host.spoil = (path) => (path.includes(part) || path.includes("sw.js") ? "status 500" : undefined);
    const app = new App(page, host.url);
    await app.open("import");
    await app.import.give({ name: "x.bib", text: "@misc{a, title={Title}}" });
    await expect(app.import.faults).toContainText(/^x\.bib: (the part of Offprint that reads files could not be loaded|reading stopped)/);
    await expect(app.rescue.heading).toHaveCount(0);
    host.spoil = () => undefined;
    await app.import.give({ name: "x.bib", text: "@misc{a, title={Title}}" });
    await expect(app.import.takeIn).toHaveText("Take in 1 paper");
  });
}

test("reading is stopped by the reader, and by leaving the page", async ({ page, serve, faulty, guard }) => {
  // The browser says so of a worker that is ended while its program is on the way.
  guard.allow(/An unknown error occurred when fetching the script/);
  const host = await faulty(await serve());
  host.spoil = (path) => (path.includes("assets/reader_bg-") || path.includes("sw.js") ? "silence" : undefined);
  const app = new App(page, host.url);
  await app.open("import");
  const running = () => page.workers().filter((worker) => worker.url().includes("/reader-")).length;
  for (const leave of [() => app.import.stop.click(), () => app.masthead.link("Browse").click()]) {
    await app.import.give({ name: "x.bib", text: "@misc{a, title={Title}}" });
    await expect.poll(running).toBe(1);
    await leave();
    await expect.poll(running).toBe(0);
  }
  expect(await app.kept()).toEqual({});
});
