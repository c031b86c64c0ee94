// `offprint serve` as a process of its own, which a test can really stop.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { program } from "./sites";

export class Server {
  private constructor(
    private readonly child: ChildProcess,
    /** Address of the start page, with the base path. */
    readonly url: string,
  ) {}

  /** Serves a folder below a base path on a free port, or on the port of a server before it. */
  static async start(folder: string, base = "/", port = 0): Promise<Server> {
    const args = ["serve", folder, "--addr", `127.0.0.1:${port}`, "--base", base];
    const child = spawn(program(), args, { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: child.stdout! });
    const [url] = await Promise.race([
      once(lines, "line"),
      once(child, "exit").then(() => Promise.reject(new Error("`offprint serve` ended before it told its address"))),
      once(child, "error").then(([error]) => Promise.reject(error)),
    ]);
    return new Server(child, String(url).trim());
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Ends the process; open connections break. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await gone;
  }
}
