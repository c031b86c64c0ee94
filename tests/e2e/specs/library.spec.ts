// The library: saved, taken back, kept in step between tabs.
import { expect, test } from "../fixtures";
import { paper, papers } from "../site/collection";
import { said } from "../site/records";

const lora = paper("MTL-LoRA").title;
const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks").title;

test.beforeEach(async ({ app }) => app.open());

test("a saved paper survives a reload and stands in the library", { tag: "@paths" }, async ({ app }) => {
  await app.search("MTL-LoRA");
  await app.list.save(lora).click();
  await expect(app.list.saved(lora)).toHaveAttribute("aria-pressed", "true");
  await app.masthead.expectSaved(1);
  await app.reload();
  await app.masthead.expectSaved(1);
  await app.masthead.link("Library").click();
  await expect(app.library.region).toBeVisible();
  await expect(app.list.status).toHaveText("1 saved paper");
  await app.list.link(lora).click();
  await expect(app.pane.title).toHaveText(lora);
  expect(app.address()).toMatch(/^library\/paper\/arxiv:/);
});

test("a library in which no paper has code offers no filter for it", async ({ app }) => {
  const withCode = papers.find((paper) => paper.links?.code?.length)!.title;
  const without = papers.find((paper) => !paper.links?.code?.length)!.title;
  await app.save(without);
  await app.masthead.link("Library").click();
  await app.list.expectCount(1);
  await expect(app.facets.group("Topic")).toBeVisible();
  await expect(app.facets.group("Show only")).toHaveCount(0);
  await app.masthead.link("Browse").click();
  await app.save(withCode);
  await app.masthead.link("Library").click();
  await expect(app.facets.value("Show only", "has code")).toBeVisible();
});

for (const [way, undo] of [
  ["from the message", async (app) => app.toast.undo.click()],
  ["with the key u", async (app) => app.page.keyboard.press("u")],
  ["from the bin", async (app) => {
    await app.masthead.link("Library").click();
    await app.library.bin.click();
    await app.bin.restore(lora).click();
    await expect(app.bin.nothing).toBeVisible();
    await app.page.goBack();
  }],
] as [string, (app: import("../pages/app").App) => Promise<void>][]) {
  test(`a removed paper comes back ${way}`, async ({ app }) => {
    await app.save(lora);
    const kept = said(await app.kept());
    await app.list.saved(lora).click();
    await expect(app.toast.message).toContainText("Removed from your library.");
    expect(await app.kept()).toEqual({});
    await app.masthead.expectSaved(0);
    await undo(app);
    await expect(app.toast.message).toContainText(way === "from the bin" ? "1 paper brought back." : `Back in your library: ${lora}`);
    await expect(app.list.saved(lora)).toBeVisible();
    expect(said(await app.kept())).toEqual(kept);
  });
}

test("a paper saved in one tab appears in the other, and so does its removal", { tag: "@paths" }, async ({ app, tab }) => {
  const other = await tab(app.start);
  await other.open("library");
  await expect(app.library.nothingSaved).toHaveCount(0);
  await expect(other.library.nothingSaved).toBeVisible();
  await app.save(lora);
  await expect(other.list.link(lora)).toBeVisible();
  await other.masthead.expectSaved(1);
  await other.list.saved(lora).click();
  await expect(app.list.save(lora)).toBeVisible();
  await app.masthead.expectSaved(0);
});

test("the library is searched by the same engine", async ({ app }) => {
  await app.save(lora, retrieval, papers[0].title);
  await app.masthead.link("Library").click();
  await expect(app.list.status).toHaveText("3 saved papers");
  await app.search("knowlege intensiv");
  await expect(app.list.link(retrieval)).toBeVisible();
  await expect(app.list.status).toContainText("1 of 3 saved papers");
  await expect(app.library.region).toBeVisible();
});

test("an empty library says how to fill it", async ({ app }) => {
  await app.masthead.link("Library").click();
  await expect(app.library.nothingSaved).toBeVisible();
  for (const action of [app.library.select, app.library.export, app.library.share, app.library.print]) await expect(action).toHaveCount(0);
  await app.page.getByRole("link", { name: "Browse the papers" }).click();
  await expect(app.list.status).toHaveText("119 papers");
});
