// The query language in the page: what the search box offers, the explanation, how a query was read, what is unread.
import { expect, test } from "../fixtures";
import { paper, papers } from "../site/collection";

const lora = paper("MTL-LoRA");
const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");
const withTopic = papers.filter((paper) => paper.topics?.includes("multi-task learning")).length;

test.beforeEach(async ({ app }) => app.open());

test("by keyboard, letters become a field, the field offers its values, and the list follows", { tag: "@paths" }, async ({ app, page }) => {
  const { search, offers, chosenOffer } = app.masthead;
  await search.pressSequentially("top");
  await expect(offers.first()).toContainText("topic:");
  await expect(search).toHaveAttribute("aria-expanded", "true");
  await expect(chosenOffer).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await expect(search).toHaveAttribute("aria-activedescendant", (await chosenOffer.getAttribute("id"))!);
  await page.keyboard.press("Tab");
  await expect(search).toHaveValue("topic:");
  await expect(search).toBeFocused();
  await expect(offers).toHaveCount(8);
  await expect(offers.first()).toHaveText(new RegExp(`^topic:"multi-task learning"\\s*${withTopic}$`));
  await page.keyboard.type("multit");
  await expect(offers).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(search).toHaveValue('topic:"multi-task learning" ');
  await expect(offers).toHaveCount(0);
  await expect(app.list.status).toHaveText(new RegExp(`^${withTopic} of 119 papers`));
  await page.keyboard.type("lora");
  await expect(search).toHaveValue('topic:"multi-task learning" lora');
  await expect(app.list.link(lora.title)).toBeVisible();
});

test("the arrows go round the offers and the box, and Escape closes them before it clears the box", async ({ app, page }) => {
  const { search, offers, chosenOffer } = app.masthead;
  await search.pressSequentially("is:");
  await expect(offers).toHaveText([/^is:saved/, /^is:unread/, /^is:read/, /^is:reading/]);
  await page.keyboard.press("ArrowUp");
  await expect(chosenOffer).toContainText("is:reading");
  await page.keyboard.press("ArrowDown");
  await expect(chosenOffer).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(offers).toHaveCount(0);
  await expect(search).toHaveAttribute("aria-expanded", "false");
  await expect(search).toHaveValue("is:");
  await page.keyboard.press("Escape");
  await expect(search).toHaveValue("");
});

for (const [what, sentAway, count] of [
  ["comes when that is done", false, 4],
  ["does not come where the box was left", true, 0],
] as const) {
  test(`what is offered is collected when the keys rest, and ${what}`, async ({ app, page }) => {
    // What the program does when the keys rest is put off until this test asks for it.
    await page.addInitScript(() => {
      const held = new Map<number, TimerHandler>();
      const { setTimeout: start, clearTimeout: stop } = window;
      window.setTimeout = ((work: TimerHandler, delay?: number, ...rest: unknown[]) => {
        const timer = start(work, delay === 300 ? 1e9 : delay, ...rest);
        if (delay === 300) held.set(timer, work);
        return timer;
      }) as typeof window.setTimeout;
      window.clearTimeout = (timer) => {
        held.delete(timer!);
        stop(timer);
      };
      Object.assign(window, { held });
    });
    await app.open();
    await app.masthead.expectReadyOffline();
    const { search, offers } = app.masthead;
    await search.pressSequentially("is:");
    await expect(offers).toHaveCount(0);
    if (sentAway) {
      await search.press("Tab");
      await search.focus();
    }
    const collected = await page.evaluate(() => {
      const { held } = window as unknown as { held: Map<number, () => void> };
      const waiting = [...held.values()];
      waiting.forEach((work) => work());
      return waiting.length;
    });
    expect(collected).toBeGreaterThan(0);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await expect(offers).toHaveCount(count);
  });
}

test("Enter without a choice opens the best paper, and a space sends the offers away", async ({ app, page }) => {
  const { search, offers } = app.masthead;
  await search.pressSequentially("retrieval");
  await expect(offers.first()).toBeVisible();
  await page.keyboard.type(" ");
  await expect(offers).toHaveCount(0);
  await page.keyboard.press("Backspace");
  await expect(offers.first()).toBeVisible();
  await app.list.settled();
  const first = await app.list.rows.first().getByRole("heading").innerText();
  await page.keyboard.press("Enter");
  await expect(app.pane.title).toHaveText(first);
  await expect(offers).toHaveCount(0);
});

