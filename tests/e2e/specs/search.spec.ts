// Searching: what each kind of query finds, and what the page says of it.
import { expect, test } from "../fixtures";
import { byId, displayName, fold, papers } from "../site/collection";

test.beforeEach(async ({ app }) => app.open());

test("the page shows all 119 papers", { tag: "@paths" }, async ({ app }) => {
  expect(papers).toHaveLength(119);
  await expect(app.list.status).toHaveText("119 papers");
  expect(new Set(await app.list.allIds()).size).toBe(119);
});

test("a mistyped query finds what was meant, says so and leads back to the letter", { tag: "@paths" }, async ({ app }) => {
  await app.search("multi-taks lerning");
  await expect(app.list.status).toContainText(/showing multi-?\s?task learning/i);
  expect(await app.list.count()).toBeGreaterThan(10);
  for (const id of (await app.list.ids()).slice(0, 5)) {
    const paper = byId(id);
    expect(fold(`${paper.title} ${paper.abstract} ${paper.topics}`).replace(/\s/g, "")).toContain("multitasklearning");
  }
  await app.list.status.getByRole("button", { name: "search for “multi-taks lerning”" }).click();
  await expect(app.list.status).not.toContainText("showing");
  await expect(app.list.status).toContainText(/exactly multi-taks lerning|no paper has all words/);
  expect(app.address()).toContain("exact=1");
  await app.page.goBack();
  await expect(app.list.status).toContainText("showing");
});

test("“pretraining” and “pre-training” find the same papers", async ({ app }) => {
  await app.search("pretraining");
  const together = await app.list.allIds();
  await app.search("pre-training");
  expect(together.length).toBeGreaterThan(10);
  expect((await app.list.allIds()).toSorted()).toEqual(together.toSorted());
});

test("a word that no paper has is said to be missing, and the nearest words are one click away", async ({ app }) => {
  await app.search("aribic");
  await expect(app.list.notice.getByRole("heading")).toHaveText("Nothing matches “aribic”");
  await expect(app.list.status).toHaveText(/^0 of 119 papers/);
  await expect(app.list.nearestWords.first()).toBeVisible();
  const word = await app.list.nearestWords.first().innerText();
  await app.list.nearestWords.first().click();
  await expect(app.masthead.search).toHaveValue(word);
  await expect.poll(() => app.list.count()).toBeGreaterThan(0);
});

test("from a search without results one click shows all papers again", async ({ app }) => {
  await app.search("aribic");
  await app.list.notice.getByRole("button", { name: "Show all 119 papers" }).click();
  await expect(app.list.status).toHaveText("119 papers");
  await expect(app.masthead.search).toHaveValue("");
});

test("an author and a word are found together", async ({ app }) => {
  await app.search("karpukhin retrieval");
  const [first] = await app.list.ids();
  const paper = byId(first);
  expect(paper.authors.map(displayName).join()).toContain("Karpukhin");
  await expect(app.list.rows.first().locator("mark").first()).toHaveText(/retrieval/i);
  await expect(app.list.rows.first().locator(".row-why")).toContainText("authors");
});

test("an author is found with and without accents", async ({ app }) => {
  await app.search("author:Ré");
  const accented = await app.list.allIds();
  await app.search("author:Re");
  expect(await app.list.allIds()).toEqual(accented);
  const names = byId(accented[0]).authors.map((author) => fold(displayName(author)));
  expect(names.some((name) => /\bre\b/.test(name))).toBe(true);
});

for (const query of ["MTL-LoRA", "mtllora", "mtl lora"]) {
  test(`“${query}” finds the paper of that name first`, async ({ app }) => {
    await app.search(query);
    await expect(app.list.rows.first().getByRole("heading")).toHaveText(/^MTL-LoRA/);
  });
}

test("every keystroke narrows the list, and the words found are marked", async ({ app }) => {
  await app.masthead.search.focus();
  const counts: number[] = [];
  for (const letter of "retrieval") {
    await app.page.keyboard.type(letter);
    await app.list.settled();
    counts.push(await app.list.count());
  }
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(counts.at(-1)).toBeGreaterThan(0);
  await expect(app.list.region.locator("mark").first()).toHaveText(/retrieval/i);
  await app.masthead.clear.click();
  await expect(app.list.status).toHaveText("119 papers");
  await expect(app.masthead.search).toBeFocused();
});

test("the status is announced when the typing rests, and only then", async ({ app, page }) => {
  const announced = app.list.region.locator(".visually-hidden[aria-live=polite]");
  await expect(announced).toHaveText(/^119 of 119 papers/);
  const spoken = await announced.evaluateHandle((element) => {
    const texts: string[] = [];
    new MutationObserver(() => texts.push(element.textContent ?? "")).observe(element, {
      childList: true, characterData: true, subtree: true,
    });
    return texts;
  });
  await app.masthead.search.focus();
  await page.keyboard.type("retrieval", { delay: 20 });
  await expect(announced).toHaveText(/^\d+ of 119 papers/);
  await expect(announced).not.toHaveText(/^119 of/);
  expect((await spoken.jsonValue()).length).toBe(1);
});
