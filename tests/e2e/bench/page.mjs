// The page under measurement: when it is ready, what User Timing has noted, how slow its CPU is.

/** Opens the page and waits until the first search is possible. */
export async function open(page, url, slowdown = 1) {
  if (slowdown > 1) {
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  }
  await page.goto(url);
  await until(page, () => performance.getEntriesByName("offprint:ready").length > 0);
}

/** Waits until something holds in the page. */
export async function until(page, holds, limit = 60_000) {
  const end = Date.now() + limit;
  while (!(await page.evaluate(holds))) {
    if (Date.now() > end) throw new Error(`not within ${limit} ms: ${holds}`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** Durations of all measures of this name, in milliseconds. */
export function durations(page, name) {
  return page.evaluate((name) => performance.getEntriesByName(name).map((entry) => entry.duration), name);
}
