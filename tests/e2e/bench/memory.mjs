// Memory of the page with its workers, after some searches.
import { open } from "./page.mjs";

/** Bytes, and how they were measured: across all workers where the page is isolated, otherwise the page's heap. */
export async function memory(page, url) {
  await open(page, url);
  const search = page.getByRole("searchbox", { name: "Search papers" });
  for (const query of ["multi-task learning", "retrieval", "aribic", ""]) {
    await search.fill(query);
    await page.waitForTimeout(200);
  }
  const measured = await page.evaluate(async () => {
    if (!globalThis.crossOriginIsolated || !performance.measureUserAgentSpecificMemory) return null;
    const late = new Promise((done) => setTimeout(() => done(null), 60_000));
    const result = await Promise.race([performance.measureUserAgentSpecificMemory(), late]);
    return result && { bytes: result.bytes, breakdown: result.breakdown.filter((part) => part.bytes > 0) };
  });
  if (measured) {
    const parts = measured.breakdown.map(({ bytes, types, attribution }) => ({
      bytes,
      what: [...types, ...attribution.map((place) => place.scope)].join(" "),
    }));
    return { bytes: measured.bytes, how: "measureUserAgentSpecificMemory", parts };
  }
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.enable").then(() => session.send("Performance.getMetrics"));
  return { bytes: metrics.find(({ name }) => name === "JSHeapUsedSize").value, how: "JSHeapUsedSize", parts: [] };
}
