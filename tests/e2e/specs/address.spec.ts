// The address is the view: reload, back, forward, sharing, and addresses that make no sense.
import { expect, test } from "../fixtures";
import { frequencies, paper } from "../site/collection";

const topic = frequencies((paper) => paper.topics ?? [])[0][0];
const address = (parameters: Record<string, string>) => `?${new URLSearchParams(parameters)}`;

test("a reload keeps words, filters, order and the open paper", { tag: "@paths" }, async ({ app }) => {
  await app.open();
  await app.search("learning");
  await app.facets.value("Topic", topic).check();
  await app.facets.bar(2023).click();
  await app.list.sortBy("Title");
  await app.list.rows.first().getByRole("link").click();
  const title = await app.pane.title.innerText();
  const before = [await app.list.status.innerText(), app.address()];
  await app.reload();
  await app.list.settled();
  expect([await app.list.status.innerText(), app.address()]).toEqual(before);
  await expect(app.masthead.search).toHaveValue("learning");
  await expect(app.facets.value("Topic", topic)).toBeChecked();
  await expect(app.facets.bar(2023)).toHaveAttribute("aria-pressed", "true");
  await expect(app.list.order).toHaveValue("title");
  await expect(app.pane.of(title)).toBeVisible();
});

test("a shared address shows another reader the same list", { tag: "@paths" }, async ({ app, tab }) => {
  await app.open();
  await app.search("retrieval");
  await app.facets.bar(2023).click();
  await expect.poll(() => app.address()).toBe(address({ q: "retrieval", year: "2023" }));
  const other = await tab(app.start);
  await other.open(app.address());
  await expect(other.list.status).toHaveText(await app.list.status.innerText());
  expect(await other.list.allIds()).toEqual(await app.list.allIds());
});

test("there is one history entry per decision and none per keystroke", { tag: "@paths" }, async ({ app, page }) => {
  await app.open();
  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  await app.masthead.search.focus();
  await page.keyboard.type("learning", { delay: 30 });
  await expect.poll(() => app.address()).toBe("?q=learning");
  expect(await entries()).toBe(before);
  await app.facets.value("Topic", topic).check();
  await app.list.settled();
  await app.list.rows.first().getByRole("link").click();
  const title = await app.pane.title.innerText();
  expect(await entries()).toBe(before + 2);

  await page.goBack();
  await expect(app.pane.title).toHaveCount(0);
  await expect(app.facets.value("Topic", topic)).toBeChecked();
  await page.goBack();
  await expect(app.facets.value("Topic", topic)).not.toBeChecked();
  await expect(app.masthead.search).toHaveValue("learning");
  await page.goForward();
  await page.goForward();
  await expect(app.pane.title).toHaveText(title);
  expect(await entries()).toBe(before + 2);
});

test("stepping from paper to paper is one decision", async ({ app, page }) => {
  await app.open("?q=retrieval");
  await app.list.rows.first().getByRole("link").click();
  const first = await app.pane.title.innerText();
  await app.pane.next.click();
  await app.pane.next.click();
  await expect(app.pane.title).not.toHaveText(first);
  await page.goBack();
  await expect(app.pane.title).toHaveCount(0);
  expect(app.address()).toBe("?q=retrieval");
});

test("typing on another page leads to the list", async ({ app }) => {
  await app.open("settings");
  await app.search("retrieval");
  await expect(app.list.region).toBeVisible();
  await expect.poll(() => app.address()).toBe("?q=retrieval");
});

const nonsense: [name: string, search: string, says: RegExp | undefined][] = [
  ["a year and an order that are none", "?year=banana&sort=x&foo=%00&q=%F0%9F%92%A9<script>", /“banana” is no year.*no order called “x”/],
  ["a topic that is none", "?topic=phlogiston", /no “phlogiston”/],
  ["a venue that is none", "?venue=The%20Pub&venue=Caf%C3%A9", /no “The Pub” and no “Café”/],
  ["years in the wrong order", "?year=2023..2019", /“2023..2019” is no year/],
  ["broken escapes", "?q=%E0%A4%A&topic=%&%=%&&&=", /no “%”/],
  ["ten thousand letters", `?q=${"a".repeat(10_000)}`, undefined],
  ["nothing but operators", "?q=%22%22%20-%20author%3A%20OR%20%28%28%20%2A%20%5C", undefined],
];
for (const [name, search, says] of nonsense) {
  test(`an address with ${name} never breaks the page`, async ({ app }) => {
    await app.open(search);
    if (says) await expect(app.toast.message).toContainText(says);
    else await expect(app.toast.message).toHaveCount(0);
    await expect(app.list.status).toHaveText(/^\d+ (of 119 )?papers/);
    await app.search("MTL-LoRA");
    await expect(app.list.link(paper("MTL-LoRA").title)).toBeVisible();
  });
}

test("a page that does not exist says so", async ({ app, guard }) => {
  guard.allow(/404 \(Not Found\)/);
  await app.open("nowhere/at/all");
  await expect(app.page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await app.page.getByRole("link", { name: "Browse the papers" }).click();
  await expect(app.list.status).toHaveText("119 papers");
});
