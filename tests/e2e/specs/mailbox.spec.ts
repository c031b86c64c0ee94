// Answers by way of shared memory: a keystroke's papers need not wait for a message.
import { expect, test } from "../fixtures";
import { App } from "../pages/app";

test("an isolated page reads answers from shared memory, and each of them once", async ({ app, page }) => {
  await page.addInitScript(() => {
    const counts = { read: 0, told: 0, answers: 0 };
    Object.assign(globalThis, { counts });
    const dispatch = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (this instanceof Worker && event.type === "message") counts.read += 1;
      return dispatch.call(this, event);
    };
    const started = globalThis.Worker;
    globalThis.Worker = class extends started {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        this.addEventListener("message", (event) => {
          if (event.data === null) counts.told += 1;
          else if (event.data.startsWith("3 ")) counts.answers += 1;
        });
      }
    };
  });
  await app.open();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await app.search("multi-task");
  const counts = () => page.evaluate(() => (globalThis as unknown as { counts: Record<string, number> }).counts);
  await expect.poll(async () => (await counts()).told).toBeGreaterThan(0);
  const { read, told, answers } = await counts();
  expect(read).toBe(told);
  expect(answers).toBe(read);
});

test("a page that is not isolated gets its answers as messages", async ({ page, plainHost }) => {
  const app = new App(page, (await plainHost()).url);
  await app.open();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await app.search("karpukhin retrieval");
  expect(await app.list.count()).toBeGreaterThan(0);
});
