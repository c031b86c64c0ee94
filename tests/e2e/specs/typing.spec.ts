// Typing: where a new list begins, and how much of it follows every letter.
import { expect, test } from "../fixtures";

test.beforeEach(async ({ app }) => app.open());

test("a new question begins at the top, with the rows that the window holds", { tag: "@paths" }, async ({ app, page }) => {
  const scrolled = () => app.list.scroller.evaluate((rows) => rows.scrollTop);
  await app.list.scroller.hover();
  await page.mouse.wheel(0, 1500);
  await expect.poll(scrolled).toBeGreaterThan(1000);
  await expect.poll(() => app.list.rows.count()).toBeGreaterThan(20);
  // Counted in the frame after the one with the answer: more rows follow when the keys rest.
  await app.list.scroller.evaluate((list) => {
    const counted = new Promise<number>((done) => {
      const count = () => done(list.querySelectorAll(".row").length);
      new MutationObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(count));
      }).observe(list, { subtree: true, childList: true, characterData: true });
    });
    Object.assign(globalThis, { counted });
  });
  await app.masthead.search.press("l");
  const rows = await page.evaluate(() => (globalThis as unknown as { counted: Promise<number> }).counted);
  expect(rows).toBeGreaterThan(3);
  expect(rows).toBeLessThan(12);
  await expect.poll(scrolled).toBe(0);
  await expect.poll(() => app.list.rows.count()).toBeGreaterThan(12);
});

test("where drawing is slow, the first rows follow every letter and the others when the keys rest", async ({ app, page }) => {
  await app.search("learning");
  // As many as the window holds: more come in time.
  const wanted = (await app.list.ids()).slice(0, 6);
  await app.search("");
  // Each time that rows change, the browser is busy for longer than on the slowest of machines.
  await app.list.scroller.evaluate((rows) => {
    const sleep = () => {
      const end = performance.now() + 70;
      while (performance.now() < end);
    };
    new MutationObserver(sleep).observe(rows, { subtree: true, childList: true, characterData: true });
    const seen: { busy: boolean; ids: (string | null)[] }[] = [];
    const look = () => {
      const ids = [...rows.querySelectorAll(".row")].map((row) => row.getAttribute("data-paper-id"));
      seen.push({ busy: rows.getAttribute("aria-busy") === "true", ids });
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { seen });
  });
  await app.masthead.search.focus();
  for (const letter of "learning") await page.keyboard.press(letter);
  await app.list.settled();
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: { busy: boolean; ids: string[] }[] }).seen);
  const busy = seen.filter((frame) => frame.busy);
  // There, the first three rows have gone ahead of the others.
  expect(busy.some(({ ids }) => `${ids.slice(0, 3)}` === `${wanted.slice(0, 3)}`)).toBe(true);
  await expect(app.list.scroller).not.toHaveAttribute("aria-busy");
  expect((await app.list.ids()).slice(0, 6)).toEqual(wanted);
});
