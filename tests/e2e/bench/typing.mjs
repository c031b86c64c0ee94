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
  let keys = 0;
  let next = 0;
  const press = async (key) => {
    await key();
    keys += 1;
    next = Math.max(next + KEY_INTERVAL, performance.now());
    await new Promise((done) => setTimeout(done, next - performance.now()));
  };
  await page.getByRole("combobox", { name: "Search papers" }).focus();
  for (const query of queries) {
    // By keys, as the tests' own way to fill a field works in the page too, and would be measured.
    await page.keyboard.press("ControlOrMeta+A");
    await press(() => page.keyboard.press("Backspace"));
    // Letters that no key of an American keyboard has are put in without one.
    for (const letter of query) await press(() => page.keyboard.type(letter));
  }
  await until(page, () => performance.getEntriesByName("offprint:paint").length > 0);
  const longTasks = await page.evaluate(() => globalThis.longTasks);
  return {
    search: { ...summary(await durations(page, "offprint:search")), keys },
    paint: summary(await durations(page, "offprint:paint")),
    longTasks: { count: longTasks.length, longest: round(Math.max(0, ...longTasks)) },
  };
}
