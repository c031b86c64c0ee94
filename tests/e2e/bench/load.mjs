// Loading: first paint, time to ready, bytes, layout shift.
import { open, until } from "./page.mjs";
import { round } from "./statistics.mjs";

/** Milliseconds until something is painted, and until the first search is possible. */
export async function coldLoad(page, url, slowdown) {
  await open(page, url, slowdown);
  return page.evaluate(() => ({
    firstPaint: performance.getEntriesByName("first-paint")[0]?.startTime ?? null,
    firstContentfulPaint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
    ready: performance.getEntriesByName("offprint:ready")[0].startTime,
  }));
}

/** Bytes of bodies as transferred, by file, until the first search is possible. */
export async function bytesUntilReady(page, url) {
  // What is kept for offline use is fetched later and apart.
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }));
  const finished = [];
  page.on("requestfinished", (request) => finished.push(request));
  await open(page, url);
  const ready = await page.evaluate(() => performance.timeOrigin + performance.getEntriesByName("offprint:ready")[0].startTime);
  const files = [];
  for (const request of finished) {
    // What the app asks for once it is ready may have come before this looks.
    if (request.timing().startTime > ready) continue;
    const response = await request.response();
    const { responseBodySize } = await request.sizes();
    const headers = await response.allHeaders();
    // The script of a worker is fetched for the worker and not counted for the page.
    const bytes = responseBodySize || Number(headers["content-length"] ?? 0);
    const encoding = headers["content-encoding"] ?? "identity";
    files.push({ path: new URL(request.url()).pathname, bytes, encoding });
  }
  const sum = (list) => list.reduce((sum, file) => sum + file.bytes, 0);
  const isFont = (file) => file.path.endsWith(".woff2");
  return {
    untilReady: sum(files.filter((file) => !isFont(file))),
    fonts: sum(files.filter(isFont)),
    files: files.toSorted((a, b) => b.bytes - a.bytes),
  };
}

/** Cumulative layout shift of a first visit and of the next one, with the fonts at hand. */
export async function layoutShift(page, url) {
  await page.addInitScript(() => {
    globalThis.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const visit = async () => {
    await open(page, url);
    await until(page, () => navigator.serviceWorker.getRegistration().then((registration) => !!registration?.active));
    return round(await page.evaluate(() => globalThis.shifted));
  };
  return { cold: await visit(), warm: await visit() };
}
