// Typing as a person in a hurry does: time in the worker, time to paint, long tasks.
import { durations, open, until } from "./page.mjs";
import { round, summary } from "./statistics.mjs";

/** Between two keys, in milliseconds: 20 keys a second. */
const KEY_INTERVAL = 50;

/** For the shipped collection: words, names, phrases, prefixes, mistypings, and what is not there; 200 keystrokes or so. */
const QUERIES = [
  "multi-taks lerning", "pretraining", "retrieval", "karpukhin retrieval", "aribic", "MTL-LoRA", "graph neural",
  "author:chen", "self-supervised speech", "emotion recogniton", "mixture of experts", "zero-shot", "vision transfomer",
  "named entity", "qqqq", "in-context learning", "the model of a",
];

/**
 * Types queries into a site. The slowdown is that of the page; Chromium does not slow down its workers with it.
 */
export async function typing(page, url, { slowdown = 1, queries = QUERIES } = {}) {
  await open(page, url, slowdown);
  // Saving for offline use is no part of typing.
  await until(page, () => navigator.serviceWorker.getRegistration().then((registration) => !!registration?.active));
  await page.evaluate(() => {
    performance.clearMeasures();
    const longTasks = [];
    Object.assign(globalThis, { longTasks });
    new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: "longtask",
    });
  });
  const search = page.getByRole("combobox", { name: "Search papers" });
  let keys = 0;
  for (const query of queries) {
    await search.fill("");
    await search.focus();
    let next = performance.now();
    for (const letter of query) {
      // Letters that no key of an American keyboard has are put in without one.
      await page.keyboard.type(letter);
      keys += 1;
      next += KEY_INTERVAL;
      const wait = next - performance.now();
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    }
  }
  await until(page, () => performance.getEntriesByName("offprint:paint").length > 0);
  const longTasks = await page.evaluate(() => globalThis.longTasks);
  return {
    search: { ...summary(await durations(page, "offprint:search")), keys },
    paint: summary(await durations(page, "offprint:paint")),
    longTasks: { count: longTasks.length, longest: round(Math.max(0, ...longTasks)) },
  };
}
