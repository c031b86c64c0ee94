// The collection is missing, damaged or from the future: a readable page, and a way on.
import { expect, test } from "../fixtures";
import { json, paper, papers } from "../site/collection";

// With a service worker, the collection would come from its cache.
test.beforeEach(({ page }) =>
  page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined })),
);

const lora = paper("MTL-LoRA").title;
const failures: [name: string, answer: { status?: number; body: string; contentType?: string }, says: RegExp][] = [
  ["is missing", { status: 404, body: "gone" }, /HTTP status 404/],
  ["is cut short", { body: json.slice(0, json.length / 2) }, /line \d+|damaged|EOF|cut short/i],
  ["is of a newer format", { body: JSON.stringify({ format: 2, about: {}, papers: [] }) }, /format/i],
  ["is a web page", { body: "<!doctype html><title>Log in</title>", contentType: "text/html" }, /web page came instead/],
  ["breaks its format", { body: JSON.stringify({ format: 1, about: { name: "x", title: "X" }, papers: [{}] }) }, /./],
];

for (const [name, answer, says] of failures) {
  test(`a collection that ${name} is reported, tried again on request, and leaves the library open`, async ({ app, page, guard }) => {
    guard.allow(/Failed to load resource/);
    await app.open();
    await app.save(lora);

    await page.route("**/data/papers-*.json", (route) => route.fulfill({ contentType: "application/json", ...answer }));
    await app.open();
    await expect(app.list.notice.getByRole("heading")).toHaveText("The collection could not be loaded");
    await expect(app.list.notice.locator(".notice-detail")).toHaveText(says);
    await app.list.notice.getByRole("link", { name: "Open the library" }).click();
    await expect(app.list.link(lora)).toBeVisible();

    await app.page.goBack();
    await page.unroute("**/data/papers-*.json");
    await app.list.notice.getByRole("button", { name: "Try again" }).click();
    await expect(app.list.status).toHaveText(`${papers.length} papers`);
    await app.search("MTL-LoRA");
    await expect(app.list.saved(lora)).toBeVisible();
  });
}

test("a paper's address says that the collection could not be loaded, too", async ({ app, page, guard }) => {
  guard.allow(/Failed to load resource/);
  await page.route("**/data/papers-*.json", (route) => route.fulfill({ status: 503, body: "later" }));
  await app.open(`paper/${papers[0].ids[0]}`);
  await expect(app.list.notice.getByRole("heading")).toHaveText("The collection could not be loaded");
  await page.unroute("**/data/papers-*.json");
  await app.list.notice.getByRole("button", { name: "Try again" }).click();
  await expect(app.pane.title).toHaveText(papers[0].title);
});

test("a paper that left the collection stays in the library, readable", async ({ app, page }) => {
  await app.open();
  await app.save(lora);
  const rest = { format: 1, about: { name: "rest", title: "The rest" }, papers: papers.filter(({ title }) => title !== lora) };
  await page.route("**/data/papers-*.json", (route) => route.fulfill({ json: rest }));
  await app.open();
  await expect(app.list.status).toHaveText("118 papers");
  await app.open("library");
  await app.list.link(lora).click();
  await expect(app.pane.title).toHaveText(lora);
  await expect(app.pane.save).toHaveAttribute("aria-pressed", "true");
});
