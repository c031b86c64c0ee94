// On a plain static host, which knows files and 404.html and sends no headers of ours.
import { expect, test } from "../fixtures";
import { App } from "../pages/app";
import { paper } from "../site/collection";

const retrieval = paper("Multi-task Retrieval for Knowledge-Intensive Tasks");

test("a deep link works through 404.html, and offline readiness comes all the same", { tag: "@paths" }, async ({ page, plainHost, guard }) => {
  guard.allow(/404 \(Not Found\)/);
  const host = await plainHost();
  const app = new App(page, host.url);
  await app.open(`paper/${retrieval.ids[0]}?q=retrieval`);
  await expect(app.pane.title).toHaveText(retrieval.title);
  await expect(app.masthead.search).toHaveValue("retrieval");
  await app.masthead.expectReadyOffline();
  await host.stop();
  await app.open("library");
  await expect(app.library.nothingSaved).toBeVisible();
});

test("the page's own policy holds where the host sends no headers", async ({ page, plainHost, guard }) => {
  guard.allow(/CSP violation|Content Security Policy|Trusted|Refused|offprint\.invalid/i);
  const app = new App(page, (await plainHost()).url);
  await app.open();
  const done = await page.evaluate(async () => {
    const results: string[] = [];
    try {
      document.createElement("div").innerHTML = "<b>text</b>";
      results.push("markup was written");
    } catch {}
    const image = new Image(); // of a host that the policy does not know
    const refused = new Promise((done) => document.addEventListener("securitypolicyviolation", done, { once: true }));
    image.src = "https://offprint.invalid/x.png";
    await refused;
    return results;
  });
  expect(done).toEqual([]);
});
