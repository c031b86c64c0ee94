// What the browser really keeps of a site: registrations, caches and their content, as a developer's tools would show.
import { expect, type Page } from "@playwright/test";
import { listOf } from "../site/versions";

export class OfflineCopy {
  constructor(
    private readonly page: Page,
    /** The site's base path. */
    private readonly base = "/",
  ) {}

  /** Names of this site's caches, without what they all begin with: the versions. */
  async versions(): Promise<string[]> {
    const prefix = `offprint:${this.base}:`;
    const names = await this.page.evaluate(() => caches.keys());
    return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  }

  /** The cache of a folder's version holds exactly its files, whole, and each with the bytes that its list names. */
  async expectWhole(folder: string): Promise<void> {
    const list = listOf(folder);
    const kept = await this.page.evaluate(async (name) => {
      const cache = await caches.open(name);
      const base = document.baseURI;
      const entries = (await cache.keys()).map(async (request) => {
        const response = (await cache.match(request))!;
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
        const url = request.url === base ? "./" : request.url.slice(base.length);
        return [url, `${response.status} ${response.type} sha256-${btoa(String.fromCharCode(...hash))}`];
      });
      return Object.fromEntries(await Promise.all(entries));
    }, `offprint:${this.base}:${list.version}`);
    expect(kept).toEqual(Object.fromEntries(list.files.map(({ url, integrity }) => [url, `200 basic ${integrity}`])));
  }

  /** Takes the caches away, as a browser that needs the room does. */
  async evict(): Promise<void> {
    await this.page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  }

  /** Empties the HTTP cache, so that every file is asked for again. */
  async clearHttpCache(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send("Network.clearBrowserCache");
    await session.detach();
  }

  /** Asks for a new version, and waits until one that was found is installed or has failed. */
  async update(): Promise<"installed" | "failed" | "nothing new"> {
    return this.page.evaluate(async () => {
      const registration = (await navigator.serviceWorker.getRegistration())!;
      await registration.update();
      const worker = registration.installing;
      if (!worker) return registration.waiting ? "installed" : "nothing new";
      return new Promise((done) => {
        worker.onstatechange = () => {
          if (worker.state === "installed" || worker.state === "activating") done("installed");
          if (worker.state === "redundant") done("failed");
        };
      });
    });
  }

  /** Scripts of the registrations for this origin, by scope. */
  async registrations(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const all = await navigator.serviceWorker.getRegistrations();
      return all.filter((one) => one.active).map((one) => new URL(one.scope).pathname).sort();
    });
  }
}
