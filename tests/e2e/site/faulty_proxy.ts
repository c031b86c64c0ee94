// A proxy in front of a server that can be told to spoil answers, to be slow, to go away and to come back.
import { createServer, request, type IncomingMessage, type Server as HttpServer, type ServerResponse } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

/** "refused" is a server that is gone; "silence" one that takes the request and never answers. */
export type Fault = "status 500" | "cut off" | "flipped byte" | "partial" | "refused" | "silence";

export class FaultyProxy {
  /** Which requests are spoiled, and how. */
  spoil: (path: string) => Fault | undefined = () => undefined;
  /** Paths that were spoiled, in order. */
  readonly spoiled: string[] = [];
  /** Paths that were asked for, in order. */
  readonly asked: string[] = [];
  /** A slow line: milliseconds until an answer begins, and bytes per second for all answers together. */
  line: { latency: number; bytesPerSecond: number } | undefined;
  /** When the line has sent what it was given so far. */
  private busyUntil = 0;

  private constructor(
    private readonly server: HttpServer,
    /** The server behind, and servers for paths below it. */
    private readonly targets: Map<string, string>,
    readonly url: string,
  ) {}

  static async start(target: string): Promise<FaultyProxy> {
    let proxy: FaultyProxy;
    const server = createServer((incoming, answer) => proxy.pass(incoming, answer));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = new URL(target);
    url.port = String((server.address() as AddressInfo).port);
    proxy = new FaultyProxy(server, new Map([["/", target]]), url.href);
    return proxy;
  }

  /** Answers from another server from now on: all paths, or those below one. */
  publish(target: string, below = "/"): void {
    this.targets.set(below, target);
  }

  /** The server is gone: nobody listens, and what was under way breaks off. */
  async goAway(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    this.server.closeAllConnections();
    await closed;
  }

  /** It is back, where it was. */
  async comeBack(): Promise<void> {
    this.server.listen(Number(new URL(this.url).port), "127.0.0.1");
    await once(this.server, "listening");
  }

  async stop(): Promise<void> {
    if (this.server.listening) await this.goAway();
  }

  private pass(incoming: IncomingMessage, answer: ServerResponse): void {
    const path = incoming.url ?? "/";
    this.asked.push(path);
    const fault = this.spoil(path);
    if (fault) this.spoiled.push(path);
    if (fault === "silence") return;
    if (fault === "refused") return void incoming.socket.destroy();
    if (fault === "status 500") return void answer.writeHead(500).end("spoiled");
    const target = new URL([...this.targets].filter(([below]) => path.startsWith(below)).sort(([a], [b]) => b.length - a.length)[0][1]);
    const headers = { ...incoming.headers, host: target.host };
    // A flipped byte must be one of the file, not of its compressed form.
    if (fault === "flipped byte") headers["accept-encoding"] = "identity";
    const passed = request({ host: target.hostname, port: target.port, path, method: incoming.method, headers });
    passed.on("error", () => answer.destroy());
    passed.on("response", (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => this.send(Buffer.concat(parts), response, answer, fault));
    });
    incoming.pipe(passed);
  }

  private send(body: Buffer, response: IncomingMessage, answer: ServerResponse, fault: Fault | undefined): void {
    const status = fault === "partial" ? 206 : (response.statusCode ?? 502);
    const write = () => {
      answer.writeHead(status, response.headers);
      if (fault === "cut off") return void answer.write(body.subarray(0, body.length / 2), () => answer.destroy());
      if (fault === "flipped byte") body[body.length >> 1] ^= 1;
      answer.end(body);
    };
    if (!this.line) return write();
    const begins = Math.max(Date.now() + this.line.latency, this.busyUntil);
    this.busyUntil = begins + (1000 * body.length) / this.line.bytesPerSecond;
    setTimeout(write, this.busyUntil - Date.now());
  }
}
