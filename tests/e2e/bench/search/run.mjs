// Measures search engines in Chromium: `node bench/search/run.mjs WORK WORKER PEERS ENGINE…`.
//
// WORK holds what the engines are given (`NAME.load.txt`, `NAME.requests.json`, an index) and gets what they said
// (`results/NAME.json`); WORKER holds Offprint's workers, PEERS the installed packages. Prints one JSON object.
import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../browser.mjs";
import { noteMemories, scriptsAndLinear } from "../memory.mjs";
import { serve } from "./server.mjs";

const [work, worker, peers, ...names] = process.argv.slice(2);
if (names.length === 0) {
  console.error("usage: node bench/search/run.mjs WORK WORKER PEERS ENGINE…");
  process.exit(2);
}

/** Milliseconds after the last query: while a worker warms itself up, it does not say what memory it has. */
const REST = 4_000;

const results = join(resolve(work), "results");
await mkdir(results, { recursive: true });
const folders = { bench: dirname(fileURLToPath(import.meta.url)), work, worker, peers };
const server = await serve(folders, results);
const browser = await launch();

/** Offprint's workers are programs of their own; all others are one script that loads the package. */
function engine(name) {
  const own = { offprint: "worker", "offprint-files": "worker-files" }[name];
  const given = own ? "offprint" : "peers";
  const files = ["index", "positions"].map((file) => [`${file} collection`, `/work/${file}.bin`]);
  return {
    name,
    worker: own ? `/worker/${own}.js` : `/bench/peers.worker.mjs?engine=${name}`,
    load: `/work/${own ? name : given}.load.txt`,
    files: own === "worker-files" ? files : [],
    requests: `/work/${given}.requests.json`,
  };
}

/** Opens the page in a profile of its own. */
async function fresh(act) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && console.error(message.text()));
    await noteMemories(page);
    await page.goto(`${server.url}bench/page.html`);
    await page.waitForFunction(() => globalThis.keep);
    return await act(page);
  } finally {
    await context.close();
  }
}

try {
  // One page for all, so that nothing but the engine differs.
  await fresh(async (page) => {
    for (const name of names) {
      console.error(`· ${name}`);
      await page.evaluate((what) => globalThis.measure(what), engine(name));
    }
  });
  const memory = { page: await fresh(scriptsAndLinear) };
  for (const name of names) {
    memory[name] = await fresh(async (page) => {
      await page.evaluate((what) => globalThis.keep(what), engine(name));
      await page.waitForTimeout(REST);
      return scriptsAndLinear(page);
    });
  }
  console.log(JSON.stringify({ browser: browser.version(), memory }));
} finally {
  await browser.close();
  server.close();
}
