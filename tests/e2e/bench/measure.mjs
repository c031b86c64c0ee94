// Measures a served release build in Chromium and prints one JSON object: `node bench/measure.mjs URL`. It may be a
// site of any collection; the queries that are typed should then be given, as a file.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";
import { bytesUntilReady, coldLoad, layoutShift } from "./load.mjs";
import { memory } from "./memory.mjs";
import { medianOf } from "./statistics.mjs";
import { typing } from "./typing.mjs";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: "string", default: "5" }, only: { type: "string" }, queries: { type: "string" } },
});
const [url] = positionals;
if (!url) {
  console.error("usage: node bench/measure.mjs URL [--runs 5] [--only typing,slowed,load,bytes,shift,memory] [--queries FILE]");
  process.exit(2);
}
const runs = Number(values.runs);
/** What is typed; without a file of one JSON array of texts, queries that suit the shipped collection. */
const queries = values.queries && JSON.parse(readFileSync(values.queries, "utf8"));

/** The slowdown of the CPU under which the load and a second round of typing are measured. */
const SLOWDOWN = 4;

const browser = await launch();

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

/** What can be measured, by name; each gives a part of the report. */
const parts = {
  /** Milliseconds in the worker per query, and from keystroke to painted results. */
  typing: () => median((page, url) => typing(page, url, { queries })),
  slowed: async () => {
    const { paint, longTasks } = await fresh((page, url) => typing(page, url, { queries, slowdown: SLOWDOWN }));
    return { slowed: { paint, longTasks } };
  },
  /** Milliseconds from a cold start, at the slowdown. */
  load: async () => ({ load: await median((page, url) => coldLoad(page, url, SLOWDOWN)) }),
  /** Compressed bytes of bodies until the first search is possible. */
  bytes: async () => ({ bytes: await fresh(bytesUntilReady) }),
  shift: async () => ({ layoutShift: await fresh(layoutShift) }),
  memory: async () => ({ memory: await fresh((page, url) => memory(page, url, queries)) }),
};

try {
  const report = { runs, slowdown: SLOWDOWN };
  for (const part of values.only?.split(",") ?? Object.keys(parts)) Object.assign(report, await parts[part]());
  console.log(JSON.stringify(report, null, 2));
} finally {
  await browser.close();
}