test("by pointer, an author is offered, taken and found", async ({ app, page }) => {
  const { search, offers } = app.masthead;
  await search.pressSequentially("multi-task maill");
  await offers.filter({ hasText: "Jean Maillard" }).click();
  await expect(search).toHaveValue('multi-task author:"Jean Maillard" ');
  await expect(search).toBeFocused();
  await expect(app.list.rows).toHaveCount(1);
  await expect(app.list.link(retrieval.title)).toBeVisible();
  await search.pressSequentially("venue:");
  await expect(offers.first()).toBeVisible();
  await page.getByRole("main").click({ position: { x: 5, y: 5 } });
  await expect(offers).toHaveCount(0);
});

test("ordinary words that no field and no value begins with offer nothing", async ({ app }) => {
  for (const words of ["a", "x", "zzz", "multi-task ", "\"multi"]) {
    await app.masthead.search.fill("");
    await app.masthead.search.pressSequentially(words);
    await expect(app.masthead.search).toHaveAttribute("aria-expanded", "false");
  }
});

test("the explanation opens beside the box, its examples can be tried, and each finds papers", { tag: "@paths" }, async ({ app, page }) => {
  await app.help.button.click();
  await expect(app.help.popover).toBeVisible();
  const queries = await app.help.examples.allInnerTexts();
  expect(queries.length).toBeGreaterThan(8);
  await page.keyboard.press("Escape");
  await expect(app.help.popover).toBeHidden();
  for (const query of queries) {
    await app.help.button.click();
    await app.help.example(query).click();
    await expect(app.help.popover).toBeHidden();
    await expect(app.masthead.search).toHaveValue(query);
    await app.list.settled();
    const count = await app.list.count();
    expect(count, query).toBeGreaterThan(0);
    expect(count, query).toBeLessThan(119);
    await expect(app.list.status).not.toContainText("Read as");
  }
});

test("the keys lead to the explanation and back", async ({ app, page }) => {
  await page.keyboard.press("?");
  await app.keys.howToSearch.click();
  await expect(app.keys.dialog).toHaveCount(0);
  await expect(app.help.popover).toBeVisible();
  await app.help.keys.click();
  await expect(app.help.popover).toBeHidden();
  await expect(app.keys.dialog).toBeVisible();
});

for (const [query, reading] of [
  ["foo:retrieval", "Read as: foo retrieval · “foo:” is no field"],
  ['"dense retrieval', "Read as: dense retrieval · a quote is not closed"],
  ["retrieval year:2023..2020", "Read as: retrieval year:2020..2023 · the years were put in order"],
  ["(retrieval OR", "Read as: retrieval · “OR” has only one side; “(” is not closed"],
]) {
  test(`“${query}” says how it was read`, async ({ app }) => {
    await app.search(query);
    await expect(app.list.status).toContainText(reading);
    await app.search("retrieval year:2020..2023");
    await expect(app.list.status).not.toContainText("Read as");
  });
}

test("a saved paper is unread until it is marked, and the mark is kept and taken back", { tag: "@paths" }, async ({ app, page }) => {
  await app.save(lora.title, retrieval.title);
  await app.search("is:unread");
  await app.list.expectCount(2);
  await app.list.link(lora.title).click();
  await expect(app.pane.status).toHaveValue("to-read");
  await app.pane.status.selectOption("Read");
  await app.list.expectCount(1);
  await app.reload();
  await app.list.expectCount(1);
  await app.search("is:read");
  await expect(app.list.link(lora.title)).toBeVisible();
  await app.list.expectCount(1);
  await expect(app.pane.status).toHaveValue("read");
  await page.getByRole("heading", { level: 1, name: lora.title }).click();
  await page.keyboard.press("r");
  await expect(app.toast.message).toContainText("Marked “To read”.");
  await expect(app.pane.status).toHaveValue("to-read");
  await app.list.expectCount(0);
  await page.keyboard.press("u");
  await expect(app.toast.message).toContainText("Undone: 1 paper marked “To read”.");
  await app.list.expectCount(1);
  await app.pane.save.click();
  await expect(app.pane.status).toHaveCount(0);
});
