// A proxy in front of a server that can be told to spoil some answers.
import { createServer, request, type IncomingMessage, type Server as HttpServer, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

export type Fault = "status 500" | "cut off" | "flipped byte";

export class FaultyProxy {
  /** Which requests are spoiled, and how. */
  spoil: (path: string) => Fault | undefined = () => undefined;
  /** Paths that were spoiled, in order. */
  readonly spoiled: string[] = [];

  private constructor(
    private readonly server: HttpServer,
    readonly url: string,
  ) {}

  static async start(target: string): Promise<FaultyProxy> {
    let proxy: FaultyProxy;
    const server = createServer((incoming, answer) => proxy.pass(incoming, answer, new URL(target)));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = new URL(target);
    url.port = String((server.address() as AddressInfo).port);
    proxy = new FaultyProxy(server, url.href);
    return proxy;
  }

  private pass(incoming: IncomingMessage, answer: ServerResponse, target: URL): void {
    const path = incoming.url ?? "/";
    const fault = this.spoil(path);
    if (fault) this.spoiled.push(path);
    if (fault === "status 500") return void answer.writeHead(500).end("spoiled");
    const headers = { ...incoming.headers, host: target.host };
    // A flipped byte must be one of the file, not of its compressed form.
    if (fault === "flipped byte") headers["accept-encoding"] = "identity";
    const passed = request({ host: target.hostname, port: target.port, path, method: incoming.method, headers });
    passed.on("error", () => answer.destroy());
    passed.on("response", (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const body = Buffer.concat(parts);
        answer.writeHead(response.statusCode ?? 502, response.headers);
        if (fault === "cut off") return void answer.write(body.subarray(0, body.length / 2), () => answer.destroy());
        if (fault === "flipped byte") body[body.length >> 1] ^= 1;
        answer.end(body);
      });
    });
    incoming.pipe(passed);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
