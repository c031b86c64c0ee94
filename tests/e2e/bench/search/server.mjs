// A static server for the measurement: isolated from other origins, so that a page may measure its memory.
import { createServer } from "node:http";
import { readFile, writeFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { buffer } from "node:stream/consumers";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

/** Serves folders by their first path segment; what is posted to `/results/NAME` becomes a file in `results`. */
export async function serve(folders, results) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    const [, first, ...rest] = path.split("/");
    if (first === "favicon.ico") return response.writeHead(204, ISOLATED).end();
    if (request.method === "POST" && first === "results") {
      await writeFile(join(results, `${rest.at(-1)}.json`), await buffer(request));
      return response.writeHead(204, ISOLATED).end();
    }
    try {
      const body = await readFile(join(folders[first], ...rest));
      return response.writeHead(200, { ...ISOLATED, "Content-Type": TYPES[extname(path)] ?? TYPES[".txt"] }).end(body);
    } catch {
      return response.writeHead(404, ISOLATED).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
