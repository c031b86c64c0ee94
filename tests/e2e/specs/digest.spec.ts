// What is new in the collection since it was seen last.
import { expect } from "../fixtures";
import { App } from "../pages/app";
import { papers } from "../site/collection";
import { first, test } from "../site/published";

const latest = papers.toSorted((a, b) => (b.date ?? String(b.year)).localeCompare(a.date ?? String(a.year)))[0];

test("papers that came since the collection was seen stand first in the digest until they are marked as seen, also offline", async ({ site, page }) => {
  const old = await site.versions.newPapers("old", (papers) => papers.slice(2));
  await site.publish(old);
  const app = new App(page, site.host.url);
  await app.open();
  await app.masthead.expectReadyOffline();
  await expect(app.digest.strip).toHaveCount(0);
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(app.digest.sentence).toContainText("What arrives from now on stands here first.");
  await expect(app.digest.months.first()).toBeVisible();
  expect(await app.digest.rows.count()).toBe(40);
  await app.digest.more.click();
  expect(await app.digest.rows.count()).toBe(80);

  await site.publish(first);
  await app.open("settings");
  await app.masthead.expectUpdateAvailable();
  await app.masthead.badge.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => app.build()).not.toBe("old");
  await app.open();
  await expect(app.digest.strip).toContainText(/^2 papers new since /);
  await app.search("retrieval");
  await expect(app.digest.strip).toHaveCount(0);
  await app.search("");
  await app.digest.strip.getByRole("link", { name: "See them" }).click();
  expect(app.address()).toBe("digest");
  await expect(app.digest.sentence).toContainText(/^2 papers new since /);
  await expect(app.digest.new.getByRole("heading", { level: 3 })).toHaveText([papers[0].title, papers[1].title]);
  await expect(app.digest.months.getByRole("link", { name: papers[0].title })).toHaveCount(1);

  await site.host.goAway();
  await app.reload();
  await expect(app.digest.new.getByRole("listitem")).toHaveCount(2);
  await app.digest.seen.click();
  await expect(app.digest.new).toHaveCount(0);
  await expect(app.digest.sentence).toContainText(/^Nothing new since /);
  await app.reload();
  await expect(app.digest.sentence).toContainText(/^Nothing new since /);
});

test("the digest is reached by key and palette; a paper is saved there and opened from there", async ({ app }) => {
  await app.open();
  await app.page.keyboard.press("g");
  await app.page.keyboard.press("d");
  await expect(app.digest.heading).toBeVisible();
  const row = app.digest.rows.first();
  await row.getByRole("button", { name: `Save: ${latest.title}` }).click();
  await app.masthead.expectSaved(1);
  await row.getByRole("link", { name: latest.title }).click();
  await expect(app.pane.title).toHaveText(latest.title);
  await app.page.goBack();
  await expect(app.digest.heading).toBeVisible();
  await app.open();
  await app.page.keyboard.press("Control+k");
  await app.palette.input.fill("what is new");
  await app.page.keyboard.press("Enter");
  await expect(app.digest.heading).toBeVisible();
});
