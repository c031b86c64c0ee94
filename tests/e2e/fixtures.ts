// What every test gets: the app in a tab, servers of its own, and a guard that fails the test on any complaint.
import { test as base, type BrowserContext, type Page } from "@playwright/test";
import { App } from "./pages/app";
import { FaultyProxy } from "./site/faulty_proxy";
import { PlainHost } from "./site/plain_host";
import { Server } from "./site/server";
import { folderOf } from "./site/sites";

export { expect } from "@playwright/test";

/** Static hosts, and `offprint serve` like them, answer the app's own routes with 404.html; the browser notes the status. */
const ROUTE_BY_404 = /404 \(Not Found\) \(http:\/\/[^/]+\/(offprint\/)?(paper|library|settings|about|import|bin|digest)\b/;

/** Collects console errors, uncaught exceptions, CSP violations and requests to other places. */
export class Guard {
  private readonly complaints: string[] = [];
  private readonly allowed: RegExp[] = [ROUTE_BY_404];

  /** This complaint is what the test is about. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  async watch(context: BrowserContext): Promise<void> {
    context.on("console", (message) => {
      if (message.type() === "error") this.complain(`console: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.complain(`exception: ${error.error().stack ?? error.error()}`));
    context.on("request", (request) => {
      const url = new URL(request.url());
      const local = url.hostname === "127.0.0.1" || ["blob:", "data:"].includes(url.protocol);
      if (!local) this.complain(`request to another place: ${url.href}`);
    });
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`CSP violation: ${event.violatedDirective} by ${event.blockedURI} ${event.sample}`);
      });
    });
  }

  /** What was complained about and not expected. */
  unexpected(): string[] {
    return this.complaints.filter((complaint) => !this.allowed.some((pattern) => pattern.test(complaint)));
  }

  private complain(what: string): void {
    this.complaints.push(what);
  }
}

interface Fixtures {
  guard: Guard;
  /** The app in the test's own tab; not opened yet. */
  app: App;
  /** The path that the site is published under, of this project. */
  basePath: string;
  /** Starts a server of the test's own; it ends with the test. */
  serve: (folder?: string, port?: number) => Promise<Server>;
  faulty: (target: Server) => Promise<FaultyProxy>;
  plainHost: () => Promise<PlainHost>;
  /** The app in one more tab of the same browser. */
  tab: (start: string) => Promise<App>;
  /** The app in another reader's browser, which knows nothing of this one. */
  reader: () => Promise<App>;
}

export const test = base.extend<Fixtures>({
  guard: [
    async ({ context }, use) => {
      const guard = new Guard();
      await guard.watch(context);
      await use(guard);
      const complaints = guard.unexpected();
      if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join("\n")}`);
    },
    { auto: true },
  ],
  basePath: async ({ baseURL }, use) => use(new URL(baseURL!).pathname),
  app: async ({ page, baseURL }, use) => use(new App(page, baseURL!)),
  serve: async ({ basePath }, use) => {
    const running: Server[] = [];
    await use(async (folder = folderOf(basePath), port = 0) => {
      const server = await Server.start(folder, basePath, port);
      running.push(server);
      return server;
    });
    await Promise.all(running.map((server) => server.stop()));
  },
  faulty: async ({}, use) => {
    const running: FaultyProxy[] = [];
    await use(async (target) => {
      const proxy = await FaultyProxy.start(target.url);
      running.push(proxy);
      return proxy;
    });
    await Promise.all(running.map((proxy) => proxy.stop()));
  },
  plainHost: async ({ basePath }, use) => {
    const host = await PlainHost.start(folderOf(basePath), basePath);
    await use(async () => host);
    await host.stop();
  },
  tab: async ({ context }, use) => {
    const opened: Page[] = [];
    await use(async (start) => {
      const page = await context.newPage();
      opened.push(page);
      return new App(page, start);
    });
    await Promise.all(opened.map((page) => page.close()));
  },
  reader: async ({ browser, baseURL, guard }, use) => {
    const opened: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      opened.push(context);
      await guard.watch(context);
      return new App(await context.newPage(), baseURL!);
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});
