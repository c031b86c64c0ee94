// Accessibility: axe finds nothing on any page, in any state, in light and dark.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures";
import { paper, papers } from "../site/collection";
import { entry, keep, list } from "../site/records";
import type { App } from "../pages/app";

const lora = paper("MTL-LoRA");

/** A library with something of everything. */
async function keepAll(app: App): Promise<void> {
  const own = { tags: ["to cite"], note: "# Why\n\nA *note* with [a link](https://example.org/) and `code`.", status: "reading", lists: ["survey"] } as const;
  const entries = papers.slice(0, 8).map((paper, at) => entry(paper, at % 2 ? { tags: ["read later"] } : { lists: ["survey"] }, at));
  await keep(app, [list("survey", "Survey"), entry(lora, { ...own, tags: [...own.tags], lists: [...own.lists] }, 9), ...entries]);
}

const states: [name: string, show: (app: App) => Promise<void>][] = [
  ["the list", async (app) => app.open()],
  ["search results with filters", async (app) => {
    await app.open("?q=multi-taks%20lerning&year=2020..2023&code=1");
    await expect(app.list.chips).toBeVisible();
  }],
  ["an open paper", async (app) => {
    await app.open(`paper/${lora.ids[0]}?q=lora`);
    await expect(app.pane.title).toBeVisible();
  }],
  ["nothing found", async (app) => app.open("?q=aribic")],
  ["an unknown paper", async (app) => app.open("paper/arxiv:9912.99999")],
  ["an empty library", async (app) => app.open("library")],
  ["a library with papers and a message", async (app) => {
    await app.open(`paper/${lora.ids[0]}`);
    await app.pane.save.click();
    await app.masthead.link("Library").click();
    await app.list.saved(lora.title).click();
    await app.toast.undo.click();
    await expect(app.list.saved(lora.title)).toBeVisible();
  }],
  ["the settings", async (app) => app.open("settings")],
  ["the digest", async (app) => app.open("digest")],
  ["the menu that exports what is found", async (app) => {
    await app.open();
    await app.list.export.click();
    await expect(app.list.exportMenu.getByRole("button").first()).toBeVisible();
  }],
  ["one tag of the library, that is getting another name", async (app) => {
    await keepAll(app);
    await app.open("library?tag=read+later");
    await app.library.renameTag.click();
    await expect(app.library.newTagName).toBeFocused();
  }],
  ["a saved paper with its desk", async (app) => {
    await keepAll(app);
    await app.open(`library/paper/${lora.ids[0]}`);
    await expect(app.desk.noteText).toBeVisible();
  }],
  ["a note that is edited, on a phone", async (app) => {
    await app.page.setViewportSize({ width: 390, height: 844 });
    await keepAll(app);
    await app.open(`library/paper/${lora.ids[0]}`);
    await app.desk.write.click();
    await expect(app.desk.field).toBeFocused();
  }],
  ["the menu of lists", async (app) => {
    await keepAll(app);
    await app.open(`paper/${lora.ids[0]}`);
    await app.desk.lists.button.click();
    await expect(app.desk.lists.list("Survey")).toBeVisible();
  }],
  ["one list, put in order", async (app) => {
    await keepAll(app);
    await app.open("library?list=survey");
    await app.list.rows.first().getByRole("link").click();
    await app.library.rename.click();
    await expect(app.library.newName).toBeVisible();
  }],
  ["papers that are selected", async (app) => {
    await keepAll(app);
    await app.open("library");
    await app.library.select.click();
    await app.selection.box(lora.title).click();
    await app.selection.tag.click();
    await expect(app.selection.newTag).toBeVisible();
  }],
  ["papers that are selected, on a phone", async (app) => {
    await app.page.setViewportSize({ width: 390, height: 844 });
    await keepAll(app);
    await app.open("library");
    await app.library.select.click();
    await app.selection.all.click();
    await expect(app.selection.count).toContainText("9 papers");
  }],
  ["the menu of files", async (app) => {
    await keepAll(app);
    await app.open("library");
    await app.library.export.click();
    await expect(app.library.format("RIS")).toBeVisible();
  }],
  ["the menu of references", async (app) => {
    await app.open(`paper/${lora.ids[0]}`);
    await app.pane.actions.getByRole("button", { name: "Cite in another format" }).click();
    await expect(app.page.getByRole("button", { name: "Copy RIS" })).toBeVisible();
  }],
  ["sharing", async (app) => {
    await keepAll(app);
    await app.open("library?list=survey");
    await app.library.share.click();
    await app.sharing.address();
  }],
  ["an import that waits for a decision", async (app) => {
    await app.open("import");
    await app.import.text.fill("@article{a, title={One}}\n@article{b, title={Two}}");
    await app.import.readText.click();
    await app.import.groups.first().click();
    await expect(app.import.takeIn).toBeVisible();
  }],
  ["an import that failed", async (app) => {
    await app.open("import");
    await app.import.text.fill("no format at all");
    await app.import.readText.click();
    await expect(app.import.faults).toBeVisible();
  }],
  ["the bin", async (app) => {
    await keepAll(app);
    await app.open("library");
    await app.list.saved(lora.title).click();
    await app.library.bin.click();
    await expect(app.bin.rows).toHaveCount(1);
  }],
  ["the empty bin", async (app) => {
    await app.open("library/bin");
    await expect(app.bin.nothing).toBeVisible();
  }],
  ["about the collection", async (app) => app.open("about")],
  ["the palette", async (app) => {
    await app.open();
    await app.page.keyboard.press("Control+k");
    await app.palette.input.fill("learn");
    await expect(app.palette.options.first()).toBeVisible();
  }],
  ["the list of keys", async (app) => {
    await app.open();
    await app.page.keyboard.press("?");
    await expect(app.keys.dialog).toBeVisible();
  }],
  ["offers in the search box", async (app) => {
    await app.open();
    await app.masthead.search.pressSequentially("topic:");
    await app.page.keyboard.press("ArrowDown");
    await expect(app.masthead.chosenOffer).toBeVisible();
  }],
  ["a query that was not taken as typed", async (app) => {
    await app.open("?q=foo:bar%20OR");
    await expect(app.list.status).toContainText("Read as");
  }],
  ["how to search", async (app) => {
    await app.open();
    await app.help.button.click();
    await expect(app.help.examples.first()).toBeVisible();
  }],
  ["the reasons of a result", async (app) => {
    await app.open("?q=multi-taks%20lerning");
    await app.explanation.button(app.list.rows.first()).click();
    await expect(app.explanation.words.first()).toBeVisible();
  }],
  ["how to search on a phone", async (app) => {
    await app.page.setViewportSize({ width: 390, height: 844 });
    await app.open();
    await app.help.button.click();
    await expect(app.help.examples.first()).toBeVisible();
  }],
  ["a saved paper that is read, on a phone", async (app) => {
    await app.page.setViewportSize({ width: 390, height: 844 });
    await app.open(`paper/${lora.ids[0]}`);
    await app.pane.save.click();
    await app.pane.status.selectOption("Read");
  }],
  ["the filters on a phone", async (app) => {
    await app.page.setViewportSize({ width: 390, height: 844 });
    await app.open();
    await app.masthead.filters.click();
    await expect(app.facets.show).toBeVisible();
  }],
  ["a paper on a phone", async (app) => {
    await app.page.setViewportSize({ width: 390, height: 844 });
    await app.open(`paper/${lora.ids[0]}`);
    await expect(app.pane.title).toBeVisible();
  }],
];

