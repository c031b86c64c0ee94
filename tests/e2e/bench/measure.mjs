// Measures a served release build in Chromium and prints one JSON object: `node bench/measure.mjs URL [--runs 5]`.
import { chromium } from "@playwright/test";
import { bytesUntilReady, coldLoad, layoutShift } from "./load.mjs";
import { memory } from "./memory.mjs";
import { medianOf } from "./statistics.mjs";
import { typing } from "./typing.mjs";

const [url, ...options] = process.argv.slice(2);
if (!url) {
  console.error("usage: node bench/measure.mjs URL [--runs 5]");
  process.exit(2);
}
const runs = options[0] === "--runs" ? Number(options[1]) : 5;

/** The slowdown of the CPU under which the load and a second round of typing are measured. */
const SLOWDOWN = 4;

const browser = await chromium.launch({
  executablePath: process.env.CHROME || "/usr/bin/chromium",
  args: [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    // Without it, a measurement of memory waits for the next garbage collection, for up to a minute.
    "--enable-blink-features=ForceEagerMeasureMemory",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ],
});

/** Measures in a browser profile of its own, so that nothing is cached. */
async function fresh(measure) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    return await measure(await context.newPage(), url);
  } finally {
    await context.close();
  }
}

async function median(measure) {
  const results = [];
  for (let run = 0; run < runs; run += 1) results.push(await fresh(measure));
  return medianOf(results);
}

try {
  const slow = (measure) => (page, url) => measure(page, url, SLOWDOWN);
  const atFullSpeed = await fresh(typing);
  const report = {
    runs,
    slowdown: SLOWDOWN,
    /** Milliseconds in the worker per query. */
    search: atFullSpeed.search,
    /** Milliseconds from keystroke to painted results. */
    paint: atFullSpeed.paint,
    longTasks: atFullSpeed.longTasks,
    slowed: await fresh(slow(typing)).then(({ paint, longTasks }) => ({ paint, longTasks })),
    /** Milliseconds from a cold start, at the slowdown. */
    load: await median(slow(coldLoad)),
    /** Compressed bytes of bodies until the first search is possible. */
    bytes: await fresh(bytesUntilReady),
    layoutShift: await fresh(layoutShift),
    memory: await fresh(memory),
  };
  console.log(JSON.stringify(report, null, 2));
} finally {
  await browser.close();
}
