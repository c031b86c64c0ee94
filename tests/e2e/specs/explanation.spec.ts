// Every result says why it is one: words, forms, fields and their parts of the score.
import { expect, test } from "../fixtures";

test("a result explains a typo and an exact word, and the parts add up", async ({ app }) => {
  await app.open();
  await app.search("karpukhin retreival");
  const { popover, words, facts } = app.explanation;
  const open = app.explanation.button(app.list.rows.first());
  await expect(open).toHaveText(/authors/);
  await open.click();
  await expect(popover).toBeVisible();
  await expect(words.nth(0)).toHaveText("karpukhin → Karpukhin");
  await expect(words.nth(1)).toHaveText(/^retreival → retrieval$/i);
  await expect(facts.nth(0)).toHaveText(/^exact · authors$/);
  await expect(facts.nth(2)).toHaveText(/^one edit away · .*abstract/);
  const shares = (await facts.allInnerTexts()).filter((text) => text.endsWith("%")).map(Number.parseFloat);
  expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThanOrEqual(shares.length);
  await app.page.keyboard.press("Escape");
  await expect(popover).toBeHidden();
  // By keyboard, and again for another paper.
  await app.search("lerning");
  await app.explanation.button(app.list.rows.nth(1)).focus();
  await app.page.keyboard.press("Enter");
  await expect(popover).toBeVisible();
  await expect(words.first()).toHaveText(/^lerning → learning$/i);
});

test("without a query there is nothing to explain", async ({ app }) => {
  await app.open();
  await app.list.settled();
  await expect(app.explanation.button(app.list.rows.first())).toBeHidden();
});