for (const scheme of ["light", "dark"] as const) {
  test.describe(`in ${scheme}`, () => {
    test.use({ colorScheme: scheme });
    for (const [name, show] of states) {
      test(`axe finds nothing in ${name}`, async ({ app, page }) => {
        await show(app);
        await expectClean(app);
        expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toMatch(/light dark|^(light|dark)$/);
      });
    }
  });
}

test("axe finds nothing in the dark theme by choice on a light system, nor the other way round", async ({ app, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await app.open("settings");
  await app.settings.theme("Dark").check();
  await expectClean(app);
  await app.open();
  expect(await brightness(app)).toBeLessThan(0.3);
  await expectClean(app);
  await page.emulateMedia({ colorScheme: "dark" });
  await app.masthead.theme.click();
  await app.reload();
  expect(await brightness(app)).toBeGreaterThan(0.8);
  await expectClean(app);
});

test("a page that does not exist is clean too", async ({ app, guard }) => {
  guard.allow(/404 \(Not Found\)/);
  await app.open("nowhere");
  await expectClean(app);
});

async function expectClean(app: App): Promise<void> {
  const { violations } = await new AxeBuilder({ page: app.page }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html.slice(0, 160)) }));
  expect(found).toEqual([]);
}

/** Brightness of the page's background, 0 black to 1 white. */
async function brightness(app: App): Promise<number> {
  return app.page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d")!;
    const backgrounds = [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor);
    canvas.fillStyle = backgrounds.find((colour) => colour !== "rgba(0, 0, 0, 0)") ?? "red";
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 765;
  });
}
