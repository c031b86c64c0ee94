// A plain static host: it knows files and a 404 page, and no routes.
import { createServer, type Server as HttpServer } from "node:http";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

export class PlainHost {
  private constructor(
    private readonly server: HttpServer,
    readonly url: string,
  ) {}

  static async start(folder: string, base: string): Promise<PlainHost> {
    const read = (path: string) => readFile(join(folder, path)).catch(() => undefined);
    const server = createServer(async (request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
      const inside = path.startsWith(base) ? normalize(path.slice(base.length) || "index.html") : undefined;
      const file = inside && !inside.startsWith("..") ? await read(inside) : undefined;
      const body = file ?? (await read("404.html"));
      const type = file ? TYPES[extname(inside!)] : TYPES[".html"];
      response.writeHead(file ? 200 : 404, { "content-type": type ?? "application/octet-stream" });
      response.end(body);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new PlainHost(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
